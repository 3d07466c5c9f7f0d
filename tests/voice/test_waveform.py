"""Waveform: what resampling leaves as it was."""

import numpy as np
import pytest

from langreel.sound_steps import RATE
from langreel.voice import waveform


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("length", [1, 7, 9_973, 30_011])
def test_a_tone_stays_the_same_tone(rate, length):
    """Of any rate and length, primes too: as many seconds, and away from the ends the same curve."""
    tone = np.sin(2 * np.pi * 440 * np.arange(length) / rate)
    found = waveform.resampled(tone, rate)
    assert len(found) == round(length * RATE / rate)
    wanted = np.sin(2 * np.pi * 440 * np.arange(len(found)) / RATE)
    inside = slice(RATE // 50, -RATE // 50)
    assert np.abs(found - wanted)[inside].max(initial=0.0) < 0.01
