"""Pango glyphs: the outlines of a line of type, read from the picture that Pango draws of it."""

from __future__ import annotations

import functools
import math
import re
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
from manim import RIGHT, Text, VGroup, VMobject

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


def glyphs(svg: Path) -> list[VMobject] | None:
    """Every glyph that has an outline, in the very numbers of Manim's ``Text``.

    None where the picture has more than glyphs in their places.
    """
    root = ElementTree.parse(svg).getroot()
    drawn = {f"#{each.get('id')}": each for each in root.iter(_SVG + "symbol")}
    if not all(map(_is_plain, drawn.values())) or not _is_only_glyphs(root):
        return None
    placed = (_placed(drawn[use.get(_LINK, "")], use) for use in root.iter(_SVG + "use"))
    # As Manim goes about it, step by step: where words find their place may hang on the last bit.
    line = VGroup(*(_mobject(points) for points in placed if len(points))).flip(RIGHT).center()
    for glyph in line:
        glyph.points = _closed(glyph.points)
    return [*line.scale(SCALE)]


def bare(glyph: VMobject) -> VMobject:
    """The outline alone: Manim's glyphs carry their parsed SVG, which every animation would copy again."""
    return _mobject(glyph.points)


def _mobject(points: Points) -> VMobject:
    return VMobject(fill_opacity=1.0, stroke_width=0.0).set_points(points)


def _is_plain(symbol: ElementTree.Element) -> bool:
    """Whether a symbol is one path, drawn as it is."""
    return [each.tag for each in symbol] == [_SVG + "path"] and "transform" not in symbol[0].attrib


def _is_only_glyphs(root: ElementTree.Element) -> bool:
    """Whether nothing is drawn but symbols, and those where they are told."""
    known = {*_AROUND, *(_SVG + name for name in ("symbol", "path", "use"))}
    paths = len(root.findall(f".//{_SVG}path")) == len(root.findall(f".//{_SVG}symbol/{_SVG}path"))
    return paths and all(each.tag in known and "transform" not in each.attrib for each in root.iter())


def _placed(symbol: ElementTree.Element, use: ElementTree.Element) -> Points:
    """The curves of a glyph in its place, (n, 3), in pixels from the top."""
    outline, is_line = _outline(symbol[0].get("d", ""))
    curves = outline + np.array([float(use.get(side, 0)) for side in ("x", "y")])
    curves[is_line] = np.stack(_line(*(curves[is_line][:, at] for at in (0, 3))), axis=1)
    flat = curves.reshape(-1, 2)
    return np.column_stack([flat, np.zeros(len(flat))])


@functools.lru_cache(maxsize=4096)
def _outline(path: str) -> tuple[Points, Points]:
    """A path of moves, lines and curves as cubic curves, (n, 4, 2); and which of them are straight, (n,)."""
    curves: list[tuple[Place, ...]] = []
    straight: list[bool] = []
    first = pen = (0.0, 0.0)
    for command, numbers in _COMMAND.findall(path):
        places = _pairs(numbers)
        if command == "M":
            first = pen = places[0]
        elif command != "Z" or math.dist(pen, first) > _SAME:
            end = (places or [first])[-1]
            curves.append((pen, *places) if command == "C" else (pen, pen, end, end))
            straight.append(command != "C")
            pen = end
    return np.array(curves, float).reshape(-1, 4, 2), np.array(straight, bool)


def _pairs(numbers: str) -> list[Place]:
    values = list(map(float, numbers.split()))
    return list(zip(values[::2], values[1::2]))


def _closed(points: Points) -> Points:
    """Every part of an outline with a straight line from its end to its beginning, be it no way."""
    curves = points.reshape(-1, 4, 3)
    breaks = np.flatnonzero((curves[:-1, 3] != curves[1:, 0]).any(axis=1)) + 1
    parts = np.split(curves, breaks)
    return np.concatenate([piece for part in parts for piece in (*part, _line(part[-1, 3], part[0, 0]))])


def _line(start: Any, end: Any) -> tuple[Any, ...]:
    """The four points of a straight line as a curve."""
    return start, (start + start + end) / 3, (start + end + end) / 3, end
