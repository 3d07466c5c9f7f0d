"""Loudness curve: how loud a finished film is, moment by moment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import Loudness, measure
from langreel.sound_steps import RATE

TICK: Final = 0.1
"""Seconds from one point of a curve to the next."""
FLOOR: Final = -70.0
"""LUFS: what is quieter counts as silence, and a curve goes no lower."""
_STEP: Final = 10
_MOMENT, _PASSAGE = 40, 300
_BLOCK: Final = 60 * RATE
_MARGIN: Final = RATE // 10
_WHOLE: Final = _BLOCK + RATE


@dataclass(frozen=True, slots=True)
class LoudnessCurve:
    """Points ``TICK`` apart: LUFS of the 400 ms and of the 3 s around them; and the whole's ``loudness``."""

    loudness: Loudness
    momentary: tuple[float, ...]
    short_term: tuple[float, ...]

    @property
    def range(self) -> float:
        """LU between quiet passages and loud ones: from the tenth to the 95th percent (EBU Tech 3342)."""
        found = np.array(self.short_term)
        loud = found[found > FLOOR]
        if not len(loud):
            return 0.0
        mean = 10 * np.log10(np.mean(10 ** (loud / 10)))
        low, high = np.percentile(loud[loud > mean - 20], (10, 95))
        return round(float(high - low), 1)

    @property
    def longest_silence(self) -> float:
        """Seconds in a row in which nothing is heard."""
        quiet = np.array([level <= FLOOR for level in self.momentary], int)
        edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet, [0]])))
        return round(float((edges[1::2] - edges[::2]).max(initial=0)) * TICK, 1)


def loudness_curve(path: Path) -> LoudnessCurve:
    """The curve of a film or a sound; MediaError if it holds none."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        loudness = measure(path, raw)
        samples = np.fromfile(raw, np.int16).reshape(-1, 2)
        found = np.concatenate([np.zeros(0), *_energies(samples)])
    return LoudnessCurve(loudness, _points(found, _MOMENT), _points(found, _PASSAGE))


def _energies(samples: NDArray[np.int16]) -> Iterator[k_weighting.Energies]:
    for first in range(0, len(samples), _BLOCK):
        before, last = min(first, _MARGIN), min(len(samples), first + _BLOCK)
        part = samples[first - before : last].astype(np.float64) / 32768
        # All stretches are of one length, a whole number of seconds, which is transformed quickest.
        whole = k_weighting.weighted(np.pad(part, ((0, _WHOLE - len(part)), (0, 0))))
        yield k_weighting.energies_of(whole[before : before + last - first])


def _points(found: k_weighting.Energies, steps: int) -> tuple[float, ...]:
    """The loudness around every tenth step; at the ends there is silence around."""
    if not len(found):
        return ()
    around = k_weighting.moving(np.pad(found, (steps // 2, steps - steps // 2 - 1)), steps)[::_STEP]
    return tuple(round(max(k_weighting.lufs(float(each)), FLOOR), 1) for each in around)
