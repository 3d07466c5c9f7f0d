"""Speech: samples of a voice → its cepstra, where it is silent, and rows that a search can be quick with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from langreel.voice.alignment.cepstra import FRAMES, Floats, bands, cepstra, levels

Ints = NDArray[np.int_]
Bools = NDArray[np.bool_]

ROW = 5
"""Frames in a row of the search: 50 ms."""
_QUIET = 0.3
"""A frame is silent in the lowest share of the range between the room and the voice."""
_RANGE = 40.0
"""dB that a voice spans at most."""


@dataclass(frozen=True, slots=True)
class SpeechFrames:
    """Cepstra, which frames are silent, and for each row of the search its first frame."""

    features: Floats
    hushed: Bools
    rows: Ints

    def __len__(self) -> int:
        return len(self.features)


def heard(samples: Floats) -> SpeechFrames:
    """A recording: somebody in a room."""
    energy = bands(samples)
    quiet = hushed(levels(energy))
    return SpeechFrames(cepstra(energy), quiet, rows(quiet))


def spoken(lines: Sequence[Floats]) -> list[SpeechFrames]:
    """Lines of one voice, normal among one another."""
    energies = [bands(samples) for samples in lines]
    features = cepstra(np.concatenate(energies))
    quiet = [hushed(levels(energy)) for energy in energies]
    cuts = np.cumsum([len(energy) for energy in energies])[:-1]
    return [SpeechFrames(own, calm, rows(calm)) for own, calm in zip(np.split(features, cuts), quiet)]


def hushed(loud: Floats) -> Bools:
    """Frames in which nobody speaks: near the room's own noise, or far below the voice."""
    if not len(loud):
        return np.zeros(0, np.bool_)
    room, voice = float(np.percentile(loud, 3)), float(np.percentile(loud, 95))
    room = max(room, voice - _RANGE)
    return np.asarray(loud < room + _QUIET * (voice - room), np.bool_)


def seconds(samples: Floats) -> float:
    """For how long somebody speaks in a recording."""
    return float((~hushed(levels(bands(samples)))).sum()) / FRAMES


def rows(quiet: Bools) -> Ints:
    """First frames of rows that leave the silence out."""
    voiced = np.flatnonzero(~quiet)
    return voiced[: len(voiced) // ROW * ROW : ROW]


def coarse(projected: Floats, quiet: Bools) -> Floats:
    """The rows' means."""
    voiced = projected[~quiet]
    count = len(voiced) // ROW
    return np.asarray(voiced[: count * ROW].reshape(count, ROW, projected.shape[1]).mean(axis=1), np.float32)
