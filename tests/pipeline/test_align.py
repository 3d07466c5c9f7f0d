"""A dub that somebody read in one sitting becomes the takes of its lines; nothing that lay there is lost."""

import json
from pathlib import Path

import numpy as np
import pytest

from langreel.errors import ContentError, UsageError, VoiceError
from langreel.pipeline.align import align
from langreel.pipeline.align_request import AlignRequest
from langreel.pipeline.film import RenderRequest
from langreel.voice import record, take_words, waveform
from sittings import LINES, read

COUNT = 6


@pytest.fixture
def film(project):
    """The template with a script of six lines in a segment, whose English dub is recorded."""
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("en: espeak", "en: recorded"), "utf-8")
    act = project.script / "hello/01-debt.yaml"
    head = act.read_text("utf-8").partition("    zh: |")[0]
    words = "".join(
        f"    {lang}: |\n" + "".join(f"      {text}\n" for text in LINES[lang][:COUNT])
        for lang in ("zh", "en")
    )
    act.write_text(head + words, "utf-8")
    return project


@pytest.fixture(scope="module")
def tape(tmp_path_factory):
    """A sitting in English: line 3 twice, between coughs; its file and its truth."""
    true = read("en", LINES["en"][:COUNT], seed=3, again=1, coughs=0.3, noise=25.0, echo=0.2, pitch=1.05)
    out = tmp_path_factory.mktemp("tape") / "sitting.wav"
    waveform.write(true.samples, out)
    return out, true


def takes(film):
    return film.assets / "voice/hello/en"


def aligned(film, *files, **words):
    return align(film, AlignRequest("hello", "en", files, **words), lambda event: None)


def test_every_line_gets_its_take(film, tape):
    """In the place and under the name that `recorded` plays, with the words and their times beside it."""
    file, true = tape
    made = aligned(film, file)
    assert [each.status for each in made.lines] == ["found"] * COUNT
    assert made.notes == ()
    assert sorted(each.times for each in made.lines) == [1, 1, 1, 1, 1, 2]
    for each in made.lines:
        take = film.root / each.lies
        words = take_words.read(take)
        assert take.name == f"one-line.{each.line.number}.flac"
        assert words and words.said == each.said and words.source == "sitting.wav"
        last = [said for said in true.said if said.name == str(each.line.number - 1)][-1]
        assert abs(words.begins + words.words[0].begins - last.begins) < 0.2


def test_marks_fall_where_their_words_were_said(film, tape, tmp_path):
    """The recorded voice plays the take with measured words."""
    aligned(film, tape[0])
    request = RenderRequest("hello", langs=("en",))
    from langreel.pipeline.film import prepare

    line = prepare(film, request).episode.lines("en")[0]
    take = record(line, "recorded", {}, recording=takes(film) / "one-line.1.flac", out=tmp_path / "a.wav")
    assert take.measured
    assert abs(waveform.loudness(waveform.load(take.audio)) - waveform.SPEECH_LUFS) < 0.5


def test_the_same_recording_changes_nothing(film, tape):
    """A second call lays nothing and moves nothing."""
    aligned(film, tape[0])
    before = {path: path.stat().st_mtime_ns for path in takes(film).rglob("*")}
    assert not any(each.fresh for each in aligned(film, tape[0]).lines)
    assert {path: path.stat().st_mtime_ns for path in takes(film).rglob("*")} == before


def test_what_lay_there_is_kept(film, tape):
    """An earlier take, whatever its ending, is moved aside with its words; and so is the next one."""
    takes(film).mkdir(parents=True)
    (takes(film) / "one-line.1.MP3").write_bytes(b"what was read last year")
    aligned(film, tape[0])
    (kept,) = (takes(film) / "replaced").iterdir()
    assert (kept.name, kept.read_bytes()) == ("one-line.1.1.MP3", b"what was read last year")
    again = next(each for each in aligned(film, tape[0], take="first").lines if each.times == 2)
    assert again.fresh
    names = {path.name for path in (takes(film) / "replaced").iterdir()}
    assert f"one-line.{again.line.number}.{2 if again.line.number == 1 else 1}.flac" in names


