"""Bed loop: the music of an act, synthesised or read once, and kept with what is known of its sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel.errors import MediaError
from langreel.ffmpeg import k_weighting
from langreel.sound import array_file
from langreel.sound.arrangement import LaidBed
from langreel.sound.music import Loop, loop
from langreel.sound.survey import Survey, by_hundredths, survey
from langreel.sound_steps import RATE, TICK

_PASSAGE: Final = 300
"""Of the 10 ms that a passage has whose loudness counts."""
_MINUTE: Final = 60 * RATE
_ROOM: Final = RATE // 10


@dataclass(frozen=True, slots=True)
class BedLoop:
    """A loop, the surveys of its round and of its ending, and LUFS of its loudest three seconds."""

    loop: Loop
    round: Survey
    ending: Survey
    loudest: float

    def survey(self, ticks: NDArray[np.int64]) -> Survey:
        """What it is like at some samples, a tick around each, counted from its end."""
        inner, length = ticks % len(self.loop.round) // TICK, len(self.loop.ending)
        found = Survey(self.round.energies[inner], _widened(self.round.peaks)[inner])
        if length:
            late = ticks >= -length
            last = np.minimum((ticks[late] + length) // TICK, len(self.ending.peaks) - 1)
            found.energies[late] = self.ending.energies[last]
            found.peaks[late] = _widened(self.ending.peaks)[last]
        return found


def bed_loop(laid: LaidBed) -> BedLoop:
    """The music of a bed. MediaError if its file is missing, damaged, silent or shorter than a second."""
    music = loop(laid)
    whole, ending = (_surveyed(part, music.unit) for part in (music.round, music.ending))
    found = by_hundredths(whole.energies)
    loudest = k_weighting.lufs(float(k_weighting.moving(found, _PASSAGE).max(initial=0.0)))
    if loudest == float("-inf"):
        raise MediaError("the music holds no sound", where=str(laid.file))
    return BedLoop(music, whole, ending, loudest)


def write_loop(laid: LaidBed, *, out: Path) -> None:
    """Write ``out``, what ``read_loop`` reads."""
    made = bed_loop(laid)
    array_file.write(
        out,
        made.loop.round,
        made.loop.ending,
        [made.loop.unit, made.loudest],
        made.round.energies,
        made.round.peaks,
        made.ending.energies,
        made.ending.peaks,
    )


def read_loop(path: Path) -> BedLoop:
    """What ``write_loop`` wrote."""
    round_, ending, numbers, *surveys = array_file.read(path)
    unit, loudest = map(float, numbers)
    return BedLoop(Loop(round_, ending, unit), Survey(*surveys[:2]), Survey(*surveys[2:]), loudest)


def _surveyed(part: NDArray[np.int16], unit: float) -> Survey:
    """The survey of a part, minute by minute: each with what may ring into it, and what follows."""
    pieces = [
        _piece(part, first, min(first + _MINUTE, len(part)), unit) for first in range(0, len(part), _MINUTE)
    ]
    energies = np.concatenate([np.zeros(0), *(piece.energies for piece in pieces)])
    peaks = np.concatenate([np.zeros(0, np.float32), *(piece.peaks for piece in pieces)])
    return Survey(energies, peaks)


def _piece(part: NDArray[np.int16], first: int, last: int, unit: float) -> Survey:
    before = min(first, _ROOM)
    found = survey(part[first - before : last + _ROOM] * np.float32(unit))
    inside = slice(before // TICK, before // TICK - (first - last) // TICK)
    return Survey(found.energies[inside], found.peaks[inside])


def _widened(peaks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each tick with its neighbours: a bed does not begin where a tick does."""
    around = np.pad(peaks, 1)
    return np.asarray(np.maximum(np.maximum(around[:-2], around[2:]), peaks))
