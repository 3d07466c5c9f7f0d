"""Subtitle files into the catalogue: cut by cues, stored by lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from langreel import captions, pipeline
from langreel.captions.tracks import tracks
from langreel.catalogue import load
from langreel.cli.run import run
from langreel.pipeline.kept import timed
from langreel.project import Project
from langreel.script import read


@pytest.fixture
def project(tmp_path, monkeypatch, capsys) -> Project:
    """A new project, worked in."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    capsys.readouterr()
    return Project(Path.cwd())


def timeline(project, dub="zh"):
    return pipeline.plan(project, pipeline.Order("hello")).timelines[dub]


def track(project, dub="zh", words="これは{}番目の文です") -> tuple[list[tuple[int, int, str]], list[str]]:
    """One cue a line, in milliseconds, and what each says."""
    dubbed = timeline(project, dub)
    said = [spoken for slot in dubbed.slots for spoken in slot.spoken]
    texts = [words.format("一二三四五六七八九十"[n % 10]) for n in range(len(said))]
    times = [(s.span.start * 1000 // dubbed.fps, s.span.end * 1000 // dubbed.fps) for s in said]
    return [(a, b, text) for (a, b), text in zip(times, texts)], texts


def written(cues) -> Path:
    def clock(ms):
        return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"

    blocks = [f"{n}\n{clock(a)} --> {clock(b)}\n{text}\n" for n, (a, b, text) in enumerate(cues, 1)]
    Path("t.srt").write_text("\n".join(blocks), "utf-8")
    return Path("t.srt")


def told(capsys, *words, code=0):
    assert run(["subs", "import", *words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_track_becomes_a_language_of_the_film(project, capsys):
    """A cue a line: every line is translated, nothing is unsure, and the film has the track."""
    cues, texts = track(project)
    report = told(capsys, str(written(cues)), "--lang", "ja")
    assert (report["translated"], report["lines"], report["findings"]) == (len(texts), len(texts), [])
    episode = read(project, "hello")
    assert episode.subtitles == ("ja",)
    assert [line.text for segment in episode.segments for line in segment.lines["ja"]] == texts


@pytest.mark.parametrize("fmt", ["srt", "vtt", "ass"])
@pytest.mark.parametrize("dub", ["zh", "en"])
def test_what_we_cut_comes_back_as_it_was(project, capsys, tmp_path, fmt, dub):
    """Cut for a dub, written, imported: the catalogue is what it was, stops and commas too."""
    cues, _ = track(
        project, words="これは{}番目の文で、少し長いけれども、まだ終わりません。これで終わりです。"
    )
    told(capsys, str(written(cues)), "--lang", "ja")
    catalogue = project.script / "hello" / "translations" / "ja.po"
    before = load(catalogue, "ja.po").messages
    made = captions.cut(timeline(project, dub), "ja", {})
    captions.write(made, timeline(project, dub).fps, fmt, Path(f"out.{fmt}"), lang="ja")
    report = told(capsys, f"out.{fmt}", "--lang", "ja")
    assert (report["changed"], report["findings"]) == (0, [])
    assert load(catalogue, "ja.po").messages == before


def test_merged_cues_are_stored_as_unsure(project, capsys):
    """Two lines under one cue are divided, marked fuzzy, listed; the film does not show them."""
    cues, _ = track(project)
    (a, _, one), (_, b, two), *rest = cues
    report = told(capsys, str(written([(a, b, f"{one}。\n{two}"), *rest])), "--lang", "ja")
    assert [finding["rule"] for finding in report["findings"]] == ["unsure", "unsure"]
    assert one in report["findings"][0]["message"] and two in report["findings"][1]["message"]
    messages = load(project.script / "hello" / "translations" / "ja.po", "ja.po").messages
    assert [message.fuzzy for message in messages][:3] == [True, True, False]
    assert "ja" in read(project, "hello").unfinished


def test_times_are_kept_on_request(project, capsys):
    """The translator's own cues stand with that dub until the words change; other dubs are cut by rule."""
    cues, _ = track(project)
    told(capsys, str(written(cues)), "--lang", "ja", "--keep-times")
    stood = shown(project, "zh")
    assert [round(cue.span.start * 1000 / timeline(project).fps) for cue in stood] == pytest.approx(
        [a for a, _, _ in cues], abs=34
    )
    assert shown(project, "en") == captions.cut(timeline(project, "en"), "ja", {})
    catalogue = project.script / "hello" / "translations" / "ja.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace("二番目", "二つ目", 1), "utf-8")
    assert shown(project, "zh") == captions.cut(timeline(project), "ja", {})


def shown(project, dub):
    """The Japanese cues of a dub as a render takes them."""
    files = timed(project, "hello", ("ja",), dub)
    return tracks(timeline(project, dub), ("ja",), (), {}, files)["ja"]


def test_mistakes_are_told(project, capsys):
    """A spoken language, a file without cues, times asked of a file that has none."""
    Path("empty.srt").write_text("", "utf-8")
    Path("a.po").write_text("", "utf-8")
    for words, code, error in [
        (["empty.srt", "--lang", "en"], 2, "spoken"),
        (["empty.srt", "--lang", "ja"], 1, "no cue"),
        (["a.po", "--lang", "ja", "--keep-times"], 2, "only subtitle files have times"),
    ]:
        assert run(["subs", "import", *words]) == code
        assert error in capsys.readouterr().err
