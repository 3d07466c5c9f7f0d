"""Camera: Manim's, which first takes down what is to be seen, and paints it when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, cast

import cairo
import numpy as np
from manim import Camera, VMobject

from langreel.ffmpeg.pictures import Bitmap, Patch, Pixels
from langreel.picture import painting, paths, shapes
from langreel.picture.areas import areas
from langreel.picture.drawing import Background, Drawing, changed, drawing
from langreel.picture.new_pixels import slices, take_over
from langreel.picture.shapes import DrawnShape, Matrix, Outline

_KEPT = 1_000
"""Shapes that are remembered before those are looked for whose mobjects are gone."""


class Surface:
    """Pixels (h, w, 4), and the drawing that they show."""

    def __init__(self, pixels: Any) -> None:
        self.pixels: Any = pixels
        self.holds: Drawing | None = None


class Capture(Bitmap):
    """What was painted at once. Whoever is handed it knows no longer what was painted before."""

    def __init__(self, pixels: Pixels, surface: Surface) -> None:
        super().__init__(pixels)
        self._surface = surface

    def patches(self) -> list[Patch]:
        self._surface.holds = None
        return super().patches()


class IncrementalCamera(Camera):
    """Same pixels as Manim's camera, for less painting: only where the picture is not the one before."""

    layered = True
    """Whether what moves can be painted on what does not."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._known: dict[int, DrawnShape] = {}
        self._many = _KEPT
        self._front = Surface(self.pixel_array)
        self._back = Surface(np.empty_like(self.pixel_array))
        self._easel: Any = np.empty_like(self.pixel_array)
        self._bitmap: Bitmap | None = None
        self._ground = Background(None, b"")

    def see(self, mobjects: Iterable[Any], ground: Drawing | Bitmap | None = None) -> Drawing | Bitmap:
        """What mobjects look like now, on another picture or on the plain background."""
        members = shapes.with_points(mobjects)
        if isinstance(ground, Bitmap) or not all(map(shapes.is_plain, members)):
            return self._captured(members, ground)
        matrix: Matrix = tuple(cast(Any, self.get_cairo_context(self.pixel_array).get_matrix()))
        keyed = [(shapes.identity(each), each) for each in members]
        found = [(key, self._shape(key, each, matrix)) for key, each in keyed]
        self._forget()
        background = ground.background if ground else self._background()
        return drawing(found, ground, background, paint=self.paint)

    def paint(self, picture: Drawing) -> tuple[Pixels, cairo.Region]:
        """The pixels of a drawing, and where they are not those that were painted before."""
        below: Any = picture.background.pixels
        if picture.ground:
            self._update(self._back, picture.ground, below)
            below = self._back.pixels
        return self._front.pixels, self._update(self._front, picture, below)

    def _captured(self, members: list[Any], ground: Drawing | Bitmap | None) -> Bitmap:
        """Mobjects painted at once by Manim, because there is more than outlines among them."""
        below: Any = ground.pixels() if ground else self.background
        self._front.holds = None
        self.set_frame_to_background(below)
        self.capture_mobjects(members, include_submobjects=False)
        if self._bitmap is None or not self._bitmap.shows(self.pixel_array):
            self._bitmap = Capture(self._front.pixels, self._front)
        return self._bitmap

    def _shape(self, key: int, mobject: VMobject, matrix: Matrix) -> DrawnShape:
        """How a mobject looks now: the same shape as before, if nothing of it changed."""
        look, points, before = shapes.look(mobject), shapes.exact(mobject.points), self._known.get(key)
        known = before if before and before.runs(mobject, points, matrix) else None
        if known and known.looks(look):
            return known
        outline = known.outline if known else Outline(mobject, points, matrix)
        shape = self._known[key] = DrawnShape(mobject, outline, look)
        return shape

    def _forget(self) -> None:
        """A scene that makes mobjects for every frame leaves their shapes behind."""
        if len(self._known) > self._many:
            self._known = {key: each for key, each in self._known.items() if each.owner() is not None}
            # Looked for again when they have doubled: each shape is looked at about twice in all.
            self._many = max(_KEPT, 2 * len(self._known))

    def _background(self) -> Background:
        """The background as it is now: what was seen on another one is still painted on that."""
        if self._ground.pixels is not self.background:
            key = blake2b(np.asarray(self.background).tobytes(), digest_size=16).digest()
            self._ground = Background(self.background, key)
        return self._ground

    def _update(self, surface: Surface, picture: Drawing, below: Pixels) -> cairo.Region:
        """Make a surface show a drawing, on what lies below."""
        whole = cairo.RectangleInt(0, 0, self.pixel_width, self.pixel_height)
        region = changed(surface.holds, picture, self._areas, whole=whole)
        first, surface.holds = surface.holds is None, None
        if not region.is_empty():
            new = self._repaint(surface.pixels, picture, below, region=region)
            # Nobody has been handed yet what the first picture does not change.
            region = region if first else new
        surface.holds = picture
        return region

    def _repaint(
        self, pixels: Pixels, picture: Drawing, below: Pixels, *, region: cairo.Region
    ) -> cairo.Region:
        """Paint what touches a region on an easel beside the pixels, and take over what is new: there.

        A clip would do the same in place, but cairo rounds clipped lines otherwise.
        """
        easel = self._easel
        for each in _rectangles(region):
            easel[slices(each)] = below[slices(each)]
        context, touched = self.get_cairo_context(easel), self._touched(picture, region)
        paths.lay_out([shape.outline for shape in touched if not shape.outline.path])
        for shape in touched:
            painting.paint(context, shape, self.cairo_line_width_multiple)
        return take_over(easel, pixels, _rectangles(region))

    def _touched(self, picture: Drawing, region: cairo.Region) -> list[DrawnShape]:
        """The shapes that may touch a region."""
        drawn = [*picture.shapes.values()]
        return [
            shape
            for shape, area in zip(drawn, self._areas(drawn), strict=True)
            if region.contains_rectangle(area) != cairo.RegionOverlap.OUT
        ]

    def _areas(self, shapes: list[DrawnShape]) -> list[cairo.RectangleInt]:
        return areas(shapes, self.cairo_line_width_multiple, (self.pixel_width, self.pixel_height))


def _rectangles(region: cairo.Region) -> list[cairo.RectangleInt]:
    return [region.get_rectangle(number) for number in range(region.num_rectangles())]
