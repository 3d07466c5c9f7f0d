"""Subtitle files into the catalogue: cut by cues, stored by lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from langreel import captions
from langreel.captions.cutting import cut
from langreel.captions.dub_tracks import tracks
from langreel.captions.formats import read_file
from langreel.cli.run import run
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import plan
from langreel.po import Catalogue, Message, load, text
from langreel.project import Project
from langreel.script import read
from langreel.translation.timed_cues import timed


@pytest.fixture
def project(tmp_path, monkeypatch, capsys) -> Project:
    """A new project, worked in."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    capsys.readouterr()
    return Project(Path.cwd())


def timeline(project, dub="zh"):
    return plan(project, RenderRequest("hello")).timelines[dub]


def track(project, dub="zh", words="これは{}番目の文です") -> tuple[list[tuple[int, int, str]], list[str]]:
    """One cue a line, in milliseconds, and what each says."""
    dubbed = timeline(project, dub)
    said = dubbed.spoken
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


@pytest.mark.parametrize("fmt", ["srt", "vtt", "ass", "ttml", "lrc", "bcc"])
@pytest.mark.parametrize("dub", ["zh", "en"])
def test_what_we_cut_comes_back_as_it_was(project, capsys, tmp_path, fmt, dub):
    """Cut for a dub, written, imported: the catalogue is what it was, stops and commas too."""
    cues, _ = track(
        project, words="これは{}番目の文で、少し長いけれども、まだ終わりません。これで終わりです。"
    )
    told(capsys, str(written(cues)), "--lang", "ja")
    catalogue = project.script / "hello" / "translations" / "ja.po"
    before = load(catalogue, "ja.po").messages
    made = cut(timeline(project, dub), "ja", {})
    captions.write(made, fmt, Path(f"out.{fmt}"), lang="ja")
    report = told(capsys, f"out.{fmt}", "--lang", "ja")
    assert (report["changed"], report["findings"]) == (0, [])
    assert load(catalogue, "ja.po").messages == before


CUED = ["srt", "vtt", "ass", "ttml", "lrc", "bcc"]


@pytest.fixture
def half(project, capsys) -> Path:
    """A catalogue with a translated line, a stale one and a missing one."""
    catalogue = project.script / "hello" / "translations" / "ja.po"
    catalogue.parent.mkdir()
    first, *_ = [line for s in read(project, "hello").segments for line in s.lines["zh"]]
    messages = (
        Message("one-line.1", first.text, "1980年、債務の総額は「{debt_1980}」でした。[x] <i> & 1 < 2…"),
        Message("one-line.2", "别的话", "古い文、です。", remarks=("look",)),
    )
    catalogue.write_text(text(Catalogue("Language: ja\n", messages)), "utf-8")
    assert run(["subs", "import", str(catalogue), "--lang", "ja"]) == 0
    assert "1 of 3 translated" in capsys.readouterr().out
    return catalogue


@pytest.mark.parametrize("fmt", CUED)
@pytest.mark.parametrize("dub", ["zh", "en"])
def test_an_exported_track_that_nobody_touched_changes_nothing(project, half, capsys, fmt, dub):
    """Translated, stale and missing lines go out as cues, and what comes back is what is stored."""
    before = half.read_text("utf-8")
    capsys.readouterr()
    assert run(["subs", "export", "hello", "--to", "ja", "--format", fmt, "--dub", dub, "-o", "t.x"]) == 0
    assert "1 stale" in capsys.readouterr().out
    report = told(capsys, "t.x", "--lang", "ja", "--format", fmt)
    assert (report["changed"], report["findings"]) == (0, [])
    assert half.read_text("utf-8") == before


def test_a_track_to_write_over_says_what_is_missing_in_the_source(project, half):
    """Cues of a missing line are cut as the source's own; figures are written out in the new language."""
    assert run(["subs", "export", "--to", "ja", "--format", "bcc"]) == 0
    said = [cue["content"] for cue in json.loads(Path("hello.ja.json").read_text("utf-8"))["body"]]
    assert "9,080億ドル" in "".join(said) and "古い文 です" in said
    assert said[-1] == "\n".join(cut(timeline(project), "zh", {}).cues[-1].lines)


