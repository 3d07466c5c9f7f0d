"""Eyes: a scene and the frame it painted → every text in it, how much of it shows and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import cairo
import numpy as np
from manim import Animation, AnimationGroup, Camera, VMobject
from manim.utils.family import extract_mobject_family_members
from numpy.typing import NDArray

from langreel.picture.tidy import FAINT, Seen
from langreel.scales import Box
from langreel.scenes.charts.curve import Bending
from langreel.scenes.charts.motion import Advance
from langreel.scenes.type import Lettering

Pixels = NDArray[Any]

INK = 0.7
"""The share of a pixel that a glyph must cover for the pixel to show the glyph's colour."""
TOLD = 24.0
"""How far (of 255) a text's colour must be from its ground for anybody to say which of both is seen."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The pixels that a text covers: as painted, without texts, and wholly in the text's colour, each (n, 3);
    and how much of each it covers, (n, 1)."""

    painted: Pixels
    bare: Pixels
    own: Pixels
    cover: Pixels


def texts(scene: Any, frame: int, pixels: Pixels) -> tuple[Seen, ...]:
    """Every text on stage that is not faint. ``pixels``: what was painted as ``frame``, (h, w, 4) uint8."""
    family = _family(scene.mobjects)
    lines = [m for m in family if isinstance(m, Lettering) and m.string.strip() and _opacity(m) >= FAINT]
    if not lines:
        return ()
    painted = np.array(pixels[:, :, :3], dtype=float)
    camera = Camera(background_color=scene.camera.background_color)
    bare = _without(camera, scene, lines)
    moved, passing = _moving(scene, frame)
    return tuple(_seen(camera, line, painted, bare, _state(line, moved, passing)) for line in lines)


def strings(scene: Any) -> tuple[str, ...]:
    """The words of all texts on stage that are not faint."""
    lines = (m for m in _family(scene.mobjects) if isinstance(m, Lettering))
    return tuple(line.string for line in lines if line.string and _opacity(line) >= FAINT)


def stands(mobject: Any, scene: Any) -> bool:
    """Whether any part of a mobject is painted now."""
    there = {id(m) for m in _family(scene.mobjects)}
    parts = (m for m in mobject.family_members_with_points() if id(m) in there)
    return any(max(part.get_fill_opacity(), part.get_stroke_opacity()) > 0 for part in parts)


def _family(mobjects: Iterable[Any]) -> list[Any]:
    return extract_mobject_family_members(mobjects)


def _glyphs(line: Lettering) -> list[VMobject]:
    return [glyph for glyph in line.submobjects if len(glyph.points)]


def _opacity(line: Lettering) -> float:
    """How opaque most of its glyphs are."""
    shares: list[Any] = [glyph.get_fill_opacity() for glyph in _glyphs(line)]
    return float(np.median(shares or [0.0]))


def _without(camera: Camera, scene: Any, lines: Sequence[Lettering]) -> Pixels:
    """The same frame without these texts, (h, w, 3)."""
    taken = {id(glyph) for line in lines for glyph in line.submobjects}
    everything = extract_mobject_family_members(scene.mobjects, use_z_index=True, only_those_with_points=True)
    camera.reset()
    camera.capture_mobjects([m for m in everything if id(m) not in taken], include_submobjects=False)
    return np.array(camera.pixel_array[:, :, :3], dtype=float)


# What moves


def _moving(scene: Any, frame: int) -> tuple[set[int], set[int]]:
    """What charts move now, and what enters, leaves or is on its way."""
    moved, passing = set[int](), set[int]()
    for animation in _under_way(scene, frame):
        chart = isinstance(animation, (Advance, Bending))
        (moved if chart else passing).update(id(m) for m in animation.mobject.get_family())
    for mobject in _family(scene.mobjects):
        if mobject.has_time_based_updater():
            passing.update(id(m) for m in mobject.get_family())
    return moved, passing


def _under_way(scene: Any, frame: int) -> list[Animation]:
    """The running animations. With their last frame all have come to rest, but for what is taken away."""
    leaves = list(_leaves(scene.animations or ()))
    if frame >= scene.frame + scene.frames_now - 1:
        return [leaf for leaf in leaves if leaf.is_remover()]
    return leaves


