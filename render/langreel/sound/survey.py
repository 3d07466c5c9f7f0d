"""Survey: a part gone through once → its energy to the ear and its peaks, from which the mix is balanced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import RATE
from langreel.sound.parts import Samples, SoundPart

TICK: Final = RATE // 1000
"""Samples of a millisecond."""
BLOCK: Final = TICK * 5400
_MARGIN: Final = TICK * 30
_WHOLE: Final = 2**18
"""Samples that are transformed at a time: a block, and room on both sides for what rings."""
_LOW: Final = 0.1
"""Where no sample is higher, what lies between them takes nobody's room."""
_BETWEEN: Final = 4
"""Times the rate at which peaks between samples are looked for, as BS.1770 does."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The energy of each 10 ms, as it is heard from both loudspeakers; the true peak of each millisecond."""

    energies: k_weighting.Energies
    peaks: NDArray[np.float64]


def blocks(samples: int) -> Iterator[tuple[int, int]]:
    """The stretches that a film of so many samples is gone through in."""
    for first in range(0, samples, BLOCK):
        yield first, min(first + BLOCK, samples)


def survey(part: SoundPart, samples: int) -> Survey:
    """What a part of so many samples is like."""
    energies, peaks = list[k_weighting.Energies](), list[NDArray[np.float64]]()
    for first, _ in blocks(samples):
        found = part.samples(first - _MARGIN, first - _MARGIN + _WHOLE)
        if found.any():
            energies.append(_energies(found))
            peaks.append(_peaks(found))
        else:
            energies.append(np.zeros(BLOCK // k_weighting.STEP))
            peaks.append(np.zeros(BLOCK // TICK))
    return Survey(np.concatenate(energies) * 2 / part.channels, np.concatenate(peaks))


def _energies(found: Samples) -> k_weighting.Energies:
    return k_weighting.energies_of(k_weighting.weighted(found)[_MARGIN : _MARGIN + BLOCK])


def _peaks(found: Samples) -> NDArray[np.float64]:
    """The highest value of each millisecond, where it matters also between the samples."""
    dense, times = np.asarray(found, np.float64), 1
    if np.abs(found).max() > _LOW:
        times = _BETWEEN
        dense = np.fft.irfft(np.fft.rfft(found, axis=0), times * _WHOLE, axis=0) * times
    inner = np.abs(dense[times * _MARGIN : times * (_MARGIN + BLOCK)])
    return np.asarray(inner.reshape(BLOCK // TICK, -1).max(axis=1), np.float64)
