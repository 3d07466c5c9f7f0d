"""Sparkline: numbers in a row → a line of small bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

BARS: Final = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None], width: int = 40) -> str:
    """Bars from the least to the most of the values, gaps as spaces; of many values the mean of each stretch.

    >>> sparkline([1, 2, None, 8])
    '▁▂ █'
    """
    shrunk = list(values) if len(values) <= width else [_mean(part) for part in _stretches(values, width)]
    known = [value for value in shrunk if value is not None]
    if not known:
        return ""
    least, most = min(known), max(known)
    span = (most - least) or 1.0
    return "".join(" " if value is None else BARS[int((value - least) / span * 7.999)] for value in shrunk)


def _stretches(values: Sequence[float | None], count: int) -> list[Sequence[float | None]]:
    edges = [round(number * len(values) / count) for number in range(count + 1)]
    return [values[start:end] for start, end in pairwise(edges)]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
