"""Painting: a shape onto a picture, to the pixel as Manim's camera paints the mobject."""

from __future__ import annotations

import functools
from typing import Any, Final, NamedTuple

import cairo
import numpy as np
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP

from langreel.picture.shapes import DrawnShape, Outline, PaintStyle, Stroke, rgbas

Context = Any
"""Cairo's, which its types say is generic and is not."""
_CLOSE: Final = 1.0e-5
"""Of a coordinate: what two ends may be apart, beside the mobject's own tolerance, and still meet."""


class PaintCoat(NamedTuple):
    """A coat of colour: a fill, or a stroke with its width as Manim counts it, its corners and its ends."""

    source: cairo.Pattern
    width: float | None = None
    join: Any = None
    cap: Any = None


def paint(context: Context, shape: DrawnShape, line_width: float) -> None:
    """Paint a shape; ``line_width``: units to a stroke width."""
    # The camera may have moved on since the shape was seen.
    context.set_matrix(cairo.Matrix(*shape.outline.matrix))
    _lay_out(context, shape.outline)
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
    join, cap = LINE_JOIN_MAP[stroke.joint], CAP_STYLE_MAP[stroke.cap]
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


def _lay_out(context: Context, outline: Outline) -> None:
    """Make the outline the context's path."""
    context.new_path()
    if outline.path is not None:
        # Cairo rounds a path once: taking it up again changes nothing.
        context.append_path(outline.path)
        return
    _trace(context, outline)
    if outline.laid_out:
        outline.path = context.copy_path()
    # Most outlines that move are painted once: only of those that come again the path is kept.
    outline.laid_out = True


def _trace(context: Context, outline: Outline) -> None:
    """Draw curve after curve, with a new beginning wherever two of them do not meet."""
    curves, tolerance = outline.curves(), outline.tolerance
    breaks = np.flatnonzero(~_meet(curves[:-1, -2:], curves[1:, :2], tolerance)) + 1
    for line in np.split(curves, breaks) if len(curves) else ():
        context.move_to(*line[0, :2].tolist())
        for handles in line[:, 2:].tolist():
            context.curve_to(*handles)
        if _meet(line[:1, :2], line[-1:, -2:], tolerance)[0]:
            context.close_path()


def _meet(ends: Any, starts: Any, tolerance: float) -> Any:
    """Which points are one with their partners, by Manim's measure; both (n, 2)."""
    return (np.abs(ends - starts) <= tolerance + _CLOSE * np.abs(starts)).all(axis=1)
