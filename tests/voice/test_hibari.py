from itertools import pairwise

import pytest

from langreel.errors import ToolError, VoiceError
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.engines import Engine
from langreel.voice.hibari import Hibari

EN = "In twenty twenty four, China — which didn’t sell — held ten-year notes. So eigh I asks: an I O U?"
pytestmark = pytest.mark.hibari


def test_word_times_cover_what_is_spoken_in_order(tmp_path) -> None:
    """Every letter is in a word, no two overlap, all lie in the samples, each lasts."""
    words = Hibari().speak(EN, "en", tmp_path / "a.wav")
    samples = waveform.load(tmp_path / "a.wav")
    covered = {i for word in words for i in range(word.start, word.end)}
    assert not [mark for i, mark in enumerate(EN) if mark.isalnum() and i not in covered]
    assert all(a.end <= b.start and a.ends <= b.begins + 1e-9 for a, b in pairwise(words))
    assert all(0 < word.begins < word.ends < len(samples) / RATE for word in words)
    assert len(samples) % 1200 == 0


def test_word_times_are_those_of_the_sound(tmp_path) -> None:
    """At a full stop it is quiet, in words it is not."""
    words = Hibari().speak("Go. Go. Go.", "en", tmp_path / "a.wav")
    samples = waveform.load(tmp_path / "a.wav")
    assert abs(words[0].begins - waveform.speech(samples)[0] / RATE) < 0.08
    loud = waveform.envelope(samples)
    inside = [loud[round(w.begins * 100) : round(w.ends * 100)].max() for w in words]
    between = [loud[round((a.ends + b.begins) * 50)] for a, b in pairwise(words)]
    assert min(inside) > 4 * max(between)


def test_the_same_words_give_the_same_sound(tmp_path) -> None:
    """Its breath is noise, and always the same noise."""
    said = []
    for text in ("Debt rose.", "Something else.", "Debt rose."):
        Hibari().speak(text, "en", tmp_path / "a.wav")
        said.append((tmp_path / "a.wav").read_bytes())
    assert said[0] == said[2] != said[1]


def test_sentences_are_half_a_second_apart(tmp_path) -> None:
    """Not the second that two runs laid end to end would be."""
    words = Hibari().speak("Debt rose. Rates rose too.", "en", tmp_path / "a.wav")
    assert 0.4 < words[2].begins - words[1].ends < 0.6


def test_only_english_is_spoken(tmp_path) -> None:
    """Another language is sent to a voice that has it."""
    with pytest.raises(VoiceError, match=r"does not speak 'zh', only English \(kokoro"):
        Hibari().speak("好。", "zh", tmp_path / "a.wav")


def test_an_unknown_voice_is_named(tmp_path) -> None:
    """With the nearest one; one whose file is not here is not fetched, but told where to put it."""
    with pytest.raises(VoiceError, match=r"no voice 'hart' \(perhaps you meant 'heart'\?\)"):
        Hibari("hart").speak("Yes.", "en", tmp_path / "a.wav")
    with pytest.raises(ToolError, match=r"'emma' \(7\.9 MB\) is not here \(put its bf_emma\.int8\.onnx into"):
        Hibari("emma").speak("Yes.", "en", tmp_path / "a.wav")


def test_a_word_that_no_phoneme_covers_is_named(tmp_path) -> None:
    """With the lexicon entry that mends it, and nothing is written."""
    with pytest.raises(VoiceError, match=r"cannot say '中国' .*en: \{中国: \{say: …\}\}"):
        Hibari().speak("Buy 中国 bonds.", "en", tmp_path / "a.wav")
    assert not list(tmp_path.iterdir())


def test_the_version_tells_voice_and_packages() -> None:
    """With the library whose Fourier transform makes the samples."""
    assert {"heart", "hibari-tts", "onnxruntime", "numpy"} <= set(Hibari().version.replace(",", "").split())
    assert "heart" in Hibari().voices and isinstance(Hibari(), Engine)
