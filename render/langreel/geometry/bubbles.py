"""Bubbles: discs that move and grow between known moments, and which of their names can be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from langreel.geometry.boxes import Box
from langreel.geometry.ranking import amounts

Values = NDArray[np.float64]


def at_moment(values: Values, moment: float) -> Values:
    """What is known of every bubble at a moment: ``values`` has shape (moments, bubbles, 3) for x, y, size.

    In between it changes in straight lines, the size by its area; NaN where one of two moments is not known.

    >>> at_moment(np.array([[[0.0, 0.0, 4.0]], [[2.0, 1.0, 8.0]]]), 0.5).tolist()
    [[1.0, 0.5, 6.0]]
    """
    return amounts(values, moment)


def radii(sizes: Values, full: float, largest: float) -> Values:
    """The radii of discs whose areas are ``sizes``; one of ``full`` has the ``largest``."""
    return np.asarray(largest * np.sqrt(np.maximum(sizes, 0.0) / full))


def clear(boxes: Sequence[Box]) -> list[float]:
    """How far each box is free of those before it, 0..1: the names of larger bubbles come first.

    >>> clear([Box(0, 0, 2, 1), Box(1, 0, 3, 1), Box(5, 0, 6, 1)])
    [1.0, 0.0, 1.0]
    """
    free: list[float] = []
    for n, box in enumerate(boxes):
        hidden = max((box.common(boxes[m]) * free[m] for m in range(n)), default=0.0)
        free.append(max(0.0, 1.0 - 4.0 * hidden / max(box.width * box.height, 1e-9)))
    return free


def trail(values: Values, bubble: int, since: float, until: float) -> Values:
    """The way of a bubble between two moments, shape (n, 2): by way of the known moments."""
    inner = np.arange(np.ceil(since + 1e-9), until)
    moments = [since, *inner, until]
    way = np.array([at_moment(values, float(moment))[bubble, :2] for moment in moments])
    return np.asarray(way[~np.isnan(way).any(axis=1)])


def round_size(largest: float) -> float:
    """A round size of which a small disc tells the scale: about an eighth of the largest.

    >>> round_size(1318.0)
    200.0
    """
    rough = largest / 8
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9)))
