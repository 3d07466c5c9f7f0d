"""Survey: a sound gone through once → its energy to the ear and its peaks, from which a mix is balanced.

What is known of a sound does not depend on where it is laid: a survey is moved with it, and multiplied by its
gains, and nothing has to be heard again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel.ffmpeg import k_weighting
from langreel.sound.true_peaks import true_peaks
from langreel.sound_steps import TICK

TICKS: Final = k_weighting.STEP // TICK
"""Of 10 ms."""
QUIET: Final = 0.15
"""Where no sample is higher, what lies between them takes nobody's room."""


@dataclass(frozen=True, slots=True)
class Survey:
    """By the tick: the energy as it is heard from both loudspeakers, and the true peak."""

    energies: k_weighting.Energies
    peaks: NDArray[np.float32]


def survey(samples: NDArray[np.float32]) -> Survey:
    """What a sound of shape (n, channels) is like; the last tick may have less than its samples."""
    return Survey(tick_energies(samples), true_peaks(samples, QUIET))


def tick_energies(samples: NDArray[np.float32]) -> k_weighting.Energies:
    """The energy of each tick of a sound of shape (n, channels), as both loudspeakers play it."""
    ticks = -(-len(samples) // TICK)
    found = (k_weighting.channel_energies(channel, TICK) for channel in samples.T)
    return np.asarray(sum(found, np.zeros(ticks)) * (2 / samples.shape[1]))


def silence(ticks: int) -> Survey:
    """A survey of nothing."""
    return Survey(np.zeros(ticks), np.zeros(ticks, np.float32))


def add(found: Survey, at: int, sound: Survey) -> None:
    """Lay a sound's survey into another so many samples from its beginning, as far as it reaches in.

    Between two ticks its peaks count in both.
    """
    first, rest = divmod(at, TICK)
    _add(found, first, sound.energies * (1 - rest / TICK), sound.peaks)
    if rest:
        _add(found, first + 1, sound.energies * (rest / TICK), sound.peaks)


def _add(found: Survey, first: int, energies: k_weighting.Energies, peaks: NDArray[np.float32]) -> None:
    start, end = max(first, 0), min(first + len(peaks), len(found.peaks))
    if start < end:
        inside = slice(start - first, end - first)
        found.energies[start:end] += energies[inside]
        found.peaks[start:end] += peaks[inside]


def by_hundredths(energies: k_weighting.Energies) -> k_weighting.Energies:
    """Energies of ticks as those of each whole 10 ms."""
    whole = len(energies) // TICKS * TICKS
    return np.asarray(energies[:whole].reshape(-1, TICKS).mean(axis=1))
