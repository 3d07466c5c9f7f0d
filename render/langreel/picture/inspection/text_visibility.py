"""Text visibility: a scene and the frame it painted → every text in it, how much shows and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal, cast

import numpy as np
from manim import Animation, AnimationGroup, Camera, MarkupText, Text, VMobject
from manim.utils.family import extract_mobject_family_members

from langreel import theme
from langreel.geometry import Box
from langreel.picture.camera import IncrementalCamera
from langreel.picture.inspection import glyph_pixels
from langreel.picture.inspection.glyph_pixels import Ink, Pixels
from langreel.picture.inspection.layout_rules import FAINT, VisibleText
from langreel.scenes.charts.curve import Bending
from langreel.scenes.charts.stateful import Advance
from langreel.scenes.typography import FONT_SIZE_OF_ONE_UNIT, Lettering

State = Literal["still", "live", "passing"]
Line = Lettering | Text | MarkupText
LINES = (Lettering, Text, MarkupText)
"""What is text: the house's lines of type, and Manim's own."""


def texts(scene: Any, frame: int, pixels: Pixels) -> tuple[VisibleText, ...]:
    """Every text on stage that is not faint. ``pixels``: what was painted as ``frame``, (h, w, 4) uint8."""
    family = _family(scene.mobjects)
    lines = [m for m in family if isinstance(m, LINES) and _words(m) and _opacity(m) >= FAINT]
    if not lines:
        return ()
    painted = np.array(pixels[:, :, :3], dtype=float)
    camera = _second(scene.camera)
    lines = [line for line in lines if _is_judged(line, camera, scene)]
    bare = _without(camera, scene, lines)
    prints = {id(line): _prints(camera, line, painted, bare=bare) for line in lines}
    crowd = _crowd(prints.values(), painted.shape)
    moved, passing = _moving(scene, frame)
    return tuple(
        _seen(camera, line, prints[id(line)], crowd=crowd, state=_state(line, moved, passing))
        for line in lines
    )


def stands(mobject: Any, scene: Any) -> bool:
    """Whether any part of a mobject is painted now."""
    there = {id(m) for m in _family(scene.mobjects)}
    parts = (m for m in mobject.family_members_with_points() if id(m) in there)
    return any(max(part.get_fill_opacity(), part.get_stroke_opacity()) > 0 for part in parts)


def _family(mobjects: Iterable[Any]) -> list[Any]:
    return extract_mobject_family_members(mobjects)


def _glyphs(line: Line) -> list[VMobject]:
    return [glyph for glyph in line.submobjects if len(glyph.points)]


def _words(line: Line) -> str:
    return " ".join((line.string if isinstance(line, Lettering) else line.text).split())


def _size(line: Line) -> float:
    """The em in units."""
    return line.size if isinstance(line, Lettering) else float(line.font_size) / FONT_SIZE_OF_ONE_UNIT


def _opacity(line: Line) -> float:
    """How opaque most of its glyphs are."""
    shares: list[Any] = [glyph.get_fill_opacity() for glyph in _glyphs(line)]
    return float(np.median(shares or [0.0]))


def _second(camera: Any) -> Camera:
    """A camera that sees what a scene's does, and can be used beside it."""
    if not isinstance(camera, IncrementalCamera):
        # It paints every picture whole, and so forgets what it is used for.
        return cast(Camera, camera)
    center, width = camera.frame_center, camera.frame_width
    return Camera(background_color=camera.background_color, frame_center=center, frame_width=width)


def _is_judged(line: Line, camera: Camera, scene: Any) -> bool:
    """Whether it counts: what a camera that moves cuts off with its edges, it means to."""
    if scene.camera_class is Camera:
        return True
    box = glyph_pixels.box_of(camera, line)
    return abs(box.left + box.right) + box.width < theme.WIDTH and (
        abs(box.top + box.bottom) + box.height < theme.HEIGHT
    )


def _without(camera: Camera, scene: Any, lines: Sequence[Line]) -> Pixels:
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
    everything = _family(scene.mobjects)
    for mobject in everything:
        if mobject.has_time_based_updater():
            passing.update(id(m) for m in mobject.get_family())
    if passing.intersection(map(id, _handles(scene.camera))):
        passing.update(map(id, everything))
    return moved, passing


def _handles(camera: Any) -> list[Any]:
    """What a camera is moved by."""
    asked = ("get_mobjects_indicating_movement", "get_value_trackers")
    return [handle for name in asked for handle in getattr(camera, name, list)()]


def _under_way(scene: Any, frame: int) -> list[Animation]:
    """The running animations. With their last frame all have come to rest, but for what is taken away."""
    leaves = list(_leaves(scene.animations or ()))
    if leaves and frame >= scene.frame + scene.frames_now - 1:
        return [leaf for leaf in leaves if leaf.is_remover()]
    return leaves


def _leaves(animations: Iterable[Animation]) -> Iterable[Animation]:
    for animation in animations:
        if isinstance(animation, AnimationGroup):
            yield from _leaves(animation.animations)
        else:
            yield animation


def _state(line: Line, moved: set[int], passing: set[int]) -> State:
    # Animations may hold the line or, when they spell it, its glyphs.
    parts = {id(line), *(id(glyph) for glyph in line.submobjects)}
    return "passing" if parts & passing else "live" if parts & moved else "still"


# What is seen

Prints = Sequence[tuple[Box, Ink]]


def _prints(camera: Camera, line: Line, painted: Pixels, *, bare: Pixels) -> Prints:
    """The box and the ink of each glyph that is in the frame."""
    found = (
        (glyph_pixels.box_of(camera, glyph), glyph_pixels.of(camera, glyph, painted, bare=bare))
        for glyph in _glyphs(line)
    )
    return [(box, marks) for box, marks in found if marks]


def _crowd(lines: Iterable[Prints], shape: tuple[int, ...]) -> Pixels:
    """How many glyphs touch each pixel, (h, w)."""
    crowd = np.zeros(shape[:2], dtype=np.uint8)
    for prints in lines:
        for _, marks in prints:
            crowd[marks.touched[:, 0], marks.touched[:, 1]] += 1
    return crowd


def _seen(camera: Camera, line: Line, prints: Prints, *, crowd: Pixels, state: State) -> VisibleText:
    boxes = tuple(glyph_pixels.box_of(camera, glyph) for glyph in _glyphs(line))
    box = glyph_pixels.box_of(camera, line)
    size = _size(line) * (box.height / line.height if line.height else 1.0)
    seen = VisibleText(_words(line), box, boxes, size, _opacity(line), state=state)
    # Where something else is written, its colour could be taken for this text's.
    alone = [(box, left) for box, marks in prints if len((left := _alone(marks, crowd)).places)] or prints
    if not alone:
        return seen
    whole = glyph_pixels.together([marks for _, marks in alone])
    visible = glyph_pixels.is_seen(whole)
    # Stops and dashes may be lost.
    large = [marks for box, marks in alone if box.height > 0.4 * seen.size]
    return replace(
        seen,
        visible=float(visible.mean()),
        least=min((float(glyph_pixels.is_seen(marks).mean()) for marks in large), default=1.0),
        contrast=glyph_pixels.contrast(whole.only(visible)) if visible.any() else seen.contrast,
    )


def _alone(marks: Ink, crowd: Pixels) -> Ink:
    """The ink where no other glyph is."""
    return marks.only(crowd[marks.places[:, 0], marks.places[:, 1]] == 1)
