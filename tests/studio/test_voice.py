"""The voice on the page: takes of lines, other voices, and a recording that is heard before it is kept."""

from __future__ import annotations

import shutil

import pytest

from langreel.voice import take_words

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")


def line_of(studio, key, lang="en"):
    """A line as the page has it."""
    lines = studio.get(f"/api/voice/{lang}").json["room"]["lines"]
    return next(each for each in lines if each["key"] == key)


def test_each_line_is_told_with_its_words_and_marks(studio):
    """What is not spoken yet is estimated, and has no sound."""
    room = studio.get("/api/voice/en").json["room"]
    assert (room["voice"], room["plays_recordings"]) == ("scratch", False)
    line = line_of(studio, "one-line.1")
    assert line["state"] == "estimated" and line["words"] and line["seconds"] > 0
    assert all(0 <= mark["seconds"] <= line["seconds"] for mark in line["marks"])
    assert studio.get("/media/take/en/one-line.1").status == 404


@needs_espeak
def test_another_voice_says_the_line(studio):
    """Beside the one that speaks the dub; nothing is kept."""
    assert "espeak" in studio.get("/api/voices").json["voices"]
    told = studio.post("/api/take/en/one-line.1", {"voice": "espeak"})
    assert told.status == 200 and told.raw[:4] == b"RIFF" and len(told.raw) > 48_000
    assert studio.post("/api/take/en/one-line.1", {"voice": "nobody"}).status in (404, 422)


@needs_espeak
def test_a_recording_is_heard_and_then_laid(studio, project):
    """With the times of its words, where the dub looks for it; what lay there is kept aside."""
    said = studio.post("/api/take/en/one-line.1", {"voice": "espeak"}).raw
    heard = studio.ask("POST", "/api/recording/en/one-line.1", said).json["heard"]
    assert heard["line"]["status"] == "found" and 0.05 < heard["peak"] <= 1
    folder = project.assets / "voice/hello/en"
    assert not folder.exists()
    told = studio.ask("POST", "/api/recording/en/one-line.1?keep=yes", said).json["heard"]
    assert told["line"]["lies"] == "assets/voice/hello/en/one-line.1.flac"
    words = take_words.read(folder / "one-line.1.flac")
    assert words and words.words
    assert line_of(studio, "one-line.1")["file"] == told["line"]["lies"]


@needs_espeak
def test_another_line_is_not_taken_for_this_one(studio, project):
    """What was said instead is told, and nothing is laid without being kept."""
    said = studio.post("/api/take/en/one-line.3", {"voice": "espeak"}).raw
    told = studio.ask("POST", "/api/recording/en/one-line.1", said)
    assert told.status == 422 or told.json["heard"]["line"]["status"] != "found"
    assert not (project.assets / "voice/hello/en").exists()


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"RIFF" + bytes(400)])
def test_what_is_no_sound_is_refused(studio, project, data):
    """With a word; nothing is laid."""
    told = studio.ask("POST", "/api/recording/en/one-line.1?keep=yes", data)
    assert told.status == 422 and told.json["error"]["message"]
    assert not (project.assets / "voice/hello/en").exists()


@pytest.mark.parametrize("path", ["/api/voice/xx", "/media/take/en/nothing.1", "/media/take/en/..%2f..%2fx"])
def test_lines_are_looked_up_and_never_paths(studio, path):
    """A language that nobody speaks here, a line that there is not."""
    assert studio.get(path).status == 404