def test_a_dry_run_lays_nothing(film, tape):
    """It tells what it would."""
    assert {each.status for each in aligned(film, tape[0], dry_run=True).lines} == {"found"}
    assert not takes(film).exists()


def test_of_a_line_said_twice_one_may_choose(film, tape):
    """The last is taken, the first on demand, for all lines or for one."""
    twice = next(each for each in aligned(film, tape[0], dry_run=True).lines if each.times == 2)
    name = f"one-line.{twice.line.number}"
    first = aligned(film, tape[0], dry_run=True, takes={name: "first"}).lines[twice.line.number - 1]
    assert first.begins < twice.begins
    with pytest.raises(UsageError, match=r"unknown line 'one-line\.9'"):
        aligned(film, tape[0], takes={"one-line.9": 1})


def test_borders_of_a_person_are_taken(film, tape, tmp_path):
    """Only what was changed is cut anew, exactly as drawn; what is not wanted is moved aside."""
    made = aligned(film, tape[0])
    borders = [
        {
            "segment": "one-line",
            "line": each.line.number,
            "file": "sitting.wav",
            "begins": each.begins + 0.1 * (each.line.number == 2),
            "ends": each.ends,
            "changed": each.line.number == 2,
            "wanted": each.line.number != 5,
        }
        for each in made.lines
    ]
    (tmp_path / "b.json").write_text(json.dumps({"episode": "hello", "lang": "en", "borders": borders}))
    again = aligned(film, tape[0], borders=tmp_path / "b.json")
    assert [each.line.number for each in again.lines if each.fresh] == [2]
    words = take_words.read(takes(film) / "one-line.2.flac")
    assert words and words.begins == pytest.approx(made.lines[1].begins + 0.1, abs=1e-3)
    assert [each.lies for each in again.lines][4] == ""
    assert {path.name for path in (takes(film) / "replaced").iterdir()} == {
        "one-line.2.1.flac", "one-line.2.1.words.json", "one-line.5.1.flac", "one-line.5.1.words.json",
    }  # fmt: skip


def borders_of(segment="one-line", file="sitting.wav", begins=0.0, episode="hello"):
    """A file of one border."""
    one = {"segment": segment, "line": 1, "file": file, "begins": begins, "ends": 1}
    return json.dumps({"episode": episode, "lang": "en", "borders": [one]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"b\.json:1:2: this is no JSON"),
        ("[]", "this is no list of borders"),
        (borders_of(episode="other"), r"of other\.en, not of hello\.en"),
        (borders_of("one-lime"), r"there is no line one-lime\.1 \(perhaps you meant 'one-line\.1'"),
        (borders_of(file="x.wav"), r"the recording 'x\.wav' is not given"),
        (borders_of(begins=3.0), r"one-line\.1 lies outside of sitting\.wav"),
    ],
)
def test_borders_that_cannot_be_are_told(text, message, film, tape, tmp_path):
    """With the file, and what is wrong in it; nothing is laid."""
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(ContentError, match=message):
        aligned(film, tape[0], borders=tmp_path / "b.json")
    assert not takes(film).exists()


def test_a_recording_without_a_voice_is_told(film, tmp_path):
    """A hum, with pauses or not: nothing is found for certain, and no take is laid."""
    hum = np.sin(np.arange(48000 * 5) / 30).astype(np.float32) * 0.3
    waveform.write(hum, tmp_path / "hum.wav")
    with pytest.raises(VoiceError, match=r"none of the 6 lines of hello\.en is heard"):
        aligned(film, tmp_path / "hum.wav")
    waveform.write(hum * (np.arange(len(hum)) % 24000 < 16000), tmp_path / "hum.wav")
    assert "found" not in {each.status for each in aligned(film, tmp_path / "hum.wav").lines}
    assert not takes(film).exists()


def test_the_page_is_written(film, tape, tmp_path):
    """With every line, its words, and the recording in it."""
    aligned(film, tape[0], dry_run=True, html=tmp_path / "page.html")
    page = Path(tmp_path / "page.html").read_text("utf-8")
    assert page.count("<article") == COUNT
    assert "data:audio/webm;base64," in page and "one-line.6 " in page
