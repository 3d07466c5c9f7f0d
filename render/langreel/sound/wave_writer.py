"""Wave writer: samples, stretch by stretch → a 48 kHz stereo WAV."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel.sound.parts import Samples
from langreel.sound_steps import RATE


def write(blocks: Iterable[Samples], out: Path, bits: int = 16) -> None:
    """Write ``out`` with 16 or 24 bits a sample."""
    with opened(out, bits) as file:
        for block in blocks:
            add(file, block, bits)


@contextmanager
def opened(out: Path, bits: int) -> Iterator[wave.Wave_write]:
    """A file to add samples to."""
    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(bits // 8)
        file.setframerate(RATE)
        yield file


def add(file: wave.Wave_write, samples: Samples, bits: int) -> None:
    """Samples behind those that the file has."""
    whole = np.ascontiguousarray(whole_numbers(samples, bits).astype("<i4"))
    file.writeframes(whole.view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes())


def whole_numbers(samples: Samples, bits: int) -> NDArray[np.int32]:
    """The samples as whole numbers of so many bits.

    >>> whole_numbers(np.array([[0.5], [-1.0], [1.0]], np.float32), 16).ravel().tolist()
    [16384, -32768, 32767]
    """
    full = 2 ** (bits - 1)
    scaled = np.round(samples.astype(np.float64) * full)
    return np.asarray(np.clip(scaled, -full, full - 1), np.int32)
