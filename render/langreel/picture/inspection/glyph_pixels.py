"""Glyph pixels: the pixels of a glyph → how much of it shows in a painted frame, and with what contrast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import cairo
import numpy as np
from manim import Camera, VMobject
from numpy.typing import NDArray

from langreel import theme
from langreel.geometry import Box

Pixels = NDArray[Any]

FULL = 0.7
"""The share of a pixel that a glyph must cover for the pixel to show the glyph's colour."""
DISTINCT = 24.0
"""How far (of 255) a text's colour must be from its ground for anybody to say which of both is seen."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The pixels that a glyph fills: their places (n, 2) as row and column, and their colours as painted,
    without any text, and wholly in the glyph's own, each (n, 3); how much of each it covers, (n, 1).

    ``touched`` are the places of all pixels that it covers at all.
    """

    places: Pixels
    painted: Pixels
    bare: Pixels
    own: Pixels
    cover: Pixels
    touched: Pixels

    def only(self, which: Pixels) -> Ink:
        """Some of its pixels."""
        parts = (self.places, self.painted, self.bare, self.own, self.cover)
        places, painted, bare, own, cover = (part[which] for part in parts)
        return Ink(places, painted, bare, own, cover, self.touched)


def box_of(camera: Camera, mobject: VMobject) -> Box:
    """Its box in the picture, in units from the middle, as they are before a camera moves."""
    rows, columns, _ = camera.pixel_array.shape
    x, y = _pixels(camera, mobject).T
    unit = rows / theme.HEIGHT
    left, right = (float(at - columns / 2) / unit for at in (x.min(), x.max()))
    bottom, top = (float(rows / 2 - at) / unit for at in (y.max(), y.min()))
    return Box(left, bottom, right, top)


def _pixels(camera: Camera, mobject: VMobject) -> Pixels:
    """Where its curves begin and end in the picture, (n, 2): x to the right and y down."""
    parts = [
        camera.transform_points_pre_display(each, each.get_points_defining_boundary())[:, :2]
        for each in mobject.family_members_with_points()
    ]
    points: Pixels = np.concatenate([np.empty((0, 2)), *parts])
    xx, _, _, yy, x, y = cast(Any, _matrix(camera))
    return points * (xx, yy) + (x, y) if len(points) else np.array([[x, y]])


def _matrix(camera: Camera) -> cairo.Matrix:
    """By which the camera lays units on pixels."""
    return camera.get_cairo_context(camera.pixel_array).get_matrix()


def of(camera: Camera, glyph: VMobject, painted: Pixels, *, bare: Pixels) -> Ink | None:
    """The ink of a glyph in a frame that was painted (h, w, 3), and without texts; None outside of it."""
    rows, columns, _ = painted.shape
    (first, upper), (last, lower) = (edge(_pixels(camera, glyph), axis=0) for edge in (np.min, np.max))
    left, top = int(first) - 1, int(upper) - 1
    window = (left, top, int(last - first) + 4, int(lower - upper) + 4)
    if left > columns or top > rows or left + window[2] < 0 or top + window[3] < 0:
        return None
    cover = _cover(camera, glyph, window)
    y, x = np.nonzero(cover > 0.02)
    there = (y + top >= 0) & (y + top < rows) & (x + left >= 0) & (x + left < columns)
    share = cover[y[there], x[there]]
    filled = share >= min(FULL, 0.8 * float(cover.max()))
    if not filled.any():
        return None
    touched = np.column_stack([y[there] + top, x[there] + left])
    y, x = touched[filled].T
    color, opacity = np.array(glyph.get_fill_color().to_rgb()) * 255.0, glyph.get_fill_opacity()
    own = bare[y, x] + opacity * (color - bare[y, x])
    return Ink(touched[filled], painted[y, x], bare[y, x], own, share[filled, None], touched)


def _cover(camera: Camera, glyph: VMobject, window: tuple[int, int, int, int]) -> Pixels:
    """How much of each pixel of a window (left, top, width, height) a glyph covers, (height, width)."""
    left, top, width, height = window
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
    context = cairo.Context(surface)
    context.set_matrix(_matrix(camera) * cairo.Matrix(x0=-left, y0=-top))
    camera.set_cairo_context_path(context, glyph)
    context.fill()
    surface.flush()
    rows = np.frombuffer(surface.get_data(), np.uint8).reshape(height, surface.get_stride())
    return rows[:, :width] / 255.0


def together(inks: Sequence[Ink]) -> Ink:
    """The ink of several glyphs as one."""
    return Ink(
        *(
            np.concatenate([getattr(ink, name) for ink in inks])
            for name in ("places", "painted", "bare", "own", "cover", "touched")
        )
    )


def is_seen(ink: Ink) -> Pixels:
    """For each pixel whether the glyph's colour is seen; where that cannot be told from its ground, it is."""
    way = (ink.own - ink.bare) * ink.cover
    far = np.linalg.norm(way, axis=1)
    share = ((ink.painted - ink.bare) * way).sum(axis=1) / np.maximum(far, 1.0) ** 2
    return np.asarray((share > 0.5) | (far <= DISTINCT))


def contrast(ink: Ink) -> float:
    """The contrast that nine tenths of the ink have, against what lies under it."""
    front, ground = _luminance(ink.own), _luminance(ink.bare)
    light, dark = np.maximum(front, ground), np.minimum(front, ground)
    return float(np.percentile((light + 0.05) / (dark + 0.05), 10))


def _luminance(colors: Pixels) -> Pixels:
    """WCAG's relative luminance of sRGB colours 0 to 255, (n, 3)."""
    share = colors / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ (0.2126, 0.7152, 0.0722))
