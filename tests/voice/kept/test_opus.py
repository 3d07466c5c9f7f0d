"""Opus: small, of the same length, the same each time, and near what was put in."""

import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.sound_steps import RATE
from langreel.voice import engine, waveform
from langreel.voice.kept import opus


@pytest.fixture
def speech(tmp_path):
    """Some four seconds of a voice."""
    engine("espeak").speak("Debt rose, and then it fell again, as it does.", "en", tmp_path / "a.wav")
    return waveform.read(tmp_path / "a.wav")


def decoded(samples, tmp_path):
    (tmp_path / "a.opus").write_bytes(opus.encode(samples))
    return opus.decode(tmp_path / "a.opus")


def test_a_take_is_about_four_kilobytes_a_second(speech):
    """A tenth of a WAV, and less."""
    assert 2_500 < len(opus.encode(speech)) / (len(speech) / RATE) < 5_500


@pytest.mark.parametrize("length", [1, 959, 960, 2_879, 2_880, 2_881, 48_000, 100_001])
def test_what_is_decoded_is_as_long_to_the_sample(length, speech, tmp_path):
    """Though packets are of 60 ms: frames depend on it."""
    assert len(decoded(speech[:length], tmp_path)) == length


def test_the_same_samples_are_the_same_file(speech, tmp_path):
    """And the same file the same samples."""
    assert opus.encode(speech) == opus.encode(speech)
    assert np.array_equal(decoded(speech, tmp_path), decoded(speech, tmp_path))


def test_what_is_decoded_sounds_like_what_was_said(speech, tmp_path):
    """Nothing is shifted, so that word times stay true; loudness stays within a decibel."""
    heard = decoded(speech, tmp_path)
    lags = range(-480, 481, 24)
    best = max(lags, key=lambda lag: float(np.dot(np.roll(heard, lag), speech)))
    assert best == 0
    loud, was = waveform.envelope(heard), waveform.envelope(speech)
    spoken = was > was.max() / 10
    assert np.abs(20 * np.log10(loud[spoken] / was[spoken])).mean() < 1.0


def test_a_file_that_is_no_sound_is_told(tmp_path):
    """With its place."""
    (tmp_path / "a.opus").write_text("version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(MediaError, match=r"a\.opus: this is no sound"):
        opus.decode(tmp_path / "a.opus")
