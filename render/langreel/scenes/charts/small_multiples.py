"""SmallMultiples: many small line charts on one scale, to be compared at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, Moment, Scale, ticks
from langreel.geometry.cells import grid, mirrored
from langreel.geometry.paths import Path
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import backed, box_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, rule, together
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.noted_chart import NotedChart, struck
from langreel.scenes.charts.x_words import moment_words, tick_words
from langreel.scenes.typography import beginning, fit, row, text

NAME, FOOT, GAP = 0.42, 0.34, 0.22
"""Room over a small plot for its name, under the last row for dates, and between two plots."""
LEAST, EASY = 0.45, 0.7
"""The least height of a small plot, and one at which its numbers stand at ease."""


class SmallMultiples(NotedChart):
    """A small line chart for each series of a table, all on one scale of values and one of time.

    ``series`` is the column that tells them apart in a tidy table; without it, ``y`` names columns. They
    stand in the table's order, or in that of ``names``; ``y_title`` says what is counted. The scale starts at
    zero unless ``zero=False``.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str | Sequence[str],
        *,
        series: str | None = None,
        names: Mapping[str, str] | None = None,
        color: str | None = None,
        unit: str = "",
        y_title: str = "",
        since: Moment | None = None,
        until: Moment | None = None,
        zero: bool = True,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note or y_title, source=table.source, lang=lang)
        self.unit = table_values.measure(table, y if isinstance(y, str) else y[0], unit)[0]
        self.axis = table_values.x_axis(table, x)
        found = table_values.between(table_values.points(table, x, y, series=series), self.axis, since, until)
        order = [key for key in names or {} if key in found] or list(found)
        self.rows = {key: found[key] for key in order}
        self._spell, self._color = names or {}, color or theme.BLUE
        self._lay_out(zero)
        paths = {key: self._path(key) for key in self.rows}
        self.curves = Curves({key: Curve(self, path, self._color) for key, path in paths.items()})
        for curve in self.curves.curves.values():
            curve.line.set_stroke(width=4)
            curve.head.scale(0.6)
        self.add(self.curves)

    def _lay_out(self, zero: bool) -> None:
        """Decide the cells, the scale that they share, and their grids."""
        values = [value for rows in self.rows.values() for _, value in rows]
        places = [at for rows in self.rows.values() for at, _ in rows]
        known = [*values, *([0.0] if zero else [])]
        self.lo, self.hi = min(known), max(known)
        self.hi += 0.06 * (self.hi - self.lo) or 1.0
        levels = ticks(self.lo, self.hi, 3)
        step = levels[1] - levels[0] if len(levels) > 1 else 1.0
        words = [quantity.tick(level, self.unit, self.lang, step) for level in levels]
        shaped = [text(word, theme.SMALL, theme.MUTED, lang=self.lang) for word in words]
        left = max(word.width for word in shaped) + 0.2
        self.plots = self._cells(self.room.inset(left, FOOT, 0.1, 0.0))
        self.begin, self.end = min(places), max(places) if max(places) > min(places) else min(places) + 1
        self.names = {key: self._name(key, plot) for key, plot in self.plots.items()}
        self.grid = VGroup(*(self._grid(n, levels, words) for n in range(len(self.plots))))

    def _cells(self, room: Box) -> dict[str, Box]:
        """The plots in rows: as wide as they like to be if they are easily high, else as high as they get."""
        ways = [grid(room, len(self.rows), GAP, shape=shape) for shape in (2.2, 1.4)]
        heights = [boxes[0].height - NAME for boxes in ways]
        boxes = ways[0] if heights[0] >= EASY else max(zip(heights, ways))[1]
        if boxes[0].height - NAME < LEAST:
            raise SceneError(f"{len(self.rows)} charts have no room", hint="choose some: names=, where=")
        cells = boxes if beginning(self.lang)[0] < 0 else mirrored(boxes)
        return {key: cell.inset(0.0, 0.0, 0.2, NAME) for key, cell in zip(self.rows, cells)}

    def _name(self, key: str, plot: Box) -> Any:
        line = text(self._spell.get(key, key), theme.LABEL, theme.INK, weight="BOLD", lang=self.lang)
        fit(line, plot.width)
        side = beginning(self.lang)
        edge = plot.left if side[0] < 0 else plot.right
        return line.move_to((edge, 0, 0), aligned_edge=side).to_baseline(plot.top + 0.12)

    def _grid(self, n: int, levels: Sequence[float], words: Sequence[str]) -> VGroup:
        """The levels of a small plot, their numbers at the left of a row, dates where none stands below."""
        plots = list(self.plots.values())
        plot, found = plots[n], VGroup()
        up = Scale(self.lo, self.hi, plot.bottom, plot.top)
        for level in levels:
            color = theme.MUTED if level == 0 else theme.RULE
            found.add(rule((plot.left, up(level)), (plot.right, up(level)), color, width=1.5))
        if plot.left == min(other.left for other in plots if other.top == plot.top):
            for level, word in zip(levels, words):
                line = text(word, theme.SMALL, theme.MUTED, lang=self.lang)
                line.move_to((plot.left - 0.12 - line.width / 2, 0, 0))
                found.add(line.to_baseline(up(level) - 0.36 * theme.SMALL))
        if not any(other.left == plot.left and other.top < plot.bottom for other in plots):
            found.add(*self._dates(plot))
        return found

    def _dates(self, plot: Box) -> list[Any]:
        """The first and the last date under a plot; the last alone where both have no room."""
        first, last = (
            text(word, theme.SMALL, theme.MUTED, lang=self.lang)
            for word in tick_words(self.axis, [self.begin, self.end], self.lang)
        )
        first.move_to((plot.left + first.width / 2, 0, 0))
        last.move_to((plot.right - last.width / 2, 0, 0))
        ends = [first, last] if first.width + last.width + 0.1 < plot.width else [last]
        return [word.to_baseline(plot.bottom - 0.12 - 0.75 * theme.SMALL) for word in ends]

    def _scales(self, key: str) -> tuple[Scale, Scale]:
        plot = self.plots[key]
        return (
            Scale(self.begin, self.end, plot.left, plot.right),
            Scale(self.lo, self.hi, plot.bottom, plot.top),
        )

    def _path(self, key: str) -> Path:
        across, up = self._scales(key)
        return np.array([(across(at), up(value)) for at, value in self.rows[key]])

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, the grid with its names, and the source line come in; no line yet."""
        names = VGroup(*self.names.values())
        self.put(self.grid, z=GRID)
        self.put(names)
        return together(self.enter_furniture(), FadeIn(self.grid), FadeIn(names), lag_ratio=0.2)

    def draw(self, to: Moment = "") -> Animation:
        """All lines grow together from where they are to a date (default: the last)."""
        goals = []
        for key, rows in self.rows.items():
            places = [at for at, _ in rows]
            stop = places[-1] if to == "" else min(self.axis.latest(to, places), places[-1])
            goals.append(self._scales(key)[0](stop))
            self.curves.begin(key)
        return self.curves.advance(np.array(goals))

    def callout(
        self, key: str, when: Moment, words: str, *, dated: bool = True, side: str = "auto"
    ) -> Animation:
        """Words at a point of a small chart, within its own cell, and when that was."""
        rows = dict(self.rows[self._one(key)])
        at = self.axis.latest(when, rows)
        if at not in rows:
            raise SceneError(f"{key} has no point at {when}")
        across, up = self._scales(key)
        date = moment_words(self.axis, at, when, lang=self.lang) if dated else ""
        strong = text(words, theme.LABEL, theme.INK, weight="BOLD", lang=self.lang)
        quiet = [text(date, theme.LABEL, theme.MUTED, lang=self.lang)] if date else []
        block, plot = backed(*row(*quiet, strong)), self.plots[key]
        # Words wider than their cell reach into the next one.
        left = min(plot.left, self.room.right - block.width)
        right = max(plot.right, left + block.width)
        area = Box(left, plot.bottom + 0.05, right, plot.top + NAME)
        named, spot = [self.unframed(box_of(self.names[key]))], (across(at), up(rows[at]))
        return self._point_at(spot, block, self._color, area=area, side=side, written=named)

    def highlight(self, *keys: str) -> Animation:
        """The named charts stay bright, the others step back; no names: all bright."""
        kept = {self._one(key) for key in keys} or {*self.rows}
        moves = [
            change for key, curve in self.curves.curves.items() for change in curve.step_back(key not in kept)
        ]
        words = [
            name.animate.set_color(theme.INK if key in kept else theme.MUTED)
            for key, name in self.names.items()
        ]
        return together(*moves, *words)

    # What notes ask

    def paths(self) -> list[Path]:
        names = [path for name in self.names.values() for path in struck(name, self)]
        return [*(curve.path for curve in self.curves.curves.values()), *names]

    def audit(self) -> ChartAudit:
        drawn = [
            value
            for (key, rows), x in zip(self.rows.items(), self.curves.state)
            for at, value in rows
            if self.curves.curves[key] in self.curves.submobjects and self._scales(key)[0](at) <= x + 1e-6
        ]
        longest = max(self.rows.values(), key=len)
        return ChartAudit(
            "multiples",
            self.title,
            domain=(self.lo, self.hi),
            data=(min(drawn), max(drawn)) if drawn else None,
            periods=tuple((at, at) for at, _ in longest),
            unit=self.unit,
        )

    def _one(self, key: str) -> str:
        if key not in self.rows:
            raise SceneError(f"there is no chart of {key!r}", hint=perhaps(key, self.rows))
        return key
