"""Heard stretch: how a stretch of a film sounds, so that the whole can be told from its stretches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line, told by the sample of the film at which it begins: the sum of its squares, of so many samples."""

    first: int
    power: float
    samples: int


@dataclass(frozen=True, slots=True)
class HeardStretch:
    """The energy to the ear of each tenth of a second, the highest true peak, and the lines that it has."""

    energies: tuple[float, ...]
    peak: float
    lines: tuple[HeardLine, ...]
