"""Loudness: measured as the standard says."""

import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.ffmpeg.loudness import measure


def test_a_sine_is_as_loud_as_the_standard_says(tone) -> None:
    """A 997 Hz sine at -23 dBFS on both channels is -23 LUFS; its peak is its amplitude."""
    heard = measure(tone(997, 4.0, 10 ** (-23 / 20)))
    assert abs(heard.lufs + 23) <= 0.15 and abs(heard.peak + 23) <= 0.15


def test_the_peak_is_the_true_one(tone) -> None:
    """A sine at a quarter of the rate peaks between the samples, near 3 dB above them."""
    assert abs(measure(tone(12_000, 2.0, 0.5, phase=np.pi / 4)).peak + 6.0) <= 0.8


def test_silence_has_no_loudness(tone) -> None:
    """-inf, not -70."""
    heard = measure(tone(440, 1.0, 0.0))
    assert heard.silent and heard.peak == float("-inf")


def test_a_file_without_sound_is_an_error(tmp_path) -> None:
    """Told as what it is."""
    (tmp_path / "a.wav").write_text("not sound")
    with pytest.raises(MediaError):
        measure(tmp_path / "a.wav")


def test_what_was_heard_comes_along(tone, tmp_path) -> None:
    """The samples of the same pass, 16-bit stereo, of a mono sound as well."""
    path = tone(440, 1.0, 0.5, channels=1)
    assert measure(path, tmp_path / "samples") == measure(path)
    samples = np.fromfile(tmp_path / "samples", np.int16).reshape(-1, 2)
    assert len(samples) == 48_000 and (samples[:, 0] == samples[:, 1]).all()
