"""Shapes: what decides the pixels of a mobject, kept so that it can be compared, and painted later."""

from __future__ import annotations

import functools
import weakref
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from operator import attrgetter
from struct import pack
from typing import Any, Final, NamedTuple

import cairo
import numpy as np
from manim import CapStyleType, LineJointType, PMobject, VMobject
from manim.mobject.types.image_mobject import AbstractImageMobject
from numpy.typing import NDArray

Matrix = tuple[float, ...]
Counts = NDArray[np.intp]

DECIMALS = 9
"""Of units, colours and stroke widths: far less than one can see, far more than rounding adds."""
identity: Final = object.__hash__
"""A number that no other living object has. So has ``id``, but audit hooks are told of each call of that."""
_ONE_COLOR = 32
"""Bytes: red, green, blue and opacity."""


class Stroke(NamedTuple):
    """Width as Manim counts it, RGBA as float64 in bytes, and by Manim's numbers how corners and ends look.

    Numbers, for styles are looked up often, and an enum's members are hashed in Python.
    """

    width: float = 0.0
    colors: bytes = b""
    joint: int = LineJointType.AUTO.value
    cap: int = CapStyleType.AUTO.value


class PaintStyle(NamedTuple):
    """Everything but the outline that decides how a mobject is painted; ``ends`` are those of a gradient."""

    fill: bytes
    front: Stroke
    behind: Stroke
    ends: bytes


Look = tuple[Any, ...]
"""What a style is made of, not rounded: RGBA of fill, front and behind, both widths, joint, cap, ends."""


class Outline:
    """A mobject's points and the matrix they are drawn with; once it is to be painted, its path in cairo."""

    __slots__ = ("exact", "key", "matrix", "path", "points", "tolerance")

    def __init__(self, mobject: VMobject, points: bytes, matrix: Matrix) -> None:
        self.exact, self.matrix = points, matrix
        self.points = _counted(points)
        self.tolerance = mobject.tolerance_for_point_equality
        self.path = b""
        self.key = blake2b(self.points, digest_size=16, key=pack("7d", *matrix, self.tolerance)).digest()


class DrawnShape:
    """A mobject as it is in one frame; ``seen``: whether any of it is not fully transparent.

    ``area`` holds the pixels that it may touch, once it was measured.
    """

    __slots__ = ("_look", "area", "key", "outline", "owner", "seen", "style")

    def __init__(self, mobject: VMobject, outline: Outline, look: Look) -> None:
        self.owner, self.outline = weakref.ref(mobject), outline
        self._look = look
        self.area: cairo.RectangleInt | None = None
        self.style, flat, self.seen = _counting(look)
        self.key = blake2b(flat, digest_size=16, key=outline.key).digest()

    def looks(self, look: Look) -> bool:
        """Whether this is how it looks but for its outline."""
        return self._look == look

    def runs(self, mobject: VMobject, points: bytes, matrix: Matrix) -> bool:
        """Whether the mobject's outline runs so, through these points."""
        outline = self.outline
        return outline.exact == points and outline.matrix == matrix and self.owner() is mobject

    def is_like(self, other: DrawnShape | None) -> bool:
        """Whether both are painted alike."""
        return other is self or (other is not None and other.key == self.key)


def points_of(outlines: Sequence[Outline]) -> tuple[NDArray[np.float64], Counts]:
    """The points of many outlines, (n, 3) in units, and how many each has."""
    points = np.frombuffer(b"".join(each.points for each in outlines)).reshape(-1, 3)
    return points, np.array([len(each.points) for each in outlines], np.intp) // points.strides[0]


def begins(counts: Counts) -> Counts:
    """How many come before each.

    >>> begins(np.array([4, 8, 4])).tolist()
    [0, 4, 12]
    """
    before: Counts = np.cumsum(counts) - counts
    return before


@functools.lru_cache(maxsize=1024)
def _is_painted(kind: type) -> bool:
    """Whether mobjects of a kind are painted by Manim; it passes over all others."""
    return issubclass(kind, (VMobject, PMobject, AbstractImageMobject))


@functools.lru_cache(maxsize=1024)
def _is_outline(kind: type) -> bool:
    return issubclass(kind, VMobject)


