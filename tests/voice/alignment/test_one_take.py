"""One take: the words of a voice that tells no times, found by another that does."""

import sys

import numpy as np
import pytest

import builders
import stand_ins
from langreel.errors import VoiceError
from langreel.voice import engines, fingerprint, record, waveform
from langreel.voice.alignment import one_take
from langreel.voice.hibari import Hibari

TEXT = "At the end of twenty thirteen, China, which didn’t sell, held ten-year notes. What now?"


@pytest.mark.hibari
def test_words_are_found_by_another_voice(tmp_path, monkeypatch):
    """What hibari says, held against espeak: near enough for a cue."""
    monkeypatch.setattr(engines, "reference", lambda lang: "espeak")
    true = Hibari().speak(TEXT, "en", tmp_path / "a.wav")
    samples = waveform.read(tmp_path / "a.wav")
    found = one_take.words(TEXT, "en", samples)
    assert [(word.start, word.end) for word in found] == [(word.start, word.end) for word in true]
    assert np.median(errors(found, true)) < 0.08 and max(errors(found, true)) < 0.2


def errors(words, true):
    """How far the words begin from when they do, in seconds."""
    begins = {word.start: word.begins for word in words}
    return [abs(begins[word.start] - word.begins) for word in true if word.start in begins]


@pytest.mark.hibari
def test_a_program_that_tells_no_times_has_words_at_theirs(tmp_path, monkeypatch):
    """They are those of the trimmed take, in order, each with its time."""
    true = Hibari().speak(TEXT, "en", tmp_path / "said.wav")
    (stand_ins.project(tmp_path) / "say.py").write_text(
        "import sys; sys.stdout.buffer.write(open('said.wav', 'rb').read())", "utf-8"
    )
    call = f"{{run: ['{sys.executable}', say.py], version: 1}}"
    (tmp_path / "voices.yaml").write_text(f"commands: {{mine: {call}}}", "utf-8")
    monkeypatch.chdir(tmp_path)
    take = record(builders.line(TEXT), "command", {}, recording=None, out=tmp_path / "take.wav")
    trimmed = waveform.trim(waveform.read(tmp_path / "said.wav"))[1]
    shifts = [word.begins - trimmed for word in true]
    assert (
        np.median(np.abs(np.subtract([word.begins for word in take.words], shifts[: len(take.words)]))) < 0.06
    )


def test_what_is_no_speech_is_not_found(tmp_path):
    """A hum is like no word: its words are placed by the pauses."""
    samples = waveform.resampled(stand_ins.hum(5.0), stand_ins.RATE)
    assert one_take.words(TEXT, "en", samples) == ()


def test_without_a_voice_that_speaks_the_language_nothing_is_found(monkeypatch):
    """No failure: words are placed."""

    def refuse(*_, **__):
        raise VoiceError("nobody speaks that")

    monkeypatch.setattr("langreel.voice.alignment.reference_take.speak", refuse)
    assert one_take.words(TEXT, "tlh", waveform.silence(1.0)) == ()


def test_a_take_depends_on_the_voice_that_it_is_held_against(tmp_path, monkeypatch):
    """Of an engine that tells its own times it does not."""
    with stand_ins.command(tmp_path, monkeypatch):
        assert "held against" in fingerprint("command") and "espeak-ng" in fingerprint("command")
    assert "held against" not in fingerprint("espeak")
