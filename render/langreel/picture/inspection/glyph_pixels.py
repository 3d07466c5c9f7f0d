"""Glyph pixels: the pixels of a glyph → how much of it shows in a painted frame, and with what contrast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cairo
import numpy as np
from manim import Camera, VMobject
from numpy.typing import NDArray

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


def box_of(mobject: VMobject) -> Box:
    """Its box in units."""
    (left, bottom, _), (right, top, _) = mobject.get_corner((-1, -1, 0)), mobject.get_corner((1, 1, 0))
    return Box(float(left), float(bottom), float(right), float(top))


def of(camera: Camera, glyph: VMobject, painted: Pixels, *, bare: Pixels) -> Ink | None:
    """The ink of a glyph in a frame that was painted (h, w, 3), and without texts; None outside of it."""
    (rows, columns, _), box = painted.shape, box_of(glyph)
    unit = rows / camera.frame_height
    left, top = int(columns / 2 + box.left * unit) - 1, int(rows / 2 - box.top * unit) - 1
    window = (left, top, int(box.width * unit) + 4, int(box.height * unit) + 4)
    cover = _cover(camera, glyph, window, shape=painted.shape)
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


def _cover(camera: Camera, glyph: VMobject, window: tuple[int, int, int, int], *, shape: Any) -> Pixels:
    """How much of each pixel of a window (left, top, width, height) a glyph covers, (height, width)."""
    left, top, width, height = window
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
    context, unit = cairo.Context(surface), shape[0] / camera.frame_height
    context.set_matrix(cairo.Matrix(unit, 0, 0, -unit, shape[1] / 2 - left, shape[0] / 2 - top))
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
