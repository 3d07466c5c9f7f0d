"""PlotChart: series over time or numbers, on a grid of round values, with their names at their ends."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from manim import Animation, Create, FadeIn, VGroup, rate_functions

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Moment, Scale, domain
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.annotated_chart import AnnotatedChart
from langreel.scenes.charts.annotations import Place
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, together
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.quantities import chosen
from langreel.scenes.charts.table_values import Points
from langreel.scenes.charts.x_words import plain
from langreel.scenes.typography import Lettering, fit, text

TOP = 0.75
"""Room above the plot for the unit, and for what is named at its top."""


class PlotChart(AnnotatedChart):
    """The base of charts whose ``rows`` are series of points along x, in true units, and have curves."""

    rows: Mapping[str, Points]
    unit: str
    grid: VGroup
    x_ticks: VGroup
    _colors: Mapping[str, str]
    _curves: Mapping[str, Curve]
    _lines: Curves
    _origin = np.inf
    _horizon = -np.inf

    @abstractmethod
    def _known(self, series: str | None) -> Mapping[float, float]:
        """Heights of a series' points by their places; SceneError where it must be named."""

    def _read(
        self,
        table: Table,
        x: str,
        y: str | Sequence[str],
        *,
        series: str | None,
        unit: str,
        since: Moment | None,
        until: Moment | None,
    ) -> None:
        """What is drawn: the rows, their unit and axis, and where nobody can know yet."""
        self.unit = table_values.measure(table, y if isinstance(y, str) else y[0], unit)[0]
        self._expected, self.axis = table_values.expected(table, x), table_values.x_axis(table, x)
        everything = table_values.points(table, x, y, series=series)
        self.rows = table_values.between(everything, self.axis, since, until)

    def _palette(self, colors: Mapping[str, str] | str) -> Mapping[str, str]:
        given = dict.fromkeys(self.rows, colors) if isinstance(colors, str) else colors
        return {key: given.get(key) or theme.series(n, key) for n, key in enumerate(self.rows)}

    def _names(self, names: Mapping[str, str]) -> Mapping[str, Any]:
        """What is written at the head of each line; a single line without a name needs none."""
        widest = 0.34 * self.room.width
        wanted = names if len(self.rows) == 1 else {key: names.get(key, key) for key in self.rows}
        return {
            key: fit(text(words, theme.LABEL, self._colors[key], weight="BOLD", lang=self.lang), widest)
            for key, words in wanted.items()
            if key in self.rows
        }

    def _lay_out(self, title: str, room: float) -> None:
        """Decide plot, scales and grid; type is measured before anything is placed."""
        known = [at for rows in self.rows.values() for at, _ in rows]
        feet = 2 if axes.foot(self.axis, title, self.lang) else 1
        self.plot = self.room.inset(bottom=feet * axes.FOOT, top=TOP)
        lo, hi, levels, words = self._levels()
        margin = max(word.width for word in words) + 0.3
        self.plot = self.plot.inset(left=margin, right=room)
        first, last = min(*known, self._origin), max(*known, self._horizon)
        places = self.axis.ticks(first, last, max(3, int(self.plot.width / 1.3)))
        begin = min(first, *places)
        end = last if last > begin else begin + 1
        self.across = Scale(begin, end, self.plot.left, self.plot.right)
        self.up = Scale(lo, hi, self.plot.bottom, self.plot.top)
        self.grid = self._grid(levels, words)
        self.x_ticks = axes.x_ticks(
            self.axis, places, self.across, plot=self.plot, lang=self.lang, title=title
        )
        self.put(self.grid, self.x_ticks, z=GRID)

    def _reach(self, *more: float) -> tuple[float, float]:
        """The round interval of the value axis: all points, ``more``, and zero."""
        return domain([*(value for rows in self.rows.values() for _, value in rows), *more])

    def _levels(self, *more: float) -> tuple[float, float, Sequence[float], Sequence[Lettering]]:
        """The value scale for all points, and for ``more``: from, to, round values and their labels."""
        lo, hi = self._reach(*more)
        levels = axes.level_ticks(lo, hi, self.plot.height)
        return lo, hi, levels, axes.value_words(levels, self.unit, self.lang)

    def _grid(self, levels: Sequence[float], words: Sequence[Lettering]) -> VGroup:
        grid = axes.value_grid(levels, words, self.up, plot=self.plot)
        grid[1].add(*axes.unit_words(self.unit, self.lang, self.plot, over=self.up(levels[-1])))
        return grid

    def enter(self) -> Animation:
        """Heading, grid, dates and source line come in."""
        lines, words = self.grid
        drawn = [Create(line, rate_func=rate_functions.ease_out_cubic) for line in lines]
        return together(
            self.enter_furniture(),
            together(*drawn, lag_ratio=0.12),
            FadeIn(words),
            FadeIn(self.x_ticks),
            lag_ratio=0.15,
        )

    def _advance(self, to: Moment, series: str | Sequence[str] | None) -> Animation:
        """The animation that draws curves from where they are to a place on the axis."""
        goals: dict[int, float] = {}
        for key in chosen(series, self.rows, "line"):
            known = self._known(key)
            stop = max(known) if to == "" else min(self.axis.latest(to, known), max(known))
            goals[list(self.rows).index(key)] = self.across(stop)
            self._lines.begin(key)
        return self._lines.advance(
            lambda state: np.array([goals.get(n, x) for n, x in enumerate(state)]),
            rate_func=rate_functions.ease_in_out_sine,
        )

    def highlight(self, series: str | Sequence[str]) -> Animation:
        """What is named stays bright, the others step back."""
        kept = chosen(series, self.rows, "line")
        return together(
            *(change for key, curve in self._curves.items() for change in curve.step_back(key not in kept))
        )

    def head(self, series: str | None = None) -> tuple[float, float]:
        """How far along the axis a curve is drawn now (an ordinal day), and its value there in true units."""
        key = self._one(series)
        at = self.across.invert(float(self._lines.state[list(self.rows).index(key)]))
        places, values = zip(*self.rows[key])
        return at, float(np.interp(at, places, values))

    # What notes ask

    def spot(self, series: str | None, when: Moment) -> tuple[float, Place]:
        known = self._known(series)
        at = self.axis.latest(when, known)
        if at not in known:
            first, last = (plain(self.axis, place) for place in (min(known), max(known)))
            raise SceneError(
                f"{series or self.title or 'the chart'} has no point at {when}",
                hint=f"it runs from {first} to {last}",
            )
        return at, self.point(series, at)

    def point(self, series: str | None, at: float) -> Place:
        return self.across(at), self.up(self._known(series)[at])

    def last(self, series: str | None) -> float:
        return max(self._known(series))

    def _beside_ends(self) -> list[Path]:
        """The names of the curves, where they will stand."""
        named = [(curve.path[-1], curve.word) for curve in self._curves.values() if curve.word]
        ends = [(x + 0.26, x + 0.26 + word.width / self.zoom, y) for (x, y), word in named]
        return [np.array([(left, y), (right, y)]) for left, right, y in ends]

    def _drawn(self) -> Mapping[str, Points]:
        """The points that curves have reached."""
        return {
            key: tuple(row for row in self.rows[key] if self.across(row[0]) <= x + 1e-6)
            for (key, curve), x in zip(self._curves.items(), self._lines.state)
            if curve in self._lines.submobjects
        }

    def _audit(self, kind: Literal["lines", "area"], values: Sequence[float], **claims: Any) -> ChartAudit:
        """What is claimed by what is drawn, of which ``values`` are the heights."""
        drawn = self._drawn()
        places = sorted({at for rows in drawn.values() for at, _ in rows})
        return ChartAudit(
            kind,
            self.title,
            baseline=max(self.up.lo, 0.0),
            domain=(self.up.lo, self.up.hi),
            data=(min(values), max(values)) if values else None,
            periods=tuple((at, self.across(at)) for at in places),
            colors={key: self._colors[key] for key in drawn},
            named=all(curve.word for curve in self._curves.values()),
            unit=self.unit,
            plot=self.framed(self.plot),
            forecasts=any(at in self._expected for rows in drawn.values() for at, _ in rows),
            **claims,
        )

    def color_of(self, series: str | None) -> str:
        return self._colors[self._one(series)]

    def _one(self, series: str | None) -> str:
        if series is None and len(self.rows) > 1:
            raise SceneError("which line?", hint=f"series=, one of {', '.join(self.rows)}")
        return chosen(series, self.rows, "line")[0]