def _leaves(animations: Iterable[Animation]) -> Iterable[Animation]:
    for animation in animations:
        if isinstance(animation, AnimationGroup):
            yield from _leaves(animation.animations)
        else:
            yield animation


def _state(line: Lettering, moved: set[int], passing: set[int]) -> Literal["still", "live", "passing"]:
    # Animations may hold the line or, when they spell it, its glyphs.
    parts = {id(line), *(id(glyph) for glyph in line.submobjects)}
    return "passing" if parts & passing else "live" if parts & moved else "still"


# What is seen


def _seen(
    camera: Camera, line: Lettering, painted: Pixels, bare: Pixels, state: Literal["still", "live", "passing"]
) -> Seen:
    glyphs, size = _glyphs(line), line.size
    boxes = tuple(_box(glyph) for glyph in glyphs)
    inks = [(box, ink) for glyph, box in zip(glyphs, boxes) if (ink := _ink(camera, glyph, painted, bare))]
    seen = Seen(line.string, _box(line), boxes, size, _opacity(line), state=state)
    if not inks:
        return seen
    whole = _all([ink for _, ink in inks])
    shown = _shown(whole)
    # Stops and dashes may be lost.
    large = [float(_shown(ink).mean()) for box, ink in inks if box.height > 0.4 * size]
    return replace(
        seen, shown=float(shown.mean()), least=min(large, default=1.0), contrast=_contrast(whole, shown)
    )


def _box(mobject: VMobject) -> Box:
    (left, bottom, _), (right, top, _) = mobject.get_corner((-1, -1, 0)), mobject.get_corner((1, 1, 0))
    return Box(float(left), float(bottom), float(right), float(top))


def _ink(camera: Camera, glyph: VMobject, painted: Pixels, bare: Pixels) -> Ink | None:
    """The pixels inside of a glyph; nothing where it is out of the frame."""
    (rows, columns, _), box = painted.shape, _box(glyph)
    unit = rows / camera.frame_height
    left, top = int(columns / 2 + box.left * unit) - 1, int(rows / 2 - box.top * unit) - 1
    width, height = int(box.width * unit) + 4, int(box.height * unit) + 4
    cover = _cover(camera, glyph, (left, top, width, height), painted.shape)
    y, x = np.nonzero(cover >= min(INK, 0.8 * float(cover.max())))
    y, x, share = y + top, x + left, cover[y, x]
    there = (y >= 0) & (y < rows) & (x >= 0) & (x < columns) & (share > 0)
    if not there.any():
        return None
    y, x, share = y[there], x[there], share[there, None]
    color, opacity = np.array(glyph.get_fill_color().to_rgb()) * 255.0, glyph.get_fill_opacity()
    return Ink(painted[y, x], bare[y, x], bare[y, x] + opacity * (color - bare[y, x]), share)


def _cover(camera: Camera, glyph: VMobject, window: tuple[int, int, int, int], shape: Any) -> Pixels:
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


def _shown(ink: Ink) -> Pixels:
    """For each pixel whether the text's colour is seen; where that cannot be told from its ground, it is."""
    way = (ink.own - ink.bare) * ink.cover
    far = np.linalg.norm(way, axis=1)
    share = ((ink.painted - ink.bare) * way).sum(axis=1) / np.maximum(far, 1.0) ** 2
    return np.asarray((share > 0.5) | (far <= TOLD))


def _contrast(ink: Ink, shown: Pixels) -> float:
    """The contrast that nine tenths of the ink that is seen have, against what lies under it."""
    if not shown.any():
        return 21.0
    front, ground = _luminance(ink.own[shown]), _luminance(ink.bare[shown])
    light, dark = np.maximum(front, ground), np.minimum(front, ground)
    return float(np.percentile((light + 0.05) / (dark + 0.05), 10))


def _all(inks: Sequence[Ink]) -> Ink:
    """The ink of several glyphs as one."""
    parts = zip(*((ink.painted, ink.bare, ink.own, ink.cover) for ink in inks))
    return Ink(*(np.concatenate(part) for part in parts))


def _luminance(colors: Pixels) -> Pixels:
    """WCAG's relative luminance of sRGB colours 0 to 255, (n, 3)."""
    share = colors / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ (0.2126, 0.7152, 0.0722))
