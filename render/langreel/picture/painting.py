"""Painting: a shape onto a picture, to the pixel as Manim's camera paints the mobject."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import cairo
import numpy as np
from manim import CapStyleType, LineJointType
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP

from langreel.picture import paths
from langreel.picture.shapes import DrawnShape, PaintStyle, Stroke, rgbas

Context = Any
"""Cairo's, which its types say is generic and is not."""


class PaintCoat(NamedTuple):
    """A coat of colour: a fill, or a stroke with its width as Manim counts it, its corners and its ends."""

    source: cairo.Pattern
    width: float | None = None
    join: Any = None
    cap: Any = None


def paint(context: Context, shape: DrawnShape, line_width: float) -> None:
    """Paint a shape whose outline is laid out; ``line_width``: units to a stroke width."""
    # The camera may have moved on since the shape was seen.
    context.set_matrix(cairo.Matrix(*shape.outline.matrix))
    context.new_path()
    paths.append(context, shape.outline.path)
    for coat in _coats(shape.style):
        context.set_source(coat.source)
        if coat.width is None:
            context.fill_preserve()
            continue
        context.set_line_width(coat.width * line_width)
        context.set_line_join(coat.join)
        context.set_line_cap(coat.cap)
        context.stroke_preserve()


@functools.lru_cache(maxsize=4096)
def _coats(style: PaintStyle) -> tuple[PaintCoat, ...]:
    """What is to be seen of a style, from the bottom up."""
    fill = PaintCoat(_source(style.fill, style.ends))
    coats = (_stroke(style.behind, style.ends), (style.fill, fill), _stroke(style.front, style.ends))
    return tuple(coat for colors, coat in coats if coat.width != 0.0 and rgbas(colors)[:, 3].any())


def _stroke(stroke: Stroke, ends: bytes) -> tuple[bytes, PaintCoat]:
    join, cap = LINE_JOIN_MAP[LineJointType(stroke.joint)], CAP_STYLE_MAP[CapStyleType(stroke.cap)]
    return stroke.colors, PaintCoat(_source(stroke.colors, ends), stroke.width, join, cap)


def _source(colors: bytes, ends: bytes) -> cairo.Pattern:
    """One colour, or a gradient from end to end; cairo's pictures have blue before red."""
    # Plain floats: cairo takes numpy's one by one.
    stops = [(blue, green, red, opacity) for red, green, blue, opacity in rgbas(colors).tolist()]
    if len(stops) < 2:
        return cairo.SolidPattern(*(stops[0] if stops else (0.0, 0.0, 0.0, 0.0)))
    (x, y, _), (u, v, _) = np.frombuffer(ends).reshape(2, 3).tolist()
    pattern = cairo.LinearGradient(x, y, u, v)
    for offset, stop in zip(np.linspace(0, 1, len(stops)).tolist(), stops):
        pattern.add_color_stop_rgba(offset, *stop)
    return pattern
