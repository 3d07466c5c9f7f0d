"""Rigid shape: a mobject that is put anywhere, in any size, in one step for all its parts."""

from __future__ import annotations

import numpy as np
from manim import VMobject


class RigidShape:
    """A mobject as it was made; ``width`` and all that is within keep their proportions."""

    def __init__(self, mobject: VMobject) -> None:
        self._parts = mobject.family_members_with_points()
        ends = np.cumsum([0, *(len(part.points) for part in self._parts)]).tolist()
        self._slices = list(map(slice, ends, ends[1:]))
        self._points = np.concatenate([part.points for part in self._parts]) - mobject.get_center()

    def put(self, x: float, y: float, size: float) -> None:
        """Stand with its middle in a place, ``size`` times as large as it was made."""
        points = self._points * size + (x, y, 0.0)
        for part, own in zip(self._parts, self._slices):
            part.points = points[own]
