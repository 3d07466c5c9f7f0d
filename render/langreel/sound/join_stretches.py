"""Join stretches: the packets of a film's stretches → its stem, and how loud that is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.model import Stem
from langreel.sound import aac, stretch_file
from langreel.sound.arrangement import Arrangement
from langreel.sound.heard_stretch import PART, TENTH, HeardLine, HeardStretch
from langreel.sound_steps import RATE

_MOMENT = 4
"""Tenths of a second of a block of the gate."""


def join_stretches(
    stretches: Sequence[Path], *, arrangement: Arrangement, margins: Sequence[float], out: Path
) -> Stem:
    """Write ``out``, AAC as long as an arrangement, of the files of its stretches."""
    read = [stretch_file.read(path) for path in stretches]
    heard = [stretch for _, stretch in read]
    samples = round(arrangement.seconds * RATE)
    aac.write([packet for packets, _ in read for packet in packets], samples, out)
    return Stem(
        out,
        samples / RATE,
        lufs=_lufs(heard),
        peak=_decibels(max((stretch.peak for stretch in heard), default=0.0) ** 2),
        margins=tuple(margins),
        levels=_levels(heard, arrangement),
    )


def _lufs(heard: Sequence[HeardStretch]) -> float:
    parts = np.concatenate([np.zeros(0), *(stretch.energies for stretch in heard)])
    tenths = np.add.reduceat(parts, np.arange(0, len(parts), TENTH // PART))
    return round(k_weighting.gated(k_weighting.moving(tenths, _MOMENT)), 2)


def _levels(heard: Sequence[HeardStretch], arrangement: Arrangement) -> tuple[float, ...]:
    """The level of each line; one that runs from a stretch into another is put together."""
    lines = defaultdict(list)
    for first, line in _lines(heard):
        lines[first].append(line)
    return tuple(
        _decibels(sum(part.power for part in parts) / max(1, sum(part.samples for part in parts)))
        for parts in (lines[round(begins * RATE)] for begins, _ in arrangement.spoken)
    )


def _lines(heard: Sequence[HeardStretch]) -> Iterator[tuple[int, HeardLine]]:
    """The lines of all stretches, each with the sample of the film at which it begins."""
    starts = accumulate((stretch.samples for stretch in heard), initial=0)
    return ((start + line.first, line) for start, stretch in zip(starts, heard) for line in stretch.lines)


def _decibels(power: float) -> float:
    return round(10 * math.log10(power), 2) if power > 0 else -math.inf
