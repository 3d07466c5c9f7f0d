"""Curve: lines of a chart, drawn up to any date without shaping anything anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, CapStyleType, LineJointType, VGroup, VMobject

from langreel.geometry import partial, spread
from langreel.geometry.paths import Path
from langreel.scenes.charts.annotations import spot
from langreel.scenes.charts.chart import DOT, FILL, LINE, WORD, Chart
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering


class Curve(VGroup):
    """A path in the chart's coordinates, drawn from its start to any x.

    A dot leads it, its name (if any) goes beside the dot, and the area down to ``floor`` is filled, if given.
    """

    def __init__(
        self,
        chart: Chart,
        path: Path,
        color: str,
        *,
        name: Lettering | None = None,
        floor: float | None = None,
    ) -> None:
        super().__init__()
        self.chart, self.path, self.floor, self.word = chart, path, floor, name
        self.fill = VMobject(stroke_width=0, fill_color=color, fill_opacity=0.28)
        self.line = VMobject(
            stroke_color=color, stroke_width=6.5, joint_type=LineJointType.ROUND, cap_style=CapStyleType.ROUND
        )
        self.head = spot((path[0, 0], path[0, 1]), color)
        self.parts = [self.line, self.head, *([name] if name else [])]
        self.add(self.fill, *self.parts)
        for part, z in zip((self.fill, *self.parts), (FILL, LINE, DOT, WORD)):
            part.set_z_index(z)

    def draw(self, x: float) -> None:
        """Draw up to ``x`` of the chart; no type is shaped."""
        drawn = partial(self.path, x)
        places = self.chart.at(drawn)
        self.line.set_points_as_corners(places)
        if self.floor is not None:
            feet = self.chart.at([(drawn[-1, 0], self.floor), (drawn[0, 0], self.floor)])
            self.fill.set_points_as_corners(np.vstack([places, feet, places[:1]]))
        self.head.move_to(places[-1])

    def step_back(self, away: bool) -> list[Any]:
        """The animations to step back, or to come forward again."""
        share = 0.22 if away else 1.0
        halo, core = self.head
        changes = [self.line.animate.set_stroke(opacity=share), core.animate.set_fill(opacity=share)]
        changes.append(halo.animate.set_fill(opacity=0.25 * share))
        return [*changes, *([self.word.animate.set_opacity(share)] if self.word else [])]


class Curves(StatefulMobject):
    """All lines of a chart; the state holds the x that each is drawn to. A line is seen once begun."""

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        super().__init__()
        self.curves = curves
        self.state = np.array([curve.path[0, 0] for curve in curves.values()])

    def begin(self, key: str) -> None:
        """Let a line be seen from now on."""
        curve = self.curves[key]
        if curve not in self.submobjects:
            # Built in the chart's own size: it is as large as the chart now is.
            for part in filter(None, (curve.head, curve.word)):
                part.scale(curve.chart.zoom)
            self.add(curve)
        self.pose(self.state)

    def bend(self, paths: Mapping[str, Path]) -> Bending:
        """The animation of all curves onto other paths of as many points, drawn as far as they are."""
        return Bending(self, paths)

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        begun = [(curve, x) for curve, x in zip(self.curves.values(), state) if curve in self.submobjects]
        for curve, x in begun:
            curve.draw(float(x))
        self._name([curve for curve, _ in begun if curve.word])

    def _name(self, curves: Sequence[Curve]) -> None:
        """Names beside their heads, moved apart where they would cover one another."""
        heads = [curve.head.get_center() for curve in curves]
        sizes = [1.3 * float(curve.word.height) for curve in curves if curve.word]
        heights = spread([float(head[1]) for head in heads], sizes, -4.0, hi=4.0)
        for curve, head, y in zip(curves, heads, heights):
            assert curve.word
            gap = 0.26 * curve.chart.zoom
            curve.word.move_to((head[0] + gap + curve.word.width / 2, y, 0.0))


class Bending(Animation):
    """Curves move point by point onto other paths; how far each is drawn (its x) stays."""

    def __init__(self, curves: Curves, paths: Mapping[str, Path], **options: Any) -> None:
        self._curves, self._goals = curves, paths
        super().__init__(curves, introducer=True, **options)

    def begin(self) -> None:
        self._starts = {key: curve.path for key, curve in self._curves.curves.items()}
        super().begin()

    def create_starting_mobject(self) -> Any:
        # Paths are interpolated, not copies of what is drawn along them.
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        for key, curve in self._curves.curves.items():
            curve.path = self._starts[key] + share * (self._goals[key] - self._starts[key])
        self._curves.pose(self._curves.state)
