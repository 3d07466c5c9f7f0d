"""K-weighting: samples → how loud they are to the ear, after ITU-R BS.1770; ffmpeg's ``ebur128`` in numpy.

For sounds that are still made. What is finished is measured by ffmpeg itself (``loudness.py``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from langreel.sound_steps import RATE

Energies = NDArray[np.float64]
"""The mean square of each 10 ms, weighted, of all channels together."""

STEP: Final = RATE // 100
BOTH_SIDES: Final = 3.01
"""LU that a mono voice gains when both loudspeakers play it."""
HOP: Final = 10
_MOMENT: Final = 40
"""A block of the gate lasts 400 ms, and begins 100 ms after the one before."""
_OFFSET: Final = -0.691
_SILENCE: Final = 1e-12
_BLOCK: Final = 60 * STEP
_WHOLE: Final = 2**15
"""Samples that are transformed together, as many as a processor keeps at hand: a block, and before it what
may ring into it."""
_AT_ONCE: Final = 32
"""Blocks."""


def weighted(samples: NDArray[np.floating]) -> NDArray[np.floating]:
    """Samples of shape (n,) or (n, channels), weighted as the ear does."""
    if not len(samples):
        return samples
    spectrum = np.fft.rfft(samples, axis=0)
    response = weighting(len(samples)).astype(spectrum.dtype).reshape(-1, *[1] * (samples.ndim - 1))
    spectrum *= response
    return np.asarray(np.fft.irfft(spectrum, len(samples), axis=0))


def energies(samples: NDArray[np.floating]) -> Energies:
    """The weighted energy of each whole 10 ms of samples of shape (n, channels)."""
    return energies_of(weighted(samples))


def energies_of(weighted_samples: NDArray[np.floating], step: int = STEP) -> Energies:
    """The energy of each whole 10 ms, or of so many samples, of samples that are weighted already."""
    steps, channels = len(weighted_samples) // step, weighted_samples.shape[1]
    parts = weighted_samples[: steps * step].reshape(steps, step * channels)
    return np.asarray(np.einsum("ij,ij->i", parts, parts, dtype=np.float64) / step)


def channel_energies(channel: NDArray[np.floating], step: int = STEP) -> Energies:
    """The energy of each so many samples of one channel, of which 600 ms have a whole number.

    The last may have less. Block by block, which is quicker than to transform a long sound whole.
    """
    blocks, margin = max(1, -(-len(channel) // _BLOCK)), _WHOLE - _BLOCK
    whole = np.pad(channel, (margin, blocks * _BLOCK - len(channel)))
    windows = sliding_window_view(whole, _WHOLE)[::_BLOCK]
    parts = [_of_windows(windows[at : at + _AT_ONCE], step) for at in range(0, blocks, _AT_ONCE)]
    return np.concatenate(parts)[: -(-len(channel) // step)]


def _of_windows(windows: NDArray[np.floating], step: int) -> Energies:
    heard = weighted(windows.T).T[:, _WHOLE - _BLOCK :]
    return energies_of(heard.reshape(-1, 1), step)


def lufs(energy: float) -> float:
    """
    >>> round(lufs(1.0), 3), lufs(0.0)
    (-0.691, -inf)
    """
    return float(_OFFSET + 10 * np.log10(energy)) if energy > _SILENCE else float("-inf")


def integrated(found: Energies) -> float:
    """LUFS of a whole: blocks of 400 ms above -70, and of these no more than 10 LU below their mean."""
    return gated(moving(found, _MOMENT)[::HOP])


def gated(blocks: Energies) -> float:
    """LUFS of the blocks of 400 ms that a whole has, one each 100 ms."""
    loud = blocks[blocks > 10 ** ((-70 - _OFFSET) / 10)]
    counted = loud[loud > loud.mean() * 0.1] if len(loud) else loud
    return lufs(float(counted.mean())) if len(counted) else float("-inf")


def spoken(found: Energies) -> NDArray[np.bool_]:
    """Which 10 ms of a voice speak: 100 ms around them are loud enough to count, however short the line."""
    around = moving(np.pad(found, (5, 4), mode="edge"), 10)
    loud = around > around.max(initial=0.0) * 1e-2
    return np.asarray(loud & (around > around[loud].mean() * 0.1)) if loud.any() else loud


def moving(found: Energies, steps: int) -> Energies:
    """The mean of each so many steps in a row; of all where there are fewer.

    >>> moving(np.array([1.0, 3.0, 5.0]), 2).tolist()
    [2.0, 4.0]
    """
    steps = max(1, min(steps, len(found)))
    sums = np.concatenate([[0.0], np.cumsum(found)])
    return np.asarray((sums[steps:] - sums[:-steps]) / steps)


@lru_cache(maxsize=4)
def weighting(length: int) -> NDArray[np.complex128]:
    """BS.1770's shelf and high-pass at 48 kHz, as a response over the bins of ``rfft``."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(length))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(shelf * high, np.complex128)
