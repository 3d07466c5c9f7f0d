"""Bins: many values → how many lie between round borders, and how high the bars over them are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from langreel.geometry.linear import nice_step

Edges = tuple[float, ...]


def bin_edges(values: Sequence[float], count: int = 0) -> Edges:
    """Round borders of bins of one width that hold all ``values``: about ``count``, or as many as they bear.

    Without ``count`` the width is that of Freedman and Diaconis: twice the middle half over the cube root of
    how many there are.

    >>> bin_edges([1.0, 2.0, 2.5, 7.0], 4)
    (0.0, 2.0, 4.0, 6.0, 8.0)
    """
    lo, hi = min(values), max(values)
    spread = float(np.subtract(*np.percentile(values, [75, 25])))
    rough = 2 * spread / len(values) ** (1 / 3)
    wanted = count or (min(math.ceil((hi - lo) / rough), 40) if rough > 0 else 10)
    step = nice_step(hi - lo, max(wanted, 1))
    first = math.floor(lo / step + 1e-9)
    # A value on the last border would open a bin of its own: it belongs to the one below it.
    last = max(math.ceil(hi / step - 1e-9), first + 1)
    return tuple(round(index * step, 12) + 0.0 for index in range(first, last + 1))


def bin_counts(values: Sequence[float], edges: Edges) -> tuple[int, ...]:
    """How many values lie in each bin: on a border in the upper one, on the last border in the last bin.

    ValueError where values lie outside of all bins, or borders do not rise.
    """
    if len(edges) < 2 or any(after <= before for before, after in pairwise(edges)):
        raise ValueError("borders of bins must rise")
    outside = [value for value in values if not edges[0] <= value <= edges[-1]]
    if outside:
        raise ValueError(f"{outside[0]:g} lies outside of all bins")
    return tuple(int(number) for number in np.histogram(values, edges)[0])


def bin_heights(counts: Sequence[int], edges: Edges) -> tuple[float, ...]:
    """Heights whose areas are the counts: the counts where all bins are of one width, else counts a width.

    The width that counts is that of the narrowest bin.

    >>> bin_heights([4, 6], (0.0, 1.0, 4.0))
    (4.0, 2.0)
    """
    widths = [after - before for before, after in pairwise(edges)]
    unit = min(widths)
    return tuple(number * unit / width for number, width in zip(counts, widths))
