"""Listen: how loud a file is as a whole, and in any stretch of it."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel.ffmpeg import run, url

RATE = 48000
SILENCE = -70.0
"""LUFS below which nothing counts as sound (the absolute gate of BS.1770)."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP, both as decoded."""

    lufs: float
    peak: float

    @property
    def silent(self) -> bool:
        return self.lufs <= SILENCE


@contextmanager
def heard(path: Path) -> Iterator[tuple[Loudness, NDArray[np.int16]]]:
    """The loudness of a file's sound, and its samples: 16 bit, shape (samples, 2), 48 kHz."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        said = run(["-y", "-i", url(path), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet",
                    "-ar", str(RATE), "-ac", "2", "-f", "s16le", str(raw)])  # fmt: skip
        yield _summary(said), np.fromfile(raw, np.int16).reshape(-1, 2)


def level(samples: NDArray[np.int16]) -> float:
    """The RMS level of some samples in dBFS; minus infinity for silence or nothing.

    >>> round(level(np.full((480, 2), 16384, np.int16)), 1)
    -6.0
    """
    power = float(np.mean(np.square(samples.astype(np.float64) / 32768))) if samples.size else 0.0
    return 10 * math.log10(power) if power > 0 else -math.inf


def _summary(said: str) -> Loudness:
    tail = said[said.rfind("Summary:") :]
    lufs, peak = re.search(r"I:\s+(\S+) LUFS", tail), re.search(r"Peak:\s+(\S+) dBFS", tail)
    return Loudness(float(lufs[1]) if lufs else -math.inf, float(peak[1]) if peak else -math.inf)
