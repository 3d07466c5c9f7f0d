"""Stretches: the sound of a film cut where its shots begin, so that each part is mixed by itself, and kept.

A stretch knows of the film what sounds in it, counted from its own first sample, who speaks just
before and after it, and nothing else: what changes elsewhere leaves it as it is, also where it moves it by
whole steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from langreel.sound.arrangement import Arrangement
from langreel.sound_steps import RATE, STEP

LONGEST: Final = 64 * RATE // STEP * STEP
"""Samples after which a stretch ends though no shot does."""
SHORTEST: Final = LONGEST // 4
"""Samples that a stretch has at least: shots that are shorter share one."""
_ROOM: Final = 0.5
"""Seconds on each side of a stretch whose sounds it is given: its encoder begins early and looks ahead."""
LONGEST_EFFECT: Final = 2.0
"""Seconds for which an effect may be heard."""
NEAR: Final = 2.0
"""Seconds of a pause from which on music rises as far as it ever does, however much longer it lasts."""

Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SoundStretch:
    """So many samples, with which the film ``opens`` or not.

    ``sounds`` is in seconds from the first of them, below 0 what began before, and ends soon after the last.
    """

    samples: int
    opens: bool
    sounds: Arrangement


def stretches(whole: Arrangement, cuts: Iterable[float]) -> Iterator[SoundStretch]:
    """The stretches of a film, one after another; ``cuts`` are the seconds at which its shots begin."""
    for first, last in pairwise(_borders(_samples(whole.seconds), cuts)):
        yield SoundStretch(last - first, first == 0, _around(whole, first, last))


def _borders(end: int, cuts: Iterable[float]) -> list[int]:
    found = [0]
    for cut in (*(-(-_samples(second) // STEP) * STEP for second in sorted(cuts)), end):
        while cut - found[-1] >= LONGEST + SHORTEST:
            found.append(found[-1] + LONGEST)
        if cut - found[-1] >= SHORTEST and end - cut >= SHORTEST:
            found.append(cut)
    return [*found, end]


def _around(whole: Arrangement, first: int, last: int) -> Arrangement:
    begins, ends = first / RATE - _ROOM, last / RATE + _ROOM

    def moved(second: float) -> float:
        return (_samples(second) - first) / RATE

    return Arrangement(
        moved(min(whole.seconds, ends)),
        takes=tuple(
            replace(take, begins=moved(take.begins))
            for take in whole.takes
            if take.begins < ends and begins < take.begins + take.seconds
        ),
        beds=tuple(
            replace(bed, begins=moved(bed.begins))
            for bed in whole.beds
            if bed.begins < ends and begins < bed.begins + bed.seconds
        ),
        effects=tuple(
            replace(effect, begins=moved(effect.begins))
            for effect in whole.effects
            if begins - LONGEST_EFFECT < effect.begins < ends
        ),
        spoken=tuple(
            (moved(starts), moved(stops))
            for starts, stops in sorted(whole.spoken)
            if starts < ends + NEAR and begins - NEAR < stops
        ),
    )


def _samples(seconds: float) -> int:
    return round(seconds * RATE)