def test_what_is_written_over_is_stored(project, half, capsys):
    """One cue translated: its line is; another mark is another translation, told; nothing else changes."""
    run(["subs", "export", "--to", "ja", "--format", "srt"])
    path = Path("hello.ja.srt")
    content = path.read_text("utf-8").replace(
        "\n".join(read_file.read(path).track.cues[-1].lines), "３０倍になった"
    )
    path.write_text(content.replace("古い文 です", "新しい文です！"), "utf-8")
    capsys.readouterr()
    report = told(capsys, str(path), "--lang", "ja")
    assert (report["changed"], report["translated"]) == (2, 3)
    assert [each["message"] for each in report["findings"]] == [
        "one-line.2 has a new translation; it was: 古い文、です。"
    ]
    first, *rest = [message.target for message in load(half, "ja.po").messages]
    assert first.startswith("1980年、債務の総額は「{debt_1980}」") and rest == [
        "新しい文です！",
        "３０倍になった",
    ]


def test_a_line_that_is_half_translated_is_in_doubt(project, capsys):
    """Where one of its cues still has the source's words, the line is stored as fuzzy, and says so."""
    act = project.script / "hello" / "01-debt.yaml"
    long = "涨到了原来的[times]{growth}，而且这还没有把利息和将来的养老金都算进去，也没有把各州的债务算进去。"
    act.write_text(act.read_text("utf-8").replace("涨到了原来的[times]{growth}。", long), "utf-8")
    run(["subs", "export", "--to", "ja", "--format", "srt"])
    path = Path("hello.ja.srt")
    last = read_file.read(path).track.cues[-1].lines
    path.write_text(path.read_text("utf-8").replace("\n".join(last), "訳した"), "utf-8")
    capsys.readouterr()
    report = told(capsys, str(path), "--lang", "ja")
    assert [finding["rule"] for finding in report["findings"]] == ["unsure"]
    assert "some of it is not translated" in report["findings"][0]["message"]


@pytest.mark.parametrize("stacked", [True, False])
def test_the_films_own_lines_are_no_translation(project, capsys, stacked):
    """Both languages in one cue, or as two cues at one time: the translation is what is left."""
    cues, texts = track(project)
    sources = [spoken.line.text.strip("。").replace("，", " ") for spoken in timeline(project).spoken]
    both = [(a, b, f"{source}\n{text}") for (a, b, text), source in zip(cues, sources)]
    apart = [each for (a, b, text), source in zip(cues, sources) for each in ((a, b, text), (a, b, source))]
    report = told(capsys, str(written(both if stacked else apart)), "--lang", "ja")
    assert (report["translated"], report["lines"]) == (len(texts), len(texts))
    assert [each["rule"] for each in report["findings"] if each["severity"] == "info"] == ["two-languages"]
    catalogue = load(project.script / "hello" / "translations" / "ja.po", "ja.po")
    assert [message.target for message in catalogue.messages] == texts


def test_a_name_that_both_languages_write_alike_stays(project, capsys):
    """A short line of a cue is another language's only if the file shows that language all through."""
    cues, _ = track(project, words="これは{}番目の文です\nGDP")
    report = told(capsys, str(written(cues)), "--lang", "ja")
    assert report["findings"] == []
    catalogue = load(project.script / "hello" / "translations" / "ja.po", "ja.po")
    assert all(message.target.endswith("GDP") for message in catalogue.messages)


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
    assert [round(cue.span.start * 1000 / timeline(project).fps) for cue in stood.cues] == pytest.approx(
        [a for a, _, _ in cues], abs=34
    )
    assert shown(project, "en") == cut(timeline(project, "en"), "ja", {})
    catalogue = project.script / "hello" / "translations" / "ja.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace("二番目", "二つ目", 1), "utf-8")
    assert shown(project, "zh") == cut(timeline(project), "ja", {})


def shown(project, dub):
    """The Japanese cues of a dub as a render takes them."""
    files = timed(project, "hello", ("ja",), dub=dub)
    return tracks(timeline(project, dub), ("ja",), (), lexicons={}, timed=files)["ja"]


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
