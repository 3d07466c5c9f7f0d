"""K-weighting: what numpy hears is what ffmpeg's meter shows."""

import wave

import numpy as np
import pytest

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import measure
from langreel.sound_steps import RATE


def written(samples, path):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(samples * 32767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize("hertz", [60, 997, 5000])
def test_a_sine_is_as_loud_as_ffmpeg_says(hertz, tmp_path):
    """Low ones count less, high ones more."""
    sine = 0.2 * np.sin(2 * np.pi * hertz * np.arange(3 * RATE) / RATE)
    samples = np.stack([sine, sine], axis=1)
    shown = measure(written(samples, tmp_path / "a.wav")).lufs
    assert abs(k_weighting.integrated(k_weighting.energies(samples)) - shown) <= 0.1


def test_what_is_quiet_is_gated_out(tmp_path):
    """Speech in bursts with hiss between: the pauses do not make it quieter."""
    noise = np.random.default_rng(1).normal(0, 0.05, (12 * RATE, 2))
    noise *= np.repeat(np.tile([1.0, 0.01, 0.3], 4), RATE)[:, None]
    shown = measure(written(noise, tmp_path / "a.wav")).lufs
    assert abs(k_weighting.integrated(k_weighting.energies(noise)) - shown) <= 0.1


def test_silence_is_no_loudness():
    """Of nothing, of silence, and of less than a block."""
    for seconds in (0, 0.005, 0.1, 1):
        silence = np.zeros((round(seconds * RATE), 2))
        assert k_weighting.integrated(k_weighting.energies(silence)) == float("-inf")


def test_a_word_speaks_and_its_pause_does_not():
    """In steps of 10 ms: the second half of a second."""
    sound = np.zeros((RATE, 1))
    sound[RATE // 2 :, 0] = 0.1 * np.sin(2 * np.pi * 300 * np.arange(RATE // 2) / RATE)
    speaks = k_weighting.spoken(k_weighting.energies(sound))
    assert not speaks[:44].any() and speaks[52:].all()


@pytest.mark.parametrize("seconds", [0.003, 0.6, 0.601, 20.37])
def test_block_by_block_is_as_loud_as_the_whole(seconds):
    """Every tenth, the last one too, within a thousandth of the loudest: what rings on reaches into the next
    block."""
    voice = np.random.default_rng(2).normal(0, 0.1, round(seconds * RATE)).astype(np.float32)
    steps = -(-len(voice) // 4800)
    whole = k_weighting.weighted(np.pad(voice.astype(float), (RATE, steps * 4800 - len(voice))))[RATE:]
    wanted = k_weighting.energies_of(whole[:, None], 4800)
    found = k_weighting.channel_energies(voice, 4800)
    assert len(found) == steps and np.allclose(found, wanted, atol=wanted.max() * 1e-3)
