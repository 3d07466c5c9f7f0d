"""Gains: a factor for the middle of each tick; what lies between two middles is on a straight line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from langreel.sound_steps import RATE, TICK

Gains = NDArray[np.float64]
"""By the tick."""

_SHARES = (np.arange(TICK, dtype=np.float32) + 0.5) / TICK


def ticks_around(first: int, last: int) -> tuple[int, int]:
    """The ticks whose gains decide over some samples: those that hold them, and one on each side."""
    return first // TICK - 1, -(-last // TICK) + 1


def middles(first: int, last: int) -> NDArray[np.float64]:
    """The seconds at which the middles of some ticks lie."""
    return np.asarray(((np.arange(first, last) + 0.5) * TICK - 0.5) / RATE)


def spread(gains: Gains, first: int, last: int) -> NDArray[np.float32]:
    """The factors of some samples, shape (n, 1), by the gains of the ticks around them (``ticks_around``)."""
    factors = np.asarray(gains, np.float32)
    lines = factors[:-1, None] + np.diff(factors)[:, None] * _SHARES
    # The first line begins in the middle of the tick before.
    begins = first % TICK + TICK // 2
    return np.asarray(lines.reshape(-1, 1)[begins : begins + last - first])
