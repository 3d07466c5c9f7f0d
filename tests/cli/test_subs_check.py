"""``langreel subs check``: any track against a profile, told as text, JSON, CSV and a page, and mended."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from langreel import captions
from langreel.captions import formats
from langreel.captions.formats import FORMATS, appearance
from langreel.captions.formats.read_file import read
from langreel.cli.run import run

ODD = """\
1
00:00:01,000 --> 00:00:01,200
=HYPERLINK("x")，<img src=x onerror=alert(1)>……

2
00:00:01,150 --> 00:00:04,000
前半句
后半句
"""


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Runs the command in a folder with ``it's odd.srt``; returns exit code, output, complaints."""
    monkeypatch.chdir(tmp_path)
    Path("it's odd.srt").write_text(ODD, "utf-8")

    def call(*words):
        code = run(["subs", "check", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_a_file_alone_is_checked_by_its_own_times(check):
    """Errors exit 1; every finding names its rule, its cue and its way out."""
    code, out, _ = check("it's odd.srt", "--lang", "zh", "--rules", "netflix-zh-hans")
    assert code == 1 and out.startswith("zh: 2 cues, ")
    for rule in ("overlap", "min-duration", "one-line", "reading-speed", "stop-at-line-end", "ellipsis"):
        assert f"[{rule}]" in out
    assert "cue 2 at 0:01.133: warning: fits on one line: 前半句 后半句 [one-line]" in out
    assert "[in-time]" not in out


def test_reports_are_json_and_csv(check):
    """The same findings for programs; a cell is never a formula."""
    _, told, _ = check("it's odd.srt", "--lang", "zh", "--json")
    (track,) = json.loads(told)
    fixes = {finding["rule"]: finding["fix"] for finding in track["findings"]}
    assert (fixes["one-line"], fixes["overlap"], fixes["ellipsis"]) == ("rebreak", "retime", "replace")
    _, told, _ = check("it's odd.srt", "--lang", "zh", "--csv")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len(rows) == len(track["findings"])
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_page_holds_words_as_words(check):
    """One file, nothing from elsewhere, no script, every word escaped."""
    check("it's odd.srt", "--lang", "zh", "--html", "page.html")
    text = Path("page.html").read_text("utf-8")
    tags, links = set(), []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.add(tag)
            links.extend(value for name, value in attrs if name in {"src", "href", "onerror"})

    Reader().feed(text)
    assert "script" not in tags and "img" not in tags and not links
    assert "&lt;img src=x onerror=alert(1)&gt;" in text and "default-src 'none'" in text


def test_a_mended_file_has_nothing_left_of_what_was_mended(check):
    """--fix writes the track; words stay, and a second check is content."""
    _, out, _ = check("it's odd.srt", "--lang", "zh", "--fix", "-o", "mended.vtt")
    assert "mended" in out
    _, out, _ = check("mended.vtt", "--lang", "zh", "--json")
    left = {finding["rule"] for finding in json.loads(out)[0]["findings"]}
    assert not left & {name for name, rule in captions.rules.RULES.items() if rule.always}
    assert "前半句 后半句" in Path("mended.vtt").read_text("utf-8")


@pytest.mark.parametrize("ending", [ending for each in FORMATS.values() for ending in each.endings])
def test_every_format_is_checked_and_mended(check, ending):
    """What can be written can be checked, whatever its ending; --fix reads one and writes another."""
    content = formats.ending(Path(f"a{ending}")).module.write(
        read(Path("it's odd.srt")).track, appearance.TrackLook("zh")
    )
    Path(f"odd{ending}").write_text(content, "utf-8")
    code, out, _ = check(f"odd{ending}", "--lang", "zh", "--fix", "-o", "mended.ttml")
    assert code == 1 and "mended" in out
    assert len(read(Path("mended.ttml")).track.cues) >= 1


def test_mistakes_get_a_hint(check):
    """Profiles, languages, missing words, a place to write."""
    for words, told in [
        (["it's odd.srt"], "a file has one language"),
        (["it's odd.srt", "--lang", "zh", "--rules", "netflix-zh"], "perhaps you meant 'netflix-zh-hans'"),
        (["it's odd.srt", "--lang", "zh", "--fix"], "where shall the mended track go"),
        (["it's odd.srt", "--lang", "zh", "-o", "x.srt"], "--out is for --fix"),
        (["it's odd.srt", "--lang", "zh", "--fix", "-o", "x.doc"], "which format"),
        (["none.srt", "--lang", "zh"], "cannot be read"),
        (["it's odd.srt", "--lang", "zh", "--video", "x.mp4"], "--video is for the page"),
    ]:
        code, _, err = check(*words)
        assert code == 2 and told in err, err


def test_an_episode_is_checked_with_every_dub(tmp_path, monkeypatch, capsys):
    """Each language with each dub, as a render would cut it."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    capsys.readouterr()
    code = run(["subs", "check", "hello", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert sorted((track["lang"], track["dub"]) for track in told) == [
        ("en", "en"), ("en", "zh"), ("zh", "en"), ("zh", "zh"),
    ]  # fmt: skip
    assert run(["subs", "check", "--lang", "en", "--dub", "zh", "--fix", "-o", "en.srt"]) == 0
    assert run(["subs", "check", "en.srt", "--lang", "en", "--episode", "hello", "--dub", "zh"]) == 0


def test_a_cue_after_the_film_is_told(film, tmp_path, monkeypatch, call):
    """Of an episode's dub, and of the film that the page plays; a file alone has no end."""
    assert call("new", str(tmp_path / "film"))[0] == 0
    monkeypatch.chdir(tmp_path / "film")
    (tmp_path / "late.srt").write_text("1\n01:00:00,000 --> 01:00:02,000\nlate\n", "utf-8")
    words = ["subs", "check", str(tmp_path / "late.srt"), "--lang", "en"]
    told = "late.srt:2: warning: begins at 01:00:00.000, and the film ends at 00:00:"
    assert told in call(*words, "--episode", "hello")[1]
    assert told in call(*words, "--video", str(film), "--html", "page.html")[1]
    assert "after-the-film" not in call(*words)[1]
