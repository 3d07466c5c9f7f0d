"""Water: a body of water in a box, whose surface moves, rises, takes drops and carries what floats."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import UP, Animation, ManimColor, VMobject, interpolate_color

from langreel import theme
from langreel.geometry import Box
from langreel.scenes.charts.chart import FILL, LINE
from langreel.scenes.charts.stateful import State, StatefulMobject

WAVES = ((0.6, 1.5, 1.7), (0.4, 3.4, -2.3))
"""Share of the swell, waves a unit (radians) and radians a second of each train of waves."""
DROP_SPEED, DROP_LIFE = 1.8, 1.1
"""How fast the ring of a drop runs (units a second), and after how many seconds it is nearly gone."""


class Water(StatefulMobject):
    """Water that fills ``box`` to a level (1 is the top), its waves never still while it is on screen.

    State: level, and swell (the height of the waves in units). Waves rise as much as they fall, so the area
    that is shown stays that of the box. ``deep`` is how much of the colour is left at the bottom.
    """

    def __init__(
        self,
        box: Box,
        color: str | None = None,
        level: float = 1.0,
        *,
        swell: float = 0.045,
        deep: float = 0.16,
    ) -> None:
        color = color or theme.BLUE
        self.box, self.phase, self.drops = box, 0.0, list[tuple[float, float, float]]()
        self.xs = np.linspace(box.left, box.right, max(24, round(box.width * 14)))
        self.body = Body(stroke_width=0, fill_opacity=1)
        shades: Any = [_mixed(color, deep), _mixed(color, 0.46)]
        self.body.set_fill(shades).set_sheen_direction(UP)
        self.surface = VMobject(stroke_color=color, stroke_width=5)
        super().__init__(self.body, self.surface)
        self.body.set_z_index(FILL)
        self.surface.set_z_index(LINE)
        self.pose(np.array([level, swell]))
        self.add_updater(lambda water, dt: water.pass_time(dt))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        top = np.maximum(self.heights(self.xs), self.box.bottom)
        places = np.column_stack([self.xs, top, np.zeros_like(top)])
        feet = [(self.box.right, self.box.bottom, 0.0), (self.box.left, self.box.bottom, 0.0)]
        self.body.set_points_as_corners(np.vstack([places, feet, places[:1]]))
        self.body.depth = float(state[0]) * self.box.height
        self.surface.set_points_as_corners(places)
        self.surface.set_stroke(opacity=1.0 if state[0] > 0 else 0.0)

    def pass_time(self, seconds: float) -> None:
        """Let the waves run on, and forget drops that are gone."""
        self.phase += seconds
        self.drops = [drop for drop in self.drops if self.phase - drop[1] < 4 * DROP_LIFE]
        self.pose(self.state)

    def heights(self, xs: Any) -> Any:
        """The surface's y at each x."""
        level, swell = self.state
        y = self.box.bottom + level * self.box.height + 0.0 * xs
        for share, length, speed in WAVES:
            y = y + min(swell, level) * share * np.sin(length * xs - speed * self.phase)
        for x, born, size in self.drops:
            y = y + _ring(np.abs(xs - x), self.phase - born, size)
        return y

    def surface_at(self, x: float) -> float:
        """The surface's y at one x."""
        return float(self.heights(np.array([x]))[0])

    def drop(self, x: float, size: float = 0.14, after: float = 0.0) -> None:
        """Something falls in at ``x``, ``after`` seconds: rings run out from there and die away."""
        self.drops.append((x, self.phase + after, size))

    def flow(self, level: float | None = None, swell: float | None = None, **options: Any) -> Animation:
        """The animation to another level (share of the box), another swell, or both."""
        wanted = [level, swell]

        def target(state: State) -> State:
            return np.array([now if to is None else to for now, to in zip(state, wanted)])

        return self.advance(target, suspend_mobject_updating=False, **options)

    def carry(self, mobject: VMobject, sink: float = 0.0) -> None:
        """From now on ``mobject`` floats wherever it is moved sideways, ``sink`` units of it under water."""
        mobject.add_updater(lambda floating: self._lift(floating, sink), call_updater=True)

    def _lift(self, mobject: VMobject, sink: float) -> None:
        x = float(mobject.get_x())
        mobject.shift(UP * (self.surface_at(x) - sink - float(mobject.get_bottom()[1])))


class Body(VMobject):
    """What is under the surface: its shades lie between the floor and the still level, however it waves."""

    depth = 0.0

    def get_gradient_start_and_end_points(self) -> Any:
        floor = float(self.points[:, 1].min())
        return np.array([(0.0, floor, 0.0), (0.0, floor + self.depth, 0.0)])


def _ring(far: Any, age: float, size: float) -> Any:
    """The height of a drop's ring at distances ``far``: a packet of waves that runs out and dies away."""
    front = far - DROP_SPEED * age
    fade = size * np.exp(-max(age, 0.0) / DROP_LIFE) * min(1.0, max(0.0, age * 6))
    return fade * np.exp(-((front / 0.55) ** 2)) * np.cos(5.0 * front)


def _mixed(color: str, share: float) -> ManimColor:
    """A colour let into the ground."""
    return interpolate_color(ManimColor(theme.GROUND), ManimColor(color), share)
