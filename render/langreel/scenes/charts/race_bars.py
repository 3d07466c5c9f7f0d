"""Race bars: lengths, places, names and numbers of all who race, at any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import LEFT, RIGHT, ManimColor, VGroup, VMobject, interpolate_color

from langreel import theme
from langreel.geometry import Box, Scale
from langreel.geometry.ranking import Values, clearance, held, places, presence
from langreel.scenes.charts.chart import LINE, WORD, Chart
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.counter import Counter
from langreel.scenes.typography import Lettering


class RaceBar(VGroup):
    """One bar, its name and its running value; ``lane`` is its place now, in the chart's coordinates."""

    def __init__(self, name: Lettering, color: str, counter: Counter) -> None:
        self.name_word, self.counter, self.lane, self.seen = name, counter, Box(0, 0, 0, 0), True
        self.body = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        super().__init__(self.body, name, counter)
        self.body.set_z_index(LINE)
        name.set_z_index(WORD)
        counter.set_z_index(WORD)


def half_of(pitch: float) -> float:
    """Half the breadth of a bar in rows so far apart."""
    return 0.34 * min(pitch, 1.1)


class RaceBars(StatefulMobject):
    """All runners in the room of ``plot``. State: the moment, and how many bars share that room.

    ``values`` has a row for each moment and a column for each runner; ``write_date`` is given the moment.
    """

    def __init__(
        self,
        chart: Chart,
        runners: Sequence[RaceBar],
        *,
        values: Values,
        plot: Box,
        across: Scale,
        bars: int,
        write_date: Callable[[float], None],
    ) -> None:
        super().__init__(*runners)
        self.chart, self.runners, self.write_date = chart, list(runners), write_date
        self.values, self.plot, self.across = values, plot, across
        self.pose(np.array([0.0, float(bars)]))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        at, bars = float(state[0]), float(state[1])
        amount, place = held(self.values, at), places(self.values, at)
        seen = presence(self.values, at) * np.clip(bars - place, 0.0, 1.0)
        legible = seen * np.clip((clearance(place, amount * (seen > 0)) - 0.35) / 0.4, 0.0, 1.0)
        for n, runner in enumerate(self.runners):
            if seen[n] > 0 or runner.seen:
                runner.lane = self._lane(float(place[n]), float(amount[n]), self.plot.height / bars)
                self._draw(runner, float(seen[n]))
                self._write(runner, float(amount[n]), float(legible[n]))
            runner.seen = bool(seen[n] > 0)
        self.write_date(at)

    def _lane(self, place: float, amount: float, pitch: float) -> Box:
        """Where a bar lies, from zero to its amount."""
        y, half = self.plot.top - (place + 0.5) * pitch, half_of(pitch)
        return Box(self.plot.left, y - half, self.across(amount), y + half)

    def _draw(self, runner: RaceBar, opacity: float) -> None:
        left, low, right, high = runner.lane.edges
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        runner.body.set_points_as_corners(self.chart.at(corners)).set_fill(opacity=opacity)

    def _write(self, runner: RaceBar, amount: float, opacity: float) -> None:
        """The name before the bar, the amount behind it, as far as nothing larger lies over them."""
        chart, lane, name, counter = self.chart, runner.lane, runner.name_word, runner.counter
        (start, y, _), (end, _, _) = chart.at([(lane.left - 0.2, lane.y), (lane.right + 0.16, lane.y)])
        baseline = float(y) - 0.36 * theme.BODY * chart.zoom
        name.set_down(float(start), baseline, RIGHT)
        if opacity > 0:
            counter.write_value(amount)
        counter.set_down(float(end), baseline, LEFT)
        for words in (name, counter):
            if any(glyph.get_fill_opacity() != opacity for glyph in words):
                words.set_opacity(opacity)


class ComparisonBar(StatefulMobject):
    """A thin bar that grows under a runner's own to ``end``; state: how much of it has grown (0..1)."""

    def __init__(self, chart: Chart, runner: RaceBar, end: float, *, words: VGroup) -> None:
        self.chart, self.runner, self.end, self.words = chart, runner, end, words
        color = interpolate_color(runner.body.get_fill_color(), ManimColor(theme.GROUND), 0.4)
        self.body = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        super().__init__(self.body, words)
        self.body.set_z_index(LINE)
        words.set_z_index(WORD)
        words[0].set_opacity(0)
        self.pose(np.zeros(1))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        grown, lane = float(state[0]), self.runner.lane
        left, top = lane.left, lane.bottom - 0.1
        right = left + grown * (self.end - left)
        corners = [(left, top - 0.12), (right, top - 0.12), (right, top), (left, top), (left, top - 0.12)]
        self.body.set_points_as_corners(self.chart.at(corners))
        # The strong line stands at the end of the bar, the quiet one under it.
        where, strong = self.chart.at([(right + 0.12, top - 0.06)])[0], self.words[1]
        drop = float(where[1]) - float(strong.get_y())
        self.words.shift((float(where[0]) - float(strong.get_left()[0]), drop, 0.0))
        self.words[1:].set_opacity(float(np.clip(4 * grown - 3, 0, 1)))
