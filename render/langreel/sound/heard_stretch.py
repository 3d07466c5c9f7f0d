"""Heard stretch: how a stretch of a film sounds, so that the whole can be told from its stretches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line, told by its first sample in the film: the sum of the squares of so many of its samples."""

    first: int
    power: float
    samples: int


@dataclass(frozen=True, slots=True)
class HeardStretch:
    """The energy to the ear of each tenth of a second, the highest true peak, and the lines that it has."""

    energies: tuple[float, ...]
    peak: float
    lines: tuple[HeardLine, ...]
