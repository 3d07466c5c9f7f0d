"""Drawing: all shapes of one frame, in painting order, and where two such frames may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import cairo

from langreel.ffmpeg.pictures import Patch, Pixels, Stretch, cut
from langreel.picture.shapes import DrawnShape

Paint = Callable[["Drawing"], tuple[Pixels, cairo.Region]]
"""Gives the pixels, (h, w, 4), and where they are not those that were painted before."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What is below everything: its pixels (h, w, 4), and their digest."""

    pixels: Any
    key: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A picture that can be painted whenever it is needed: shapes by mobject, on another drawing or none.

    ``content`` is the background's key and that of every shape, from the bottom up: which of them lie in the
    ground does not count.
    """

    shapes: Mapping[int, DrawnShape]
    ground: Drawing | None
    background: Background
    content: bytes
    key: bytes
    paint: Paint

    passing = False

    def patches(self) -> Iterator[Patch]:
        pixels, region = self.paint(self)
        return (cut(pixels, rows, columns) for rows, columns in bands(region))

    def pixels(self) -> Pixels:
        """The painted picture, good until another one is painted."""
        return self.paint(self)[0]

    def stack(self) -> list[tuple[int, DrawnShape]]:
        """All shapes from the bottom up."""
        return [*(self.ground.stack() if self.ground else ()), *self.shapes.items()]


def drawing(
    shapes: Iterable[tuple[int, DrawnShape]], ground: Drawing | None, background: Background, *, paint: Paint
) -> Drawing:
    """What is seen of shapes on a ground, or on the background alone."""
    seen = {key: shape for key, shape in shapes if shape.seen}
    below = ground.content if ground else background.key
    content = b"".join([below, *(shape.key for shape in seen.values())])
    return Drawing(seen, ground, background, content, blake2b(content, digest_size=16).digest(), paint)


def changed(
    before: Drawing | None, now: Drawing, areas: Callable[[list[DrawnShape]], list[Any]], *, whole: Any
) -> cairo.Region:
    """The pixels in which two drawings may differ; ``areas`` gives those of shapes."""
    if before is None or before.background is not now.background:
        return cairo.Region(whole)
    same_ground = before.ground is now.ground
    old, new = ([*each.shapes.items()] if same_ground else each.stack() for each in (before, now))
    first, second = dict(old), dict(new)
    if len(first) < len(old) or len(second) < len(new) or not _same_order(first, second):
        return cairo.Region(whole)
    pairs = ((first, second), (second, first))
    return cairo.Region(areas([shape for pair in pairs for shape in _unlike(*pair)]))


def _unlike(one: Mapping[int, DrawnShape], other: Mapping[int, DrawnShape]) -> Iterator[DrawnShape]:
    """The shapes of one that are painted otherwise in the other, or not at all."""
    return (shape for key, shape in one.items() if not shape.is_like(other.get(key)))


def _same_order(one: Mapping[int, DrawnShape], other: Mapping[int, DrawnShape]) -> bool:
    """Whether what is in both is painted in the same order."""
    return [key for key in one if key in other] == [key for key in other if key in one]


def bands(region: cairo.Region) -> list[tuple[Stretch, Stretch]]:
    """The parts of a region that lie one below the other, each with the columns that it has anywhere.

    >>> bands(cairo.Region([cairo.RectangleInt(0, 8, 8, 16), cairo.RectangleInt(24, 16, 8, 16)]))
    [((8, 32), (0, 32))]
    """
    found: list[tuple[Stretch, Stretch]] = []
    for each in (region.get_rectangle(number) for number in range(region.num_rectangles())):
        rows, columns = (each.y, each.y + each.height), (each.x, each.x + each.width)
        if found and rows[0] <= found[-1][0][1]:
            rows, columns = (_spanning(old, new) for old, new in zip(found.pop(), (rows, columns)))
        found.append((rows, columns))
    return found


def _spanning(one: Stretch, other: Stretch) -> Stretch:
    return min(one[0], other[0]), max(one[1], other[1])
