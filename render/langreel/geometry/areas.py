"""Areas: quantities as areas that share a room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.geometry.boxes import Box


def side_by_side(
    values: Sequence[float], least: Sequence[float], room: Box, *, gap: float
) -> tuple[tuple[float, ...], float]:
    """Middles (x) of discs whose areas are ``values``, and the radius of the largest.

    Each takes its diameter or its ``least`` width, whichever is wider; together they are centred in ``room``,
    as large as its width and height allow.
    """
    shares = np.sqrt(np.array(values, float) / max(values))
    largest = room.height / 2
    while _width(shares * largest, least, gap) > room.width and largest > 0.05:
        largest *= 0.97
    widths = np.maximum(2 * shares * largest, least)
    lefts = np.concatenate([[0.0], np.cumsum(widths + gap)[:-1]])
    begin = room.x - _width(shares * largest, least, gap) / 2
    return tuple(float(begin + left + width / 2) for left, width in zip(lefts, widths)), float(largest)


def _width(radii: np.ndarray[tuple[int], np.dtype[np.float64]], least: Sequence[float], gap: float) -> float:
    return float(np.sum(np.maximum(2 * radii, least)) + gap * (len(radii) - 1))
