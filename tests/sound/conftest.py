"""Sounds, read back."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

RATE = 48_000


@pytest.fixture
def heard() -> Callable[[Path], NDArray[np.float64]]:
    """Samples of a stem, shape (n, 2), checked to be 48 kHz stereo 16-bit."""

    def read(path: Path) -> NDArray[np.float64]:
        with wave.open(str(path)) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32768

    return read
