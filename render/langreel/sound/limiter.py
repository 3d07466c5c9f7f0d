"""Limiter: peaks and what there is room for → a gain that holds them, millisecond by millisecond.

It looks ahead as far as it looks back, so that it neither clicks nor is late, and is the same forwards and
backwards. As a plain factor it can be applied to each part of a mix, and the parts still sum to it.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from langreel.sound.survey import TICK

Gains = NDArray[np.float64]
"""A factor for the middle of each millisecond."""


def limit(peaks: NDArray[np.float64], room: NDArray[np.float64] | float, reach: int) -> Gains:
    """At no millisecond more than brings its peak down to its room.

    ``reach`` are the milliseconds before and after a peak in which the gain goes down and comes back.
    """
    needed = np.minimum(1.0, room / np.maximum(peaks, 1e-9))
    if needed.min(initial=1.0) >= 1.0:
        return np.ones_like(peaks)
    # One more on both sides: between the middles of two milliseconds lies a straight line.
    lowest = _around(needed, reach + 1).min(axis=1)
    window = np.hanning(2 * reach + 3)[1:-1]
    return np.asarray(_around(lowest, reach) @ (window / window.sum()))


def spread(gains: Gains, first: int, last: int) -> NDArray[np.float32]:
    """The factors of some samples, shape (n, 1)."""
    middles = (np.arange(len(gains)) + 0.5) * TICK - 0.5
    return np.asarray(np.interp(np.arange(first, last), middles, gains), np.float32)[:, None]


def _around(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """For each value those around it, at the ends the last ones again."""
    return sliding_window_view(np.pad(values, reach, mode="edge"), 2 * reach + 1)
