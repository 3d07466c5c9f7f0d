"""Take levels: takes gone through once → how loud each is, kept for as long as they are not spoken anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from langreel.sound import array_file
from langreel.sound.survey import Survey
from langreel.sound.voice_part import LevelledTake, levelled


def write_levels(takes: Sequence[Path], *, out: Path) -> tuple[float, ...]:
    """Write ``out``, what ``read_levels`` reads of takes; gives their gains."""
    found = [levelled(path) for path in takes]
    array_file.write(
        out,
        np.array([take.length for take in found], np.int64),
        np.array([take.gain for take in found]),
        np.array([len(take.survey.peaks) for take in found], np.int64),
        np.concatenate([np.zeros(0), *(take.survey.energies for take in found)]),
        np.concatenate([np.zeros(0, np.float32), *(take.survey.peaks for take in found)]),
    )
    return tuple(take.gain for take in found)


def read_levels(path: Path) -> Iterator[LevelledTake]:
    """The takes, in their order."""
    lengths, gains, ticks, energies, peaks = array_file.read(path)
    for length, gain, (first, last) in zip(lengths, gains, pairwise([0, *np.cumsum(ticks)]), strict=True):
        yield LevelledTake(int(length), float(gain), Survey(energies[first:last], peaks[first:last]))
