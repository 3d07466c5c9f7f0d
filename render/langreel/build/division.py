"""Division: in how many shares a job is made that all others would wait for, and how large each is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

MOST: Final = 8
"""Shares of one job: with more of them each is little shorter, and all together take far longer."""
WORTH: Final = 10.0
"""Seconds that must be gained."""

# What each worker does again of what stands before its share, against what it does of its own: in a scene,
# posing against painting and encoding. Measured on three scenes (render/docs/speed.md).
_AGAIN: Final = 0.3
_LESS: Final = 1 / (1 + _AGAIN)

Part = tuple[float, float]
"""Where a share begins and ends, from 0 to 1."""


def parts(count: int) -> list[Part]:
    """So many shares that take equally long, though later ones repeat more of what stands before them.

    >>> [(round(begin, 2), round(end, 2)) for begin, end in parts(3)]
    [(0.0, 0.42), (0.42, 0.75), (0.75, 1.0)]
    """
    edges = [(1 - _LESS**number) / (1 - _LESS**count) for number in range(count + 1)]
    return list(pairwise(edges))


def portion(count: int) -> float:
    """What each of so many shares takes of the time of the whole.

    >>> portion(1), round(portion(2), 2), round(portion(8), 2)
    (1.0, 0.57, 0.26)
    """
    return parts(count)[0][1]


def counts(seconds: Sequence[float], divisible: Sequence[bool], workers: int) -> list[int]:
    """In how many shares each job of a batch is made: more than one where all would wait for it.

    >>> counts([100.0, 20.0, 20.0], [True, True, False], workers=2)
    [2, 1, 1]
    """
    fair = sum(seconds) / workers
    return [
        _count(each, fair, min(MOST, workers)) if may else 1
        for each, may in zip(seconds, divisible, strict=True)
    ]


def _count(seconds: float, fair: float, most: int) -> int:
    """As few shares as are needed for none to take longer than is fair, if they gain anything."""
    enough = (count for count in range(1, most) if seconds * portion(count) <= fair)
    count = next(enough, most)
    return count if seconds * (1 - portion(count)) >= WORTH else 1
