"""Travel: a mobject goes along a way that was measured once."""

from __future__ import annotations

from typing import Any, cast

from manim import Animation, VMobject

from langreel.geometry import along
from langreel.geometry.paths import Path
from langreel.scenes.charts.rigid_shape import RigidShape


class Travel(Animation):
    """Moves the middle of a mobject along a way, shape (n, 2), from its beginning to its end."""

    def __init__(self, mobject: VMobject, way: Path, **options: Any) -> None:
        self._way = way
        super().__init__(mobject, **options)

    def begin(self) -> None:
        self._shape = RigidShape(cast(VMobject, self.mobject))
        super().begin()

    def create_starting_mobject(self) -> Any:
        # Nothing is interpolated between copies.
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        x, y, _ = along(self._way, self.rate_func(alpha))
        self._shape.put(x, y, 1.0)
