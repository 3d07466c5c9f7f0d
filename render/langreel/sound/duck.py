"""Duck: when somebody speaks → how far the music stands above its place below the voice, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from langreel.sound.gains import Gains, middles

ATTACK: Final = 0.35
RELEASE: Final = 1.2
HOLD: Final = 0.1
"""Seconds in which the bed goes down before a voice, comes back after it, and waits before it does."""
LIFT: Final = 6.0
"""How many dB, at most, the bed rises where nobody speaks."""
BREATH: Final = 0.6
"""Seconds: in a shorter pause the bed stays down. It must not pump."""

Spans = Sequence[tuple[float, float]]
"""Seconds in which somebody speaks, in order."""
Points = Sequence[tuple[float, float]]
"""Seconds, and dB above the music's place there; in between, straight lines."""


def swell(spans: Spans) -> Points:
    """Down while somebody speaks; up in pauses, as far as their length allows.

    >>> [(round(at, 2), lift) for at, lift in swell([(2.0, 4.0), (4.5, 5.0)])]
    [(1.65, 6.0), (2.0, 0.0), (5.1, 0.0), (6.3, 6.0)]
    """
    joined = list(_joined(spans))
    if not joined:
        return [(0.0, LIFT)]
    points = [(joined[0][0] - ATTACK, LIFT), (joined[0][0], 0.0)]
    for (_, ends), (begins, _) in pairwise(joined):
        lift = LIFT * min(1.0, (begins - ends - HOLD) / (ATTACK + RELEASE))
        points += [(ends + HOLD, 0.0), (ends + HOLD + RELEASE * lift / LIFT, lift)]
        points += [(begins - ATTACK * lift / LIFT, lift), (begins, 0.0)]
    ends = joined[-1][1] + HOLD
    return [*points, (ends, 0.0), (ends + RELEASE, LIFT)]


def lifted(points: Points, first: int, last: int) -> Gains:
    """The factors of some ticks."""
    factors = [10 ** (lift / 20) for _, lift in points]
    return np.asarray(np.interp(middles(first, last), [at for at, _ in points], factors))


def _joined(spans: Spans) -> Iterator[tuple[float, float]]:
    """The spans, those with less than a breath between them made one."""
    waiting: tuple[float, float] | None = None
    for begins, ends in sorted(spans):
        if waiting and begins - waiting[1] < BREATH:
            waiting = (waiting[0], max(waiting[1], ends))
            continue
        if waiting:
            yield waiting
        waiting = (begins, ends)
    if waiting:
        yield waiting
