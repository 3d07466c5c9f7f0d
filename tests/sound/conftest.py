"""Sounds of known shape, written as WAV."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

RATE = 48_000


@pytest.fixture
def tone(tmp_path: Path) -> Callable[..., Path]:
    """``tone(hertz, seconds, amplitude)``: a sine as WAV; stereo unless ``channels=1``."""

    def make(hertz: float, seconds: float, amplitude: float, channels: int = 2, phase: float = 0.0) -> Path:
        out = tmp_path / f"tone-{hertz}-{seconds}-{amplitude}-{channels}.wav"
        samples = amplitude * np.sin(np.arange(round(seconds * RATE)) * 2 * np.pi * hertz / RATE + phase)
        with wave.open(str(out), "wb") as file:
            file.setnchannels(channels)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.repeat(np.round(samples * 32767).astype("<i2"), channels).tobytes())
        return out

    return make


@pytest.fixture
def heard() -> Callable[[Path], NDArray[np.float64]]:
    """Samples of a stem, shape (n, 2), checked to be 48 kHz stereo 16-bit."""

    def read(path: Path) -> NDArray[np.float64]:
        with wave.open(str(path)) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32768

    return read
