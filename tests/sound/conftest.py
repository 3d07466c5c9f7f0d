"""Sounds, read back; and arrangements in a few words."""

from __future__ import annotations

import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from langreel.sound.arrangement import Arrangement, LaidBed, LaidEffect, LaidTake

RATE = 48_000


@pytest.fixture
def heard() -> Callable[[Path], NDArray[np.float64]]:
    """Samples of a mix, shape (n, 2), checked to be 48 kHz stereo 16-bit."""

    def read(path: Path) -> NDArray[np.float64]:
        with wave.open(str(path)) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32768

    return read


@pytest.fixture
def arranged() -> Callable[..., Arrangement]:
    """``arranged(takes, 8.0, "inquiry")``: takes as (second, WAV); a bed's name or file over all of it."""

    def make(
        takes: Sequence[tuple[float, Path]],
        seconds: float,
        music: str | Path | None = None,
        *,
        duck: float = 14.0,
        effects: Sequence[tuple[float, str]] = (),
    ) -> Arrangement:
        name, file = (music, None) if isinstance(music, str) else ("", music)
        beds = (LaidBed(0.0, seconds, name, file, duck),) if music else ()
        return Arrangement(
            seconds,
            tuple(LaidTake(*take, _seconds(take[1])) for take in takes),
            beds,
            tuple(LaidEffect(*effect) for effect in effects),
            tuple((begins, begins + _seconds(take)) for begins, take in takes),
        )

    return make


def _seconds(path: Path) -> float:
    """How long a take is; 0 where it is no WAV."""
    try:
        with wave.open(str(path)) as file:
            return file.getnframes() / file.getframerate()
    except (OSError, EOFError):
        return 0.0


@pytest.fixture
def write_wave(tmp_path: Path) -> Callable[..., Path]:
    """Samples of shape (n,) or (n, channels) as a 16-bit WAV."""

    def write(samples: NDArray[np.floating], name: str = "sound.wav") -> Path:
        columns = samples.reshape(len(samples), -1)
        with wave.open(str(tmp_path / name), "wb") as file:
            file.setnchannels(columns.shape[1])
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.round(np.clip(columns, -1, 1) * 32767).astype("<i2").tobytes())
        return tmp_path / name

    return write


@pytest.fixture
def babble() -> Callable[..., NDArray[np.float64]]:
    """Something like speech: syllables of buzz and hiss."""

    def make(seconds: float, seed: int = 1) -> NDArray[np.float64]:
        chance = np.random.default_rng(seed)
        times = np.arange(round(seconds * RATE)) / RATE
        buzz = sum(np.cos(2 * np.pi * 140 * n * times + n * n) / n for n in range(1, 20))
        syllables = np.clip(np.sin(2 * np.pi * 2.2 * times) + 0.4, 0, None)
        sound = (buzz + chance.laplace(0, 0.2, len(times))) * syllables
        return 0.5 * sound / np.abs(sound).max()

    return make
