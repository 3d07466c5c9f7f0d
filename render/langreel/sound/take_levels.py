"""Take levels: takes gone through once → how loud each is, kept for as long as they are not spoken anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from langreel import files
from langreel.sound.survey import Survey
from langreel.sound.voice_part import LevelledTake, levelled


def write_levels(takes: Sequence[Path], *, out: Path) -> tuple[float, ...]:
    """Write ``out``, what ``read_levels`` reads of takes; gives their gains."""
    found = [levelled(path) for path in takes]
    with files.replacing(out) as draft, draft.open("wb") as file:
        np.savez(
            file,
            lengths=np.array([take.length for take in found], np.int64),
            gains=np.array([take.gain for take in found]),
            ticks=np.array([len(take.survey.peaks) for take in found], np.int64),
            energies=np.concatenate([np.zeros(0), *(take.survey.energies for take in found)]),
            peaks=np.concatenate([np.zeros(0, np.float32), *(take.survey.peaks for take in found)]),
        )
    return tuple(take.gain for take in found)


def read_levels(path: Path) -> Iterator[LevelledTake]:
    """The takes, in their order."""
    with np.load(path) as file:
        ends = [0, *np.cumsum(file["ticks"])]
        energies, peaks = file["energies"], file["peaks"]
        for length, gain, (first, last) in zip(file["lengths"], file["gains"], pairwise(ends), strict=True):
            yield LevelledTake(int(length), float(gain), Survey(energies[first:last], peaks[first:last]))
