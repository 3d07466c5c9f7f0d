"""Wave writer: samples, stretch by stretch → a 48 kHz stereo WAV."""

from __future__ import annotations

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from langreel.ffmpeg.loudness import RATE
from langreel.sound.parts import Samples


def write(blocks: Iterable[Samples], out: Path) -> None:
    """Write ``out``, 16-bit."""
    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for block in blocks:
            file.writeframes(whole_numbers(block).astype("<i2").tobytes())


def whole_numbers(samples: Samples, bits: int = 16) -> np.typing.NDArray[np.int32]:
    """The samples as whole numbers of so many bits.

    >>> whole_numbers(np.array([[0.5], [-1.0], [1.0]], np.float32)).ravel().tolist()
    [16384, -32768, 32767]
    """
    full = 2 ** (bits - 1)
    scaled = np.round(samples.astype(np.float64) * full)
    return np.asarray(np.clip(scaled, -full, full - 1), np.int32)
