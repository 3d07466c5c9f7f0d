"""True peaks: samples → how high the sound rises in each tick, between its samples, too."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from langreel.sound_steps import TICK

_BETWEEN: Final = 4
"""Times the rate at which peaks are looked for, as BS.1770 does."""
_TAPS: Final = 12
"""Samples on each side of which one between them is made."""
_WINDOW: Final = TICK + 2 * _TAPS - 1
_ROWS: Final = 32
"""Ticks of one product: larger ones go to several threads, which wait for each other on a busy machine."""
_AT_ONCE: Final = _ROWS * 256


def true_peaks(samples: NDArray[np.float32], quiet: float) -> NDArray[np.float32]:
    """The highest value of each tick of samples of shape (n, channels), whichever channel has it.

    Where no sample around is higher than ``quiet``, nothing is looked for between them.
    """
    found = np.zeros(-(-len(samples) // TICK), np.float32)
    for channel in samples.T:
        np.maximum(found, _of_channel(channel, len(found), quiet), out=found)
    return found


def _of_channel(channel: NDArray[np.float32], ticks: int, quiet: float) -> NDArray[np.float32]:
    whole = np.zeros(ticks * TICK + _WINDOW, np.float32)
    whole[_TAPS - 1 : _TAPS - 1 + len(channel)] = channel
    peaks = np.abs(whole[_TAPS - 1 : _TAPS - 1 + ticks * TICK].reshape(ticks, TICK)).max(axis=1)
    loud = np.flatnonzero(_with_neighbours(peaks) > quiet)
    windows = sliding_window_view(whole, _WINDOW)[::TICK]
    for first in range(0, len(loud), _AT_ONCE):
        here = loud[first : first + _AT_ONCE]
        peaks[here] = np.maximum(peaks[here], _between(windows[here]))
    return np.asarray(peaks)


def _between(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest value between the samples of some ticks, with those around them."""
    rows = np.pad(windows, ((0, -len(windows) % _ROWS), (0, 0))).reshape(-1, _ROWS, _WINDOW)
    return np.asarray(np.abs(rows @ _BETWEEN_SAMPLES).max(axis=2).ravel()[: len(windows)])


def _with_neighbours(peaks: NDArray[np.float32]) -> NDArray[np.float32]:
    around = np.pad(peaks, 1)
    return np.maximum(np.maximum(around[:-2], around[2:]), peaks)


def _interpolation() -> NDArray[np.float32]:
    """What makes of a tick, and the samples around it, those between each sample and the next."""
    rows = np.zeros((_WINDOW, TICK, _BETWEEN - 1))
    places = np.arange(1 - _TAPS, _TAPS + 1)
    for part in range(1, _BETWEEN):
        off = part / _BETWEEN - places
        taps = np.sinc(off) * np.cos(np.pi * off / (2 * _TAPS + 1)) ** 2
        for sample in range(TICK):
            rows[sample : sample + 2 * _TAPS, sample, part - 1] = taps / taps.sum()
    return np.asarray(rows.reshape(_WINDOW, -1), np.float32)


_BETWEEN_SAMPLES: Final = _interpolation()
