"""Linear: numbers onto lengths, domains that are honest, ticks that are round."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps the values ``lo``..``hi`` evenly onto the places ``start``..``end``.

    >>> Scale(0, 200, -3, 1)(50)
    -2.0
    """

    lo: float
    hi: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.lo) * (self.end - self.start) / (self.hi - self.lo)

    def invert(self, place: float) -> float:
        """The value that lies at ``place``."""
        return self.lo + (place - self.start) * (self.hi - self.lo) / (self.end - self.start)


def nice_step(span: float, count: int) -> float:
    """The smallest round step (1, 2, 2.5, 5 times a power of ten) that cuts ``span`` into at most ``count``.

    >>> nice_step(1316.7, 5)
    500.0
    """
    if span <= 0:
        return 1.0
    rough = span / count
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def domain(values: Iterable[float], *, zero: bool = True, count: int = 5) -> tuple[float, float]:
    """The round interval that holds all ``values``, and zero unless ``zero`` is off.

    >>> domain([310.0, 1316.7])
    (0.0, 1500.0)
    """
    known = [*values, *([0.0] if zero else [])]
    lo, hi = (min(known), max(known)) if known else (0.0, 1.0)
    if lo == hi:
        hi = lo + (abs(lo) or 1.0)
    step = nice_step(hi - lo, count)
    return math.floor(lo / step + 1e-9) * step, math.ceil(hi / step - 1e-9) * step


def ticks(lo: float, hi: float, count: int = 5) -> tuple[float, ...]:
    """Round values within ``lo``..``hi``, at most ``count + 1`` of them, free of drift.

    >>> ticks(0, 1500, 5)
    (0.0, 500.0, 1000.0, 1500.0)
    """
    step = nice_step(hi - lo, count)
    first, last = math.ceil(lo / step - 1e-9), math.floor(hi / step + 1e-9)
    return tuple(round(index * step, 12) + 0.0 for index in range(first, last + 1))


def rank(values: Mapping[str, float]) -> tuple[str, ...]:
    """Keys from the largest value to the smallest; equals keep their order.

    >>> rank({"soybeans": 24.5, "bonds": 679.3, "crude oil": 117.0})
    ('bonds', 'crude oil', 'soybeans')
    """
    return tuple(sorted(values, key=lambda key: -values[key]))
