"""Camera: Manim's, which keeps the outline of what has not moved instead of tracing it for every frame."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import Camera


@dataclass(frozen=True, slots=True)
class Outline:
    """A mobject's points and the matrix they were drawn with, as a path that cairo can take up again."""

    owner: weakref.ref[Any]
    points: np.ndarray[Any, Any]
    matrix: tuple[float, ...]
    path: Any


class OutlineCamera(Camera):
    """Same pixels as Manim's camera. Cairo rounds a path once, so taking it up again changes nothing."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._outlines: dict[int, Outline] = {}

    def set_cairo_context_path(self, ctx: Any, vmobject: Any) -> OutlineCamera:
        points, matrix = vmobject.points, tuple(ctx.get_matrix())
        known = self._outlines.get(id(vmobject))
        if known and known.owner() is vmobject and known.matrix == matrix and _same(known.points, points):
            ctx.new_path()
            ctx.append_path(known.path)
            return self
        super().set_cairo_context_path(ctx, vmobject)
        if len(points):
            self._keep(vmobject, Outline(weakref.ref(vmobject), points.copy(), matrix, ctx.copy_path()))
        return self

    def _keep(self, vmobject: Any, outline: Outline) -> None:
        if len(self._outlines) > 20_000:
            # Most of these are gone: a scene that makes mobjects for every frame leaves their outlines.
            self._outlines = {key: each for key, each in self._outlines.items() if each.owner() is not None}
        self._outlines[id(vmobject)] = outline


def _same(old: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> bool:
    return old.shape == new.shape and bool((old == new).all())
