"""Time map: how a clip was retimed → what of its media it plays, and for how long it only holds a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

Point = tuple[Fraction, Fraction]
"""A time of the clip, and the time of its media that is shown then."""


@dataclass(frozen=True, slots=True)
class Played:
    """Seconds: from where in the media, how long in all, and how much of that stands still."""

    begins: Fraction
    seconds: Fraction
    frozen: Fraction = Fraction()
    oddities: tuple[str, ...] = ()


def played(points: Sequence[Point], begins: Fraction, seconds: Fraction) -> Played:
    """What a clip plays from ``begins`` on, on its own clock, for so many seconds.

    >>> second = Fraction(1)
    >>> held = [(0 * second, 0 * second), (2 * second, 2 * second), (5 * second, 2 * second)]
    >>> played(held, 0 * second, 5 * second).frozen
    Fraction(3, 1)
    """
    if not points:
        return Played(begins, seconds)
    frozen, at, speeds = Fraction(), begins, set[Fraction]()
    for (time, value), (then, later) in pairwise(sorted(points)):
        length = min(then, begins + seconds) - max(time, begins)
        if length <= 0 or then == time:
            continue
        speed = (later - value) / (then - time)
        speeds.add(speed)
        frozen += length if not speed else 0
        if time <= begins < then:
            at = value + (begins - time) * speed
    odd = speeds - {Fraction(0), Fraction(1)}
    words = tuple(f"plays at {float(speed):g} times its speed" for speed in sorted(odd))
    return Played(at, seconds, frozen, words)
