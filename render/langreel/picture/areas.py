"""Areas: the pixels that shapes may touch, measured for many of them in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cairo
import numpy as np
from manim import LineJointType
from numpy.typing import NDArray

from langreel.picture.shapes import DrawnShape, PaintStyle, Stroke, begins, points_of

GRID = 8
"""Pixels: what is painted anew is rounded up to squares of this size, so that they are few."""
_MITER, _ROUND = 10.0, 1.5
"""How many half line widths a pointed corner may reach out by cairo's limit, and a round one or a cap."""
_SOFT: Final = 2
"""Pixels: how far an edge may be smoothed beyond where it runs."""

Sides = NDArray[np.float64]
"""x and y of a corner, (n, 2)."""


def areas(shapes: Sequence[DrawnShape], line_width: float, size: tuple[int, int]) -> list[cairo.RectangleInt]:
    """The pixels that shapes may touch in a picture of ``size``; ``line_width``: units to a stroke width."""
    new = [shape for shape in shapes if shape.area is None]
    if new:
        corners = _corners(new, line_width)
        left, top = _on_grid(corners[0], np.floor, size).T.tolist()
        right, bottom = _on_grid(corners[1], np.ceil, size).T.tolist()
        for shape, x, y, end, below in zip(new, left, top, right, bottom, strict=True):
            shape.area = cairo.RectangleInt(x, y, end - x, below - y)
    return [shape.area for shape in shapes if shape.area is not None]


def _corners(shapes: Sequence[DrawnShape], line_width: float) -> tuple[Sides, Sides]:
    """Left and top, right and bottom of shapes in pixels; their curves stay between their points."""
    outlines = [shape.outline for shape in shapes]
    points, sizes = points_of(outlines)
    xx, _, _, yy, x, y = np.array([each.matrix for each in outlines]).T
    ends = (find.reduceat(points[:, :2], begins(sizes)) for find in (np.minimum, np.maximum))
    seen = [each * np.column_stack((xx, yy)) + np.column_stack((x, y)) for each in ends]
    reach = np.array([_reach(shape.style) for shape in shapes])
    beyond = (reach * line_width * np.abs(xx) + _SOFT)[:, None]
    return np.minimum(*seen) - beyond, np.maximum(*seen) + beyond


def _on_grid(corners: Sides, rounded: np.ufunc, size: tuple[int, int]) -> NDArray[np.intp]:
    """
    >>> _on_grid(np.array([[17.5, -3.0], [5000.0, np.nan]]), np.floor, (1920, 1080)).tolist()
    [[16, 0], [1920, 0]]
    """
    within = np.clip(np.nan_to_num(corners), -GRID, max(size) + GRID)
    found: NDArray[np.intp] = np.clip(rounded(within / GRID) * GRID, 0, size).astype(np.intp)
    return found


def _reach(style: PaintStyle) -> float:
    """How far beyond its outline a shape may be painted: stroke widths as Manim counts them."""
    return max(_beyond(style.front), _beyond(style.behind))


def _beyond(stroke: Stroke) -> float:
    return stroke.width / 2 * (_ROUND if stroke.joint == LineJointType.ROUND.value else _MITER)
