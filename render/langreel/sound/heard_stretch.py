"""Heard stretch: how a stretch of a film sounds, so that the whole can be told from its stretches."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import Final

from langreel.ffmpeg import k_weighting
from langreel.sound_steps import RATE, STEP

TENTH: Final = RATE // 10
"""Samples by which the meter's gate goes on."""
PART: Final = gcd(STEP, TENTH)
"""Samples whose energy is told together: a tenth of a second may begin in one stretch and end in the next."""


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line, told by its first sample in its stretch: the sum of the squares of so many of its samples."""

    first: int
    power: float
    samples: int


@dataclass(frozen=True, slots=True)
class HeardStretch:
    """The energy to the ear of each ``PART`` of so many samples, the highest true peak, and its lines."""

    samples: int
    energies: k_weighting.Energies
    peak: float
    lines: tuple[HeardLine, ...]
