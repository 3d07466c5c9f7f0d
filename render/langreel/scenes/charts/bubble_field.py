"""Bubble field: all bubbles of a chart at any moment, with their names and the trails they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import Circle, VGroup, VMobject

from langreel import theme
from langreel.geometry import Box, Scale
from langreel.geometry.bubbles import Values, at_moment, named, radii, trail
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
        self.word, self.color_code, self.shade = name, color, color
        self.disc = Circle(1.0, stroke_color=theme.GROUND, stroke_width=1.5, fill_color=color)
        super().__init__(self.disc, name)
        self.disc.set_z_index(LINE)
        name.set_z_index(WORD)


class BubbleField(StatefulMobject):
    """State: the moment, then for each bubble how much it is there (drawn at all) and how far it is away.

    ``values`` has shape (moments, bubbles, 3): x, y and size; ``write_time`` is given the moment.
    Names stay within ``room``.
    """

    def __init__(
        self,
        chart: Chart,
        bubbles: Sequence[Bubble],
        *,
        values: Values,
        scales: tuple[Scale, Scale],
        largest: float,
        room: Box,
        write_time: Callable[[float], None],
    ) -> None:
        super().__init__(*bubbles)
        self.chart, self.bubbles, self.values, self.scales = chart, list(bubbles), values, scales
        self.largest, self.room, self.write_time = largest, room, write_time
        self.full = float(np.nanmax(values[:, :, 2]))
        self.trails: dict[int, tuple[float, VMobject]] = {}
        self.pose(np.zeros(1 + 2 * len(bubbles)))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        moment, count = float(state[0]), len(self.bubbles)
        seen = presence(self.values[:, :, 0], moment, 0.5) * state[1 : count + 1]
        now = at_moment(self.values, moment)
        sizes = radii(np.nan_to_num(now[:, 2]), self.full, self.largest)
        there = [n for n in range(count) if seen[n] > 0 and not np.isnan(now[n]).any()]
        away = [float(share) for share in state[1 + count :]]
        # What is meant lies on what is not, and the small on the large.
        order = sorted(there, key=lambda n: (-away[n], -sizes[n]))
        names = self._names(sorted(there, key=lambda n: (away[n], -sizes[n])), now, sizes)
        for rank, n in enumerate(order):
            self._draw(n, now[n], float(sizes[n]), seen=float(seen[n]), away=away[n])
            self._name(n, names.get(n), seen=float(seen[n]) * (1.0 - away[n]))
            self.bubbles[n].disc.set_z_index(LINE + 0.5 * rank / count)
        for n in {*range(count)} - {*there}:
            VGroup(self.bubbles[n].disc, self.bubbles[n].word).set_opacity(0.0)
        for n, (since, line) in self.trails.items():
            self._follow(n, since, moment, line)
        self.write_time(moment)

    def _names(self, order: Sequence[int], now: Values, sizes: Values) -> dict[int, Box | None]:
        """Where names stand: those of what is meant come first, then those of the large."""
        discs = [(*self._place(now[n]), float(sizes[n])) for n in order]
        words = (self.bubbles[n].word for n in order)
        room = [(word.width / self.chart.zoom + 0.06, 1.1 * word.size / self.chart.zoom) for word in words]
        return dict(zip(order, named(discs, room, self.room, taken=self.chart.taken)))

    def _place(self, now: Values) -> tuple[float, float]:
        return self.scales[0](float(now[0])), self.scales[1](float(now[1]))

    def _draw(self, n: int, now: Values, r: float, *, seen: float, away: float) -> None:
        bubble = self.bubbles[n]
        bubble.shade = mixed(bubble.color_code, theme.GROUND, AWAY * away)
        bubble.disc.set_points(UNIT * max(r, 1e-3) * self.chart.zoom + self.chart.at([self._place(now)])[0])
        bubble.disc.set_fill(bubble.shade, ALPHA * seen).set_stroke(opacity=seen)

    def _name(self, n: int, box: Box | None, *, seen: float) -> None:
        """A name in its bubble, in a colour that can be read there, or beside it; or none."""
        bubble = self.bubbles[n]
        if box is None:
            bubble.word.set_opacity(0.0)
            return
        place = self.chart.at([(box.x, box.y)])[0]
        inside = np.hypot(*(place - bubble.disc.get_center())[:2]) < bubble.disc.width / 2
        ink = inked(mixed(theme.GROUND, bubble.shade, ALPHA)) if inside else theme.INK
        bubble.word.move_to(place).set_color(ink).set_opacity(seen)

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
