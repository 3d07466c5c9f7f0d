"""Shortcuts: while a scene runs, what Manim reckons bit by bit is reckoned in one step, in the same numbers.

Scenes and charts move and colour their mobjects with Manim's methods, many of them in every frame. What
is not as plain as these shortcuts expect goes Manim's own way.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
from manim import ManimColor, Mobject, VMobject
from numpy.typing import NDArray

_family: Final = Mobject.get_family
_critical_point: Final = Mobject.get_critical_point
_boundary: Final = VMobject.get_points_defining_boundary
_recolor: Final = VMobject.update_rgbas_array


@contextmanager
def taken() -> Iterator[None]:
    """Let Manim take the shortcuts."""
    ways = (
        (Mobject, "get_family", family, _family),
        (Mobject, "get_critical_point", critical_point, _critical_point),
        (VMobject, "get_points_defining_boundary", boundary, _boundary),
        (VMobject, "update_rgbas_array", recolor, _recolor),
    )
    for owner, name, short, _ in ways:
        setattr(owner, name, short)
    try:
        yield
    finally:
        for owner, name, _, manims in ways:
            setattr(owner, name, manims)


def family(mobject: Mobject, recurse: bool = True) -> list[Any]:
    """A mobject and all that is within, as ``get_family`` gives them."""
    found, left, met = list[Mobject](), [mobject], set[int]()
    while left:
        each = left.pop()
        found.append(each)
        met.add(object.__hash__(each))
        if len(met) < len(found):
            # Something is in it twice, or within itself.
            return _family(mobject, recurse)
        left += each.submobjects[::-1]
    return found


def boundary(mobject: VMobject) -> NDArray[np.float64]:
    """Where curves begin and end, (n, 3), as ``get_points_defining_boundary`` gives them."""
    parts = [each for each in mobject.get_family() if len(each.points)]
    if not parts or not all(map(_is_whole, parts)):
        return _boundary(mobject)
    return np.concatenate([each.points.reshape(-1, 4, 3)[:, ::3] for each in parts]).reshape(-1, 3)


def _is_whole(part: Any) -> bool:
    """Whether it has whole curves of four points each."""
    plain = type(part).get_anchors is VMobject.get_anchors and part.n_points_per_cubic_curve == 4
    return plain and part.points.shape[1] == 3 and not len(part.points) % 4


def critical_point(mobject: Mobject, direction: Any) -> NDArray[np.float64]:
    """A corner, the middle of a side, or the centre of its box, as ``get_critical_point`` gives it."""
    if mobject.dim != 3 or type(mobject).get_extremum_along_dim is not Mobject.get_extremum_along_dim:
        return _critical_point(mobject, direction)
    points = mobject.get_points_defining_boundary()
    if not len(points):
        return np.zeros(3)
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return np.array([_edge(*ends) for ends in zip(low, high, direction, strict=False)])


def _edge(low: float, high: float, direction: float) -> float:
    if direction == 0:
        return (low + high) / 2
    return low if direction < 0 else high


def recolor(mobject: VMobject, name: str, color: Any = None, opacity: Any = None) -> VMobject:
    """Give its colours of that name another colour, opacity or both, as ``update_rgbas_array`` does."""
    rgbas, rgb = mobject.__dict__.get(name), _rgb(color)
    plain = rgb is not None and (opacity is None or isinstance(opacity, (float, int)))
    if not plain or rgbas is None or not len(rgbas) or mobject.get_sheen_factor() != 0:
        return _recolor(mobject, name, color, opacity)
    if color is not None:
        rgbas[:, :3] = rgb
    if opacity is not None:
        rgbas[:, 3] = opacity
    return mobject


def _rgb(color: Any) -> Any:
    """Red, green and blue of one colour; nothing where it is not one colour."""
    if color is None:
        return ()
    if isinstance(color, str):
        return _parsed(color)
    return color.to_rgb() if type(color) is ManimColor else None


@functools.lru_cache(maxsize=1024)
def _parsed(color: str) -> NDArray[np.float64]:
    return ManimColor(color).to_rgb()
