"""Bubble field: all bubbles of a chart at any moment, with their names and the trails they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import Circle, VGroup, VMobject

from langreel import theme
from langreel.geometry import Box, Scale
from langreel.geometry.bubbles import Values, at_moment, clear, radii, trail
from langreel.geometry.ranking import presence
from langreel.scenes.charts.chart import FILL, LINE, WORD, Chart
from langreel.scenes.charts.color_scale import inked, mixed
from langreel.scenes.charts.patches import AWAY
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering

ALPHA = 0.78
"""Bubbles let shine through what lies under them."""


class Bubble(VGroup):
    """A disc and its name."""

    def __init__(self, name: Lettering, color: str) -> None:
        self.word, self.color_code = name, color
        self.disc = Circle(1.0, stroke_color=theme.GROUND, stroke_width=1.5, fill_color=color)
        super().__init__(self.disc, name)
        self.disc.set_z_index(LINE)
        name.set_z_index(WORD)


class BubbleField(StatefulMobject):
    """State: the moment, then for each bubble how much it is there (drawn at all) and how far it is away.

    ``values`` has shape (moments, bubbles, 3): x, y and size; ``write_time`` is given the moment.
    """

    def __init__(
        self,
        chart: Chart,
        bubbles: Sequence[Bubble],
        *,
        values: Values,
        scales: tuple[Scale, Scale],
        largest: float,
        write_time: Callable[[float], None],
    ) -> None:
        super().__init__(*bubbles)
        self.chart, self.bubbles, self.values, self.scales = chart, list(bubbles), values, scales
        self.largest, self.write_time, self.full = largest, write_time, float(np.nanmax(values[:, :, 2]))
        self.trails: dict[int, tuple[float, VMobject]] = {}
        self.pose(np.zeros(1 + 2 * len(bubbles)))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        moment, count = float(state[0]), len(self.bubbles)
        seen = presence(self.values[:, :, 0], moment, 0.5) * state[1 : count + 1]
        now = at_moment(self.values, moment)
        sizes = radii(np.nan_to_num(now[:, 2]), self.full, self.largest)
        there = [n for n in range(count) if seen[n] > 0 and not np.isnan(now[n]).any()]
        legible = self._legible(there, now, sizes)
        away = [float(share) for share in state[1 + count :]]
        # What is meant lies on what is not, and the small on the large.
        for rank, n in enumerate(sorted(there, key=lambda n: (-away[n], -sizes[n]))):
            self._draw(n, now[n], float(sizes[n]), shown=(float(seen[n]), legible.get(n, 0.0)), away=away[n])
            self.bubbles[n].disc.set_z_index(LINE + 0.5 * rank / count)
        for n in {*range(count)} - {*there}:
            VGroup(self.bubbles[n].disc, self.bubbles[n].word).set_opacity(0.0)
        for n, (since, line) in self.trails.items():
            self._follow(n, since, moment, line)
        self.write_time(moment)

    def _legible(self, there: Sequence[int], now: Values, sizes: Values) -> dict[int, float]:
        """How much of each name is seen: those of larger bubbles come first, of what is away none."""
        away = self.state[1 + len(self.bubbles) :]
        order = [n for n in sorted(there, key=lambda n: -sizes[n]) if away[n] < 1.0]
        free = clear([self._name_box(n, now[n], float(sizes[n])) for n in order])
        return {n: share * float(1.0 - away[n]) for n, share in zip(order, free)}

    def _place(self, now: Values) -> tuple[float, float]:
        return self.scales[0](float(now[0])), self.scales[1](float(now[1]))

    def _name_box(self, n: int, now: Values, r: float) -> Box:
        """Where a name stands: in its bubble if it fits, else over it."""
        (x, y), word = self._place(now), self.bubbles[n].word
        width, height = word.width / self.chart.zoom, 1.1 * word.size / self.chart.zoom
        inside = width < 1.7 * r
        return Box.around(x, y if inside else y + r + 0.04 + height / 2, width + 0.06, height)

    def _draw(self, n: int, now: Values, r: float, *, shown: tuple[float, float], away: float) -> None:
        bubble, (seen, legible) = self.bubbles[n], shown
        color = mixed(bubble.color_code, theme.GROUND, AWAY * away)
        bubble.disc.set_points(UNIT * max(r, 1e-3) * self.chart.zoom + self.chart.at([self._place(now)])[0])
        bubble.disc.set_fill(color, ALPHA * seen)
        bubble.disc.set_stroke(opacity=seen)
        box = self._name_box(n, now, r)
        inside = box.y == self._place(now)[1]
        ink = inked(mixed(theme.GROUND, color, ALPHA)) if inside else theme.INK
        bubble.word.move_to(self.chart.at([(box.x, box.y)])[0])
        bubble.word.set_color(ink).set_opacity(seen * legible)

    def leave_trail(self, n: int) -> None:
        """From now on a bubble draws its way behind it."""
        if n not in self.trails:
            line = VMobject(stroke_color=self.bubbles[n].color_code, stroke_width=4).set_z_index(FILL)
            self.trails[n] = (float(self.state[0]), line)
            self.add(line)

    def _follow(self, n: int, since: float, moment: float, line: VMobject) -> None:
        way = trail(self.values, n, min(since, moment), max(since, moment))
        if len(way) > 1:
            places = np.array([self._place(point) for point in way])
            line.set_points_as_corners(self.chart.at(places))


UNIT = Circle(1.0).points.copy()
"""The points of a circle around the origin."""
