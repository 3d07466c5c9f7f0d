"""Camera: Manim's, which paints anew only where the picture differs from the one before."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from typing import Any

import cairo
import numpy as np
from manim import Camera, VMobject

from langreel.picture import shapes
from langreel.picture.shapes import Outline, Painted, Pixels, Shape


class ThriftyCamera(Camera):
    """Same pixels as Manim's camera, for less painting.

    The outline of what has not moved is kept: cairo rounds a path once, so taking it up again changes
    nothing. Only where something changed is painted anew, with all that shows there.
    """

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._outlines: dict[int, Outline] = {}
        self._painted: Painted | None = None
        self._easel: Pixels = np.empty_like(self.pixel_array)

    def paint(self, mobjects: Iterable[Any], ground: Pixels | None = None) -> None:
        """Make ``pixel_array`` show mobjects on a picture (h, w, 4), or on the plain background.

        Nobody else may have painted in it, nor in the ground, since the last call.
        """
        before, self._painted = self._painted, None
        ground = np.asarray(self.background) if ground is None else ground
        shown = shapes.with_points(mobjects)
        if not all(map(shapes.is_plain, shown)):
            self.set_frame_to_background(ground)
            self.capture_mobjects(shown, include_submobjects=False)
            return
        now = self._picture(shown, ground, before)
        self._repaint(now, shapes.changed(before, now, (self.pixel_width, self.pixel_height)))
        self._painted = now

    def set_cairo_context_path(self, ctx: Any, vmobject: Any) -> ThriftyCamera:
        known, matrix = self._outlines.get(id(vmobject)), tuple(ctx.get_matrix())
        if known and known.matrix == matrix and known.is_of(vmobject):
            ctx.new_path()
            ctx.append_path(known.path)
            return self
        super().set_cairo_context_path(ctx, vmobject)
        if len(points := vmobject.points):
            sides = shapes.sides(points, matrix)
            path = ctx.copy_path()
            self._keep(vmobject, Outline(weakref.ref(vmobject), points.tobytes(), matrix, path, sides))
        return self

    def _keep(self, vmobject: Any, outline: Outline) -> None:
        if len(self._outlines) > 20_000:
            # Most of these are gone: a scene that makes mobjects for every frame leaves their outlines.
            self._outlines = {key: each for key, each in self._outlines.items() if each.owner() is not None}
        self._outlines[id(vmobject)] = outline

    def _picture(self, shown: list[VMobject], ground: Pixels, before: Painted | None) -> Painted:
        context, known = self.get_cairo_context(self.pixel_array), before.shapes if before else {}
        return Painted(ground, {id(each): self._shape(each, known.get(id(each)), context) for each in shown})

    def _shape(self, mobject: VMobject, before: Shape | None, context: Any) -> Shape:
        """How a mobject looks now: the same shape as before, if nothing of it changed."""
        style = shapes.style(mobject)
        if before and before.style == style and before.outline.is_of(mobject):
            return before
        self.set_cairo_context_path(context, mobject)
        outline, reach = self._outlines[id(mobject)], shapes.reach(style) * self.cairo_line_width_multiple
        size = self.pixel_width, self.pixel_height
        return Shape(mobject, outline, style, shapes.area(outline, reach, size))

    def _repaint(self, picture: Painted, region: cairo.Region) -> None:
        """Paint what touches a region on an easel beside the picture, and take the region over.

        A clip would do the same in place, but cairo rounds clipped lines otherwise.
        """
        easel, there = self._easel, [_slices(region.get_rectangle(k)) for k in range(region.num_rectangles())]
        for each in there:
            easel[each] = picture.ground[each]
        context = self.get_cairo_context(easel)
        for shape in picture.shapes.values():
            if region.contains_rectangle(shape.area) != cairo.RegionOverlap.OUT:
                self.display_vectorized(shape.mobject, context)
        for each in there:
            self.pixel_array[each] = easel[each]


def _slices(each: cairo.RectangleInt) -> tuple[slice, slice]:
    """Its rows and columns."""
    return slice(each.y, each.y + each.height), slice(each.x, each.x + each.width)
