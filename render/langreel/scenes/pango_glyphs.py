"""Pango glyphs: the outlines of a line of type, read from the picture that Pango draws of it."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
from manim import Text

Points = np.ndarray[Any, Any]
Place = tuple[float, float]

SCALE: Final = 0.05
"""Manim's units to one of Pango's pixels."""
_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_AROUND = {_SVG + name for name in ("svg", "defs", "g")}
_COMMAND = re.compile("([MLCZ])([^MLCZ]*)")
_SAME: Final = 1e-4
"""Pixels: how near to its beginning an outline counts as closed."""


class UnreadText(Text):
    """Manim's text as far as Pango's picture, which Manim would read glyph by glyph with every style."""

    def init_svg_mobject(self, use_svg_cache: bool) -> UnreadText:
        return self


def glyphs(svg: Path) -> list[Points] | None:
    """The outline of every glyph that has one, (n, 3), as Manim's ``Text`` has it but for its middle.

    None where the picture has more than glyphs in their places.
    """
    root = ElementTree.parse(svg).getroot()
    drawn = {f"#{each.get('id')}": each for each in root.iter(_SVG + "symbol")}
    if not all(map(_is_plain, drawn.values())) or not _is_only_glyphs(root):
        return None
    placed = (_placed(drawn[use.get(_LINK, "")], use) for use in root.iter(_SVG + "use"))
    return [points for points in placed if len(points)]


def _is_plain(symbol: ElementTree.Element) -> bool:
    """Whether a symbol is one path, drawn as it is."""
    return [each.tag for each in symbol] == [_SVG + "path"] and "transform" not in symbol[0].attrib


def _is_only_glyphs(root: ElementTree.Element) -> bool:
    """Whether nothing is drawn but symbols, and those where they are told."""
    known = {*_AROUND, *(_SVG + name for name in ("symbol", "path", "use"))}
    paths = len(root.findall(f".//{_SVG}path")) == len(root.findall(f".//{_SVG}symbol/{_SVG}path"))
    return paths and all(each.tag in known and "transform" not in each.attrib for each in root.iter())


def _placed(symbol: ElementTree.Element, use: ElementTree.Element) -> Points:
    """A glyph in its place, in Manim's units, upward."""
    outline = _outline(symbol[0].get("d", ""))
    place = (float(use.get("x", 0)), float(use.get("y", 0)), 0.0)
    return np.asarray((outline + place) * (SCALE, -SCALE, SCALE))


@functools.lru_cache(maxsize=4096)
def _outline(path: str) -> Points:
    """A path of moves, lines and curves as cubic curves, every part of it closed; (n, 3)."""
    curves = [curve for part in _parts(path) for curve in part]
    flat = np.array(curves, float).reshape(-1, 2)
    return np.column_stack([flat, np.zeros(len(flat))])


def _parts(path: str) -> Iterator[list[tuple[Place, ...]]]:
    """The curves between two moves, closed by a straight one as Manim's text is."""
    part: list[tuple[Place, ...]] = []
    first = pen = (0.0, 0.0)
    for command, numbers in (*_COMMAND.findall(path), ("M", "0 0")):
        places = _pairs(numbers)
        if command == "M":
            if part:
                yield [*part, _line(pen, first)]
            part, first, pen = [], places[0], places[0]
        elif command == "C":
            part.append((pen, *places))
        elif command == "L" or math.dist(pen, first) > _SAME:
            part.append(_line(pen, places[0] if places else first))
        pen = part[-1][-1] if part else pen


def _pairs(numbers: str) -> list[Place]:
    values = list(map(float, numbers.split()))
    return list(zip(values[::2], values[1::2]))


def _line(start: Place, end: Place) -> tuple[Place, ...]:
    """A straight line as a curve."""
    (x, y), (u, v) = start, end
    return start, ((x + x + u) / 3, (y + y + v) / 3), ((x + u + u) / 3, (y + v + v) / 3), end
