"""An imported text is a film at once: six texts of different make, each rendered and verified."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from langreel.cli.run import run

TEXTS = sorted((Path(__file__).parents[1] / "manuscript" / "texts").iterdir())
pytestmark = pytest.mark.reel


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_renders_as_it_stands(tmp_path, monkeypatch, capsys, path):
    """`import`, `check` with its layout rules, `render`, `verify`: no finding."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    assert run(["import", str(path), "--episode", "film", "--lang", path.suffixes[0][1:]]) == 0
    head = Path("script/film/episode.yaml")
    head.write_text(re.sub(r'(voices: \{\w+: )"[^"]+"', r'\1"scratch"', head.read_text("utf-8")), "utf-8")
    capsys.readouterr()
    assert run(["check", "film"]) == 0
    assert capsys.readouterr().out == "film: no findings\n"
    assert run(["render", "film", "--profile", "proxy"]) == 0
    capsys.readouterr()
    assert run(["verify", "film", "--profile", "proxy"]) == 0
