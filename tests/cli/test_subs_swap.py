"""``langreel subs swap``: a film with other subtitles, from the command line."""

from __future__ import annotations

import json

import pytest

from langreel.captions import FORMATS, write
from langreel.cli.run import run
from langreel.ffmpeg import probe
from langreel.master.mp4_subtitles import embedded
from langreel.model import Cue, Span, Track


def test_tracks_come_from_any_file_and_the_answer_lists_them(film, tmp_path, capsys, monkeypatch):
    """A Shift-JIS file without empty lines and a WebVTT with a quote in its name become two tracks."""
    monkeypatch.chdir(tmp_path)
    ja = "1\n00:00:01.00 --> 00:00:02.00\nこのドルは最後にどこへ\n2\n00:00:02.50 --> 00:00:03.00\n40"
    (tmp_path / "ja.srt").write_bytes(ja.encode("shift-jis"))
    (tmp_path / "it's; en.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nQ&amp;A {x}\n", "utf-8")
    words = ["--track", "ja=ja.srt", "--track", "en=it's; en.vtt", "--default", "en", "--order", "en"]
    assert run(["subs", "swap", "film.mp4", *words, "-o", "out.mp4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(track["lang"], track["default"]) for track in told["tracks"]] == [("eng", True), ("jpn", False)]
    assert {finding["rule"] for finding in told["findings"]} == {"time-format", "no-empty-line"}
    assert told["findings"][0]["where"].startswith("ja.srt:")
    assert [[cue.lines for cue in track.cues] for track in embedded(tmp_path / "out.mp4")] == [
        [("Q&A ｛x｝",)],
        [("このドルは最後にどこへ",), ("40",)],
    ]
    assert [chapter.title for chapter in probe(tmp_path / "out.mp4").chapters] == ["One", "Two"]
    assert probe(tmp_path / "out.mp4").tags["title"] == "A film"


@pytest.mark.parametrize("fmt", FORMATS)
def test_tracks_come_from_every_format_that_is_written(film, tmp_path, fmt):
    """What one film's track was written as is another film's track."""
    cues = (Cue(Span(500, 1000), ("行", "a < b & c")), Cue(Span(2000, 1000), ("40",)))
    write(Track(cues, 1000), fmt, tmp_path / f"ja.{fmt}", lang="ja")
    out = tmp_path / "out.mp4"
    assert run(["subs", "swap", str(film), "--track", f"ja={tmp_path / f'ja.{fmt}'}", "-o", str(out)]) == 0
    (track,) = embedded(out)
    assert track == Track(cues, 1000)


def test_mistakes_get_a_hint_and_a_code(film, tmp_path, capsys):
    """Wrong words exit 2, a file that is no film exits 6, a file without cues exits 1."""
    (tmp_path / "no.srt").write_text("hello", "utf-8")
    (tmp_path / "notes.txt").write_text("hello " * 400, "utf-8")
    (tmp_path / "ja.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n国\n", "utf-8")
    for words, code, told in [
        ([str(film), "--track", "ja"], 2, "names no file"),
        ([str(film), "--drop", "ja"], 2, "no subtitle track 'ja'"),
        ([str(film), "--track", f"ja={tmp_path / 'none.srt'}"], 2, "cannot be read"),
        ([str(film), "--track", f"ja={tmp_path / 'no.srt'}"], 1, "no cue"),
        (
            [str(tmp_path / "ja.srt"), "--track", f"ja={film}"],
            6,
            "ja.srt is a subtitle file and holds no picture",
        ),
        ([str(tmp_path / "ja.srt")], 6, "hint: the film comes first"),
        ([str(tmp_path / "no.srt")], 6, "no.srt"),
        ([str(tmp_path / "notes.txt")], 6, "notes.txt is a text, not a film"),
        ([str(tmp_path / "none.mp4")], 2, "there is no file"),
    ]:
        assert run(["subs", "swap", *words, "-o", str(tmp_path / "out.mp4")]) == code
        error = capsys.readouterr().err
        assert told in error and "Traceback" not in error
    assert not (tmp_path / "out.mp4").exists()


LATE = "1\n00:00:01,000 --> 00:00:02,000\nseen\n\n2\n01:00:00,000 --> 01:00:02,000\nlate\n"


def test_a_cue_after_the_film_is_told_and_kept(film, tmp_path, call):
    """By its line in the file; also where another such track has made the file itself longer."""
    (tmp_path / "en.srt").write_text(LATE, "utf-8")
    out, again = tmp_path / "out.mp4", tmp_path / "again.mp4"
    told = "en.srt:6: warning: begins at 01:00:00.000, and the film ends at 00:00:04.000: late"
    for source, lang, target in [(film, "en", out), (out, "de", again)]:
        code, shown, _ = call(
            "subs", "swap", str(source), "--track", f"{lang}={tmp_path / 'en.srt'}", "-o", str(target)
        )
        assert code == 0 and told in shown
    assert [[cue.span.start for cue in track.cues] for track in embedded(again)] == [[1000, 3_600_000]] * 2


def test_a_film_is_not_written_over_itself_unasked(film, tmp_path, call):
    """What is left out would be gone, by whatever path the film is named; --overwrite is asking."""
    (tmp_path / "en.srt").write_text(LATE, "utf-8")
    before = film.read_bytes()
    words = ["subs", "swap", str(film), "--track", f"en={tmp_path / 'en.srt'}"]
    code, _, err = call(*words, "-o", str(tmp_path / "." / ".." / tmp_path.name / film.name))
    assert code == 2 and "written over itself" in err and "--overwrite" in err
    assert film.read_bytes() == before
    assert call(*words, "-o", str(film), "--overwrite")[0] == 0 and len(embedded(film)) == 1


def test_an_old_encoding_is_named(film, tmp_path, call):
    """What cannot be told is refused with the option, and read with it."""
    words = LATE.replace("seen", "Très bien, ça va")
    (tmp_path / "en.srt").write_bytes(words.encode("windows-1252"))
    asked = ["subs", "swap", str(film), "--track", f"fr={tmp_path / 'en.srt'}", "-o", str(tmp_path / "o.mp4")]
    code, _, err = call(*asked)
    assert code == 1 and "--encoding: windows-1252" in err
    assert call(*asked, "--encoding", "windows-1252")[0] == 0
    assert embedded(tmp_path / "o.mp4")[0].cues[0].lines == ("Très bien, ça va",)


@pytest.mark.parametrize(("lang", "right"), [("pt_BR", "pt-BR"), ("zh-hant", "zh-Hant"), ("zho", "zh")])
def test_a_language_is_spelled_as_everywhere(film, tmp_path, call, lang, right):
    """Another spelling would make another track of the same language."""
    (tmp_path / "en.srt").write_text(LATE, "utf-8")
    out = str(tmp_path / "o.mp4")
    code, _, err = call("subs", "swap", str(film), "--track", f"{lang}={tmp_path / 'en.srt'}", "-o", out)
    assert code == 2 and f"'{lang}' is no language" in err and f"perhaps you meant '{right}'?" in err
