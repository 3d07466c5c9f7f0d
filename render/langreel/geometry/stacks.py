"""Stacks: values that pile up: where each begins and ends, as amounts or shares, over time, step by step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Interval = tuple[float, float]
"""Where a value begins and ends on the value axis."""
Layers = NDArray[np.float64]


def piled(values: Sequence[float]) -> tuple[Interval, ...]:
    """Each value where the ones before it end: what is positive grows from zero up, what is negative down.

    >>> piled([3.0, -1.0, 2.0, -4.0])
    ((0.0, 3.0), (0.0, -1.0), (3.0, 5.0), (-1.0, -5.0))
    """
    ends, found = {True: 0.0, False: 0.0}, []
    for value in values:
        start = ends[value >= 0]
        ends[value >= 0] = start + value
        found.append((start, start + value))
    return tuple(found)


def shares(values: Sequence[float]) -> tuple[float, ...]:
    """Values as shares of their sum; ValueError where one is negative or all are nothing.

    >>> shares([1.0, 3.0])
    (0.25, 0.75)
    """
    whole = sum(values)
    if min(values, default=0.0) < 0 or not whole > 0:
        raise ValueError("shares need values that are not negative, and one above zero")
    return tuple(value / whole for value in values)


def bridge(values: Sequence[float], levels: Collection[int]) -> tuple[Interval, ...]:
    """Each value as a step from where the last one ended; those at the positions ``levels`` stand on zero.

    >>> bridge([10.0, 2.0, -5.0, 7.0], levels=[0, 3])
    ((0.0, 10.0), (10.0, 12.0), (12.0, 7.0), (0.0, 7.0))
    """
    found, end = list[Interval](), 0.0
    for number, value in enumerate(values):
        start = 0.0 if number in levels else end
        end = start + value
        found.append((start, end))
    return tuple(found)


def layers(
    rows: Mapping[str, Sequence[tuple[float, float]]], *, shared: bool = False
) -> tuple[Layers, Layers]:
    """Places (n,) that any row has, and the borders (rows + 1, n) of the layers that pile up over them.

    Between its first and last point a row is known in a straight line, elsewhere it is nothing. ``shared``
    makes shares of the sum of each place; ValueError for negative values, and for shares of nothing.
    """
    places = np.array(sorted({at for row in rows.values() for at, _ in row}))
    points = [np.array(row, float) for row in rows.values()]
    values = np.array([np.interp(places, row[:, 0], row[:, 1], left=0.0, right=0.0) for row in points])
    if values.min() < 0:
        raise ValueError("a stack of areas needs values that are not negative")
    borders = np.vstack([np.zeros(len(places)), np.cumsum(values, axis=0)])
    if shared and not borders[-1].min() > 0:
        raise ValueError("there are no shares where all values are nothing")
    return places, borders / borders[-1] if shared else borders
