"""Bars: lengths from a common zero that grow, run off a scale too small for them, and follow its changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, RIGHT, VGroup, VMobject

from langreel import theme
from langreel.geometry import Box, Scale
from langreel.scenes.charts import axes
from langreel.scenes.charts.chart import GRID, LINE, WORD, Chart, rule
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering

BEFORE = 0.16
"""How far before its end words point at a bar."""
TIP = 0.22
"""How far the point of a bar reaches that runs off its scale."""


class Bar(VGroup):
    """One bar: its lane across its direction, its true value, its label and whether that is ``labelled``."""

    def __init__(
        self, value: float, lane: tuple[float, float], color: str, *, label: Lettering, labelled: bool = True
    ) -> None:
        self.value, self.lane, self.label, self.labelled, self.hue = value, lane, label, labelled, color
        self.body = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        super().__init__(self.body, label)
        self.body.set_z_index(LINE)
        label.set_z_index(WORD)


class Level(VGroup):
    """A grid line with its tick label, at one value of one scale."""

    def __init__(self, value: float, hi: float, word: Lettering) -> None:
        self.value, self.hi, self.word = value, hi, word
        self.line = rule((0, 0), (1, 0))
        super().__init__(self.line, word)
        self.set_z_index(GRID)


class Bars(StatefulMobject):
    """All bars on one scale. State: the scale's upper end, then how much of each bar has grown (0..1).

    ``flat`` bars grow to the right, else up. A bar longer than the scale runs on to ``edge``, ends in a
    point there and keeps its value to itself until the scale is large enough.
    """

    def __init__(
        self,
        chart: Chart,
        plot: Box,
        flat: bool,
        *,
        lo: float,
        hi: float,
        bars: Sequence[Bar],
        levels: Sequence[Level],
        edge: float,
    ) -> None:
        super().__init__(*levels, *bars)
        self.chart, self.plot, self.flat, self.lo = chart, plot, flat, lo
        self.bars, self.levels, self.edge = bars, list(levels), edge
        self.pose(np.array([hi, *(0.0 for _ in bars)]))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        scale = self._scale(float(state[0]))
        for bar, grown in zip(self.bars, state[1:]):
            self._grow(bar, scale, float(grown))
        for level in self.levels:
            self._level(level, scale)
        for hi in {level.hi for level in self.levels if self.flat}:
            self._thin_out([level for level in self.levels if level.hi == hi])

    def add_levels(self, levels: Sequence[Level]) -> None:
        """Take in grid lines of another scale."""
        for level in levels:
            level.word.scale(self.chart.zoom)
        self.levels += levels
        self.add(*levels)
        self.pose(self.state)

    def fits(self, number: int) -> bool:
        """Whether a bar has grown and its value is within the scale."""
        return bool(self.state[1 + number] > 0 and self.bars[number].value <= self.state[0])

    def place(self, value: float) -> float:
        """How far along the bars' direction a value lies on the scale as it now is."""
        return self._scale(float(self.state[0]))(value)

    def box_of(self, number: int) -> Box:
        """Where a bar lies on the scale as it now is, as far as that reaches, in the chart's coordinates."""
        bar, hi = self.bars[number], float(self.state[0])
        start, end = sorted((self.place(0.0), self.place(min(bar.value, hi))))
        low, high = bar.lane
        return Box(start, low, end, high) if self.flat else Box(low, start, high, end)

    def anchor(self, number: int) -> tuple[float, float]:
        """Where words point at a bar: just before its end."""
        box, below = self.box_of(number), self.bars[number].value < 0
        if self.flat:
            return (box.left + BEFORE if below else box.right - BEFORE), box.y
        return box.x, (box.bottom + BEFORE if below else box.top - BEFORE)

    def _scale(self, hi: float) -> Scale:
        start, end = (self.plot.left, self.plot.right) if self.flat else (self.plot.bottom, self.plot.top)
        return Scale(self.lo, hi, start, end)

    def _grow(self, bar: Bar, scale: Scale, grown: float) -> None:
        root, end = scale(0.0), scale(bar.value * grown)
        low, high = bar.lane
        off = end > scale.end + 1e-6
        stop = min(end, self.edge - TIP) if off else end
        tip = [(stop + TIP, (low + high) / 2)] if off else []
        self._outline(bar.body, [(root, low), (stop, low), *tip, (stop, high), (root, high), (root, low)])
        self._label(bar.label, end, (low + high) / 2, below=bar.value < 0)
        bar.label.set_opacity(float(np.clip(grown * 3 - 2, 0, 1)) if bar.labelled and not off else 0.0)

    def _outline(self, body: VMobject, corners: Sequence[tuple[float, float]]) -> None:
        body.set_points_as_corners(self.chart.at([self._turn(*corner) for corner in corners]))

    def _turn(self, length: float, across: float) -> tuple[float, float]:
        return (length, across) if self.flat else (across, length)

    def _label(self, label: Lettering, end: float, across: float, *, below: bool) -> None:
        way, zoom = (-1 if below else 1), self.chart.zoom
        x, y, _ = self.chart.at([self._turn(end, across)])[0]
        if self.flat:
            side = RIGHT if below else LEFT
            label.set_down(x + way * 0.16 * zoom, y - 0.36 * label.size, side)
        else:
            label.move_to((x, y + way * (0.12 * zoom + label.height / 2), 0))

    def _reach(self, level: Level) -> float:
        """How far (a logarithm) the running scale is from a tick's own when the tick is gone."""
        others = {other.hi for other in self.levels if other.hi != level.hi}
        return min([0.5, *(abs(float(np.log(hi / level.hi))) for hi in others)])

    def _level(self, level: Level, scale: Scale) -> None:
        """A tick belongs to one scale: it fades as the running scale leaves that one."""
        place = scale(level.value)
        near = 1.0 - abs(np.log(scale.hi / level.hi)) / self._reach(level)
        seen = float(np.clip(near, 0, 1)) if place <= scale.end + 1e-6 else 0.0
        cross = (self.plot.bottom, self.plot.top) if self.flat else (self.plot.left, self.plot.right)
        ends = self.chart.at([self._turn(place, edge) for edge in cross])
        level.line.set_points_as_corners(ends).set_stroke(opacity=seen)
        gap = 0.14 * self.chart.zoom
        x, y, _ = ends[0]
        size = theme.LABEL * self.chart.zoom
        level.word.move_to((x, y, 0) if self.flat else (x - gap - level.word.width / 2, y, 0))
        level.word.to_baseline(y - gap - 0.8 * size if self.flat else y - 0.36 * size)
        level.word.set_opacity(seen)

    def _thin_out(self, levels: Sequence[Level]) -> None:
        """Of words side by side under lying bars, those are seen that have room."""
        kept = axes.sparse([each.word for each in levels], [float(each.word.get_x()) for each in levels])
        for level, word in zip(levels, kept):
            if word is None:
                level.word.set_opacity(0.0)
