"""Join stretches: the packets of a film's stretches → its stem, and how loud that is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import RATE
from langreel.model import Stem
from langreel.sound import aac
from langreel.sound.arrangement import Arrangement
from langreel.sound.heard_stretch import HeardStretch

_MOMENT = 4
"""Tenths of a second of a block of the gate."""


def join_stretches(
    stretches: Sequence[Path],
    heard: Sequence[HeardStretch],
    *,
    arrangement: Arrangement,
    margins: Sequence[float],
    out: Path,
) -> Stem:
    """Write ``out``, AAC as long as an arrangement; ``heard`` are the stretches as they sound."""
    samples = round(arrangement.seconds * RATE)
    aac.write([packet for path in stretches for packet in aac.read(path)], samples, out)
    return Stem(
        out,
        samples / RATE,
        lufs=_lufs(heard),
        peak=_decibels(max((stretch.peak for stretch in heard), default=0.0) ** 2),
        margins=tuple(margins),
        levels=_levels(heard, arrangement),
    )


def _lufs(heard: Sequence[HeardStretch]) -> float:
    tenths = np.array([energy for stretch in heard for energy in stretch.energies])
    return round(k_weighting.gated(k_weighting.moving(tenths, _MOMENT)), 2)


def _levels(heard: Sequence[HeardStretch], arrangement: Arrangement) -> tuple[float, ...]:
    """The level of each line; one that runs from a stretch into another is put together."""
    lines = defaultdict(list)
    for line in (line for stretch in heard for line in stretch.lines):
        lines[line.first].append(line)
    return tuple(
        _decibels(sum(part.power for part in parts) / max(1, sum(part.samples for part in parts)))
        for parts in (lines[round(begins * RATE)] for begins, _ in arrangement.spoken)
    )


def _decibels(power: float) -> float:
    return round(10 * math.log10(power), 2) if power > 0 else -math.inf
