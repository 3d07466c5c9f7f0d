"""Shapes: what decides the pixels of a mobject, so that two frames can be held against each other."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cairo
import numpy as np
from manim import LineJointType, VMobject
from numpy.typing import NDArray

Pixels = NDArray[Any]
Matrix = tuple[float, ...]
Style = tuple[Any, ...]
Sides = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

GRID = 8
"""Pixels: what is painted anew is rounded up to squares of this size, so that they are few."""
_MITER, _ROUND = 10.0, 1.5
"""How many half line widths a pointed corner may reach out by cairo's limit, and a round one or a cap."""
_ONE_COLOR = 32
"""Bytes: red, green, blue and opacity."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A mobject's points and the matrix they were drawn with, as a path that cairo can take up again."""

    owner: weakref.ref[Any]
    points: bytes
    matrix: Matrix
    path: Any
    sides: Sides

    def is_of(self, mobject: Any) -> bool:
        """Whether this is how the mobject runs now."""
        return self.points == mobject.points.tobytes() and self.owner() is mobject


@dataclass(frozen=True, slots=True)
class Shape:
    """A mobject as it is painted in one frame, and the pixels that it may touch."""

    mobject: VMobject
    outline: Outline
    style: Style
    area: cairo.RectangleInt


@dataclass(frozen=True, slots=True)
class Painted:
    """What pixels show: shapes by the identity of their mobjects, in painting order, on a ground."""

    ground: Pixels
    shapes: dict[int, Shape]


def with_points(mobjects: Iterable[Any]) -> list[Any]:
    """What Manim paints of them: every member that has points, once, in painting order."""
    members: list[Any] = []
    for mobject in mobjects:
        _collect(mobject, members)
    # What comes twice is painted where it comes last.
    once = list({id(each): each for each in reversed(members)}.values())
    once.reverse()
    return sorted(once, key=lambda each: each.z_index)


def _collect(mobject: Any, members: list[Any]) -> None:
    if len(mobject.points):
        members.append(mobject)
    for each in mobject.submobjects:
        _collect(each, members)


def is_plain(mobject: Any) -> bool:
    """Whether it is an outline with fill and stroke of its own: no bitmap, no cloud of points."""
    return isinstance(mobject, VMobject) and not mobject.get_background_image()


def style(mobject: VMobject) -> Style:
    """Everything but the outline that decides how a mobject is painted."""
    fill, front, behind = mobject.get_fill_rgbas(), _stroke(mobject, False), _stroke(mobject, True)
    faded = len(fill) > 1 or len(front[1]) > _ONE_COLOR or len(behind[1]) > _ONE_COLOR
    ends = np.array(mobject.get_gradient_start_and_end_points()).tobytes() if faded else b""
    return fill.tobytes(), front, behind, ends


def _stroke(mobject: VMobject, behind: bool) -> tuple[Any, ...]:
    width = mobject.get_stroke_width(behind)
    if not width:
        return 0.0, b""
    return width, mobject.get_stroke_rgbas(behind).tobytes(), mobject.joint_type, mobject.cap_style


def reach(style: Style) -> float:
    """How far beyond its outline a mobject may be painted: stroke widths as Manim counts them."""
    _, front, behind, _ = style
    return max(_beyond(*front), _beyond(*behind))


def _beyond(width: float, colors: bytes, *ends: Any) -> float:
    return width / 2 * (_ROUND if LineJointType.ROUND in ends else _MITER)


def sides(points: NDArray[np.float64], matrix: Matrix) -> Sides:
    """Where the points of a mobject, (n, 3) in units, lie in pixels; its curves stay between them."""
    (left, top), (right, bottom) = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    xx, _, _, yy, x, y = matrix
    return (left * xx + x, bottom * yy + y, right * xx + x, top * yy + y)


def area(outline: Outline, reach: float, size: tuple[int, int]) -> cairo.RectangleInt:
    """The pixels that an outline may touch, ``reach`` units beyond its points, in a picture of ``size``."""
    beyond = reach * abs(outline.matrix[0]) + 2
    left, top, right, bottom = outline.sides
    x, y = _down(left - beyond, size[0]), _down(top - beyond, size[1])
    return cairo.RectangleInt(x, y, _up(right + beyond, size[0]) - x, _up(bottom + beyond, size[1]) - y)


def _down(at: float, end: int) -> int:
    """
    >>> _down(17.5, 1920), _down(-3.0, 1920), _down(5000.0, 1920)
    (16, 0, 1920)
    """
    return min(max(int(at) // GRID * GRID, 0), end)


def _up(at: float, end: int) -> int:
    """
    >>> _up(17.5, 1920), _up(-3.0, 1920), _up(5000.0, 1920)
    (24, 0, 1920)
    """
    return min(max(-int(-at // GRID) * GRID, 0), end)


def changed(before: Painted | None, now: Painted, size: tuple[int, int]) -> cairo.Region:
    """The pixels in which two pictures of a size may differ."""
    if before is None or before.ground is not now.ground or not _same_order(before, now):
        return cairo.Region(cairo.RectangleInt(0, 0, *size))
    region = cairo.Region()
    for one, other in ((before, now), (now, before)):
        for key, shape in one.shapes.items():
            if other.shapes.get(key) is not shape:
                region.union(shape.area)
    return region


def _same_order(before: Painted, now: Painted) -> bool:
    """Whether what is in both pictures is painted in the same order."""
    stayed = [key for key in before.shapes if key in now.shapes]
    return stayed == [key for key in now.shapes if key in before.shapes]