def with_points(mobjects: Iterable[Any]) -> list[Any]:
    """What Manim paints of them: every member of a painted kind with points, once, in painting order."""
    members: list[Any] = []
    met: set[int] = set()
    # From the end: what comes twice is painted where it comes last.
    for mobject in reversed([*mobjects]):
        _collect(mobject, members, met)
    members.reverse()
    return sorted(members, key=attrgetter("z_index"))


def _collect(mobject: Any, members: list[Any], met: set[int]) -> None:
    """Add a family that was not met yet, the last member first."""
    if (me := identity(mobject)) in met:
        return
    met.add(me)
    for each in reversed(mobject.submobjects):
        _collect(each, members, met)
    # A value tracker has a point too, and is not to be seen.
    if len(mobject.points) and _is_painted(mobject.__class__):
        members.append(mobject)


def is_plain(mobject: Any) -> bool:
    """Whether it is an outline with fill and stroke of its own: no bitmap, no cloud of points."""
    return _is_outline(mobject.__class__) and not mobject.get_background_image()


def look(mobject: Any) -> Look:
    """How an outline looks now, but for how it runs."""
    kept = _kept if _keeps_its_look(mobject.__class__) else _asked
    fill, front, behind, width, below, joint, cap = kept(mobject)
    width, below = max(0.0, float(width)), max(0.0, float(below))
    colors = exact(fill), exact(front) if width else b"", exact(behind) if below else b""
    faded = max(map(len, colors)) > _ONE_COLOR
    ends = exact(mobject.get_gradient_start_and_end_points()) if faded else b""
    return (*colors, width, below, joint._value_, cap._value_, ends)


_GETTERS: Final = ("get_fill_rgbas", "get_stroke_rgbas", "get_stroke_width")
_kept: Final = attrgetter(
    *("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas"),
    *("stroke_width", "background_stroke_width", "joint_type", "cap_style"),
)
"""What Manim's getters give, without a call for each."""


@functools.lru_cache(maxsize=1024)
def _keeps_its_look(kind: type) -> bool:
    """Whether no getter of a kind of mobjects is its own."""
    return all(getattr(kind, name) is getattr(VMobject, name) for name in _GETTERS)


def _asked(mobject: VMobject) -> tuple[Any, ...]:
    colors = mobject.get_fill_rgbas(), mobject.get_stroke_rgbas(False), mobject.get_stroke_rgbas(True)
    widths = mobject.get_stroke_width(False), mobject.get_stroke_width(True)
    return (*colors, *widths, mobject.joint_type, mobject.cap_style)


@functools.lru_cache(maxsize=4096)
def _counting(look: Look) -> tuple[PaintStyle, bytes, bool]:
    """A look as it counts, all of it in bytes, and whether any of it is not fully transparent."""
    style = _style(look)
    fill, front, behind, _ = style
    seen = any(rgbas(colors)[:, 3].any() for colors in (fill, front.colors, behind.colors))
    return style, _flat(style), seen


def _style(look: Look) -> PaintStyle:
    """A look as it counts."""
    fill, front, behind, width, below, joint, cap, ends = look
    over, under = (
        Stroke(round(wide, DECIMALS), _counted(colors), joint, cap)
        for wide, colors in ((width, front), (below, behind))
    )
    return PaintStyle(_counted(fill), over, under, _counted(ends))


def _flat(style: PaintStyle) -> bytes:
    """All of a style in bytes: no two have the same."""
    fill, front, behind, ends = style
    sizes = len(fill), len(front.colors), len(behind.colors), front.joint, front.cap
    numbers = pack("5q2d", *sizes, front.width, behind.width)
    return b"".join((numbers, fill, front.colors, behind.colors, ends))


def exact(numbers: Any) -> bytes:
    """Numbers as float64 in bytes."""
    return np.asarray(numbers, np.float64).tobytes()


def _counted(exact: bytes) -> bytes:
    """Numbers as they count: what a sum of small steps is off by does not, and there is no minus zero.

    >>> _counted(exact([0.1 + 0.2, -0.0])) == _counted(exact([0.3, 0.0]))
    True
    """
    return (np.frombuffer(exact).round(DECIMALS) + 0.0).tobytes()


def rgbas(colors: bytes) -> NDArray[np.float64]:
    """Red, green, blue and opacity, (n, 4)."""
    return np.frombuffer(colors).reshape(-1, 4)
