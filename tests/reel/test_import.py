"""An imported text is a film at once: six texts of different make, each rendered and verified."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.ffmpeg import probe
from langreel.translation.formats import read, write
from langreel.translation.translated_line import Card, TranslatorSheet

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
    assert run(["render", "film", "--profile", "proxy", "--executor", "inline"]) == 0
    capsys.readouterr()
    assert run(["verify", "film", "--profile", "proxy"]) == 0


def test_a_translators_file_makes_a_dub(tmp_path, monkeypatch, capsys):
    """A text, to be spoken in a second language; its PO out, filled, back in: `check`, both films."""
    words = {"The debt": "La deuda", "Nobody asked why.": "Nadie preguntó por qué."}
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    Path("debt.txt").write_text("# The debt\n\nNobody asked why.\n", "utf-8")
    assert run(["import", "debt.txt", "--lang", "en", "--to", "es"]) == 0
    assert run(["subs", "export", "debt", "--to", "es"]) == 0
    lines = [replace(each, target=words[each.source]) for each in read(Path("debt.es.po")).entries]
    cards = tuple(Card(each, "") for each in lines)
    write(TranslatorSheet("debt", "en", "es", cards), "po", Path("debt.es.po"))
    assert run(["subs", "import", "debt.es.po", "--lang", "es"]) == 0
    head = Path("script/debt/episode.yaml")
    silent = "voices: {en: scratch, es: scratch}"
    head.write_text(re.sub("voices: .*", silent, head.read_text("utf-8")), "utf-8")
    capsys.readouterr()
    assert run(["check", "debt"]) == 0
    assert capsys.readouterr().out == "debt: no findings\n"
    assert run(["render", "debt", "--profile", "proxy", "--executor", "inline"]) == 0
    for lang, title in (("en", "The debt"), ("es", "La deuda")):
        media = probe(Path(f"out/debt/proxy/{lang}/debt.mp4"))
        assert media.frames and [each.title for each in media.chapters] == [title]
