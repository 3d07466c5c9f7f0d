"""Limiter: peaks and what there is room for → a gain that holds them, tick by tick.

It looks ahead as far as it looks back, so that it neither clicks nor is late, and is the same forwards and
backwards. As a plain factor it can be applied to each part of a mix, and the parts still sum to it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from langreel.sound.gains import Gains


def limit(peaks: NDArray[np.floating], room: NDArray[np.floating] | float, reach: int) -> Gains:
    """At no tick more than brings its peak down to its room.

    ``reach`` are the ticks before and after a peak in which the gain goes down and comes back.
    """
    needed = np.minimum(1.0, room / np.maximum(peaks, 1e-9))
    # One more on both sides: between the middles of two ticks lies a straight line.
    lowest = _around(needed, reach + 1, lambda windows: windows.min(axis=1))
    window = np.hanning(2 * reach + 3)[1:-1] / np.hanning(2 * reach + 3).sum()
    return _around(lowest, reach, lambda windows: np.einsum("ij,j->i", windows, window))


def _around(gains: Gains, reach: int, work: Callable[[NDArray[np.float64]], Gains]) -> Gains:
    """Each gain by those around it, where one of them is below 1; beyond the ends nothing is held."""
    windows = sliding_window_view(np.pad(gains, reach, constant_values=1.0), 2 * reach + 1)
    found, held = np.ones(len(gains)), _near(gains < 1.0, reach)
    found[held] = work(windows[held])
    return found


def _near(marked: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """What lies so near to something marked."""
    sums = np.cumsum(np.pad(marked, (reach + 1, reach)).astype(np.int32))
    return np.asarray(sums[2 * reach + 1 :] > sums[: -2 * reach - 1])
