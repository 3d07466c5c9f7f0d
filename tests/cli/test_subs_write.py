"""``langreel subs write``: one track in any format."""

from __future__ import annotations

import json
from pathlib import Path

from langreel.captions import FORMATS
from langreel.captions.formats.read_file import read
from langreel.cli.run import run


def test_one_track_in_any_format(tmp_path, monkeypatch, capsys):
    """Timed to the dub that is named; two languages stacked; the ending tells the format."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    for fmt in FORMATS:
        assert run(["subs", "write", "hello", "--lang", "zh", "--dub", "en", "-o", f"a.{fmt}"]) == 0
        assert Path(f"a.{fmt}").stat().st_size > 100
    assert run(["subs", "write", "--lang", "zh+en", "--format", "bcc", "-o", "both.json"]) == 0
    assert all("\n" in cue["content"] for cue in json.loads(Path("both.json").read_text("utf-8"))["body"])
    assert not read(Path("a.vtt")).findings
    capsys.readouterr()
    for words, told in [
        (["--lang", "fr", "-o", "a.srt"], "unknown language 'fr'"),
        (["--lang", "zh", "-o", "a.doc"], "which format"),
        (["--lang", "zh", "--dub", "ja", "-o", "a.srt"], "unknown language 'ja'"),
    ]:
        assert run(["subs", "write", *words]) == 2
        assert told in capsys.readouterr().err
