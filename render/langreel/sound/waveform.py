"""Waveform: a stem → the lowest and highest sample of each hundredth of a second, to be drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg, files

PER_SECOND: Final = 100
"""Pairs of a second."""
_RATE: Final = 8000


def waveform(stem: Path, out: Path) -> int:
    """Write one pair of signed bytes (lowest, highest) a hundredth of a second; gives how many pairs."""
    raw = out.with_suffix(".raw")
    ffmpeg.run(
        ["-i", ffmpeg.url(stem), "-ac", "1", "-ar", str(_RATE), "-f", "s8", "-c:a", "pcm_s8", str(raw)]
    )
    try:
        pairs = envelope(np.frombuffer(raw.read_bytes(), np.int8))
    finally:
        raw.unlink(missing_ok=True)
    files.write_bytes(out, pairs.tobytes())
    return len(pairs)


def envelope(samples: NDArray[np.int8]) -> NDArray[np.int8]:
    """The pairs, shape (hundredths, 2); the last may cover less.

    >>> envelope(np.array([3, -4], np.int8)).tolist()
    [[-4, 3]]
    """
    step = _RATE // PER_SECOND
    filled = np.pad(samples, (0, -len(samples) % step), mode="edge") if len(samples) else samples
    rows = filled.reshape(-1, step)
    return np.stack([rows.min(axis=1), rows.max(axis=1)], axis=1) if len(rows) else np.empty((0, 2), np.int8)
