"""LineChart: a table's numbers over time, or over numbers, drawn to a place, called out and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, Create, FadeIn, VGroup, rate_functions, smooth
from manim.utils.rate_functions import squish_rate_func

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, Moment, Scale, domain, ticks
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.annotated_chart import AnnotatedChart
from langreel.scenes.charts.annotations import Place
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, SAFE, together
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.x_words import plain
from langreel.scenes.typography import Lettering, text


class LineChart(AnnotatedChart):
    """Lines (or one area) over an even axis of time, or of numbers.

    ``y`` is a column, or several columns of a wide table; ``series`` names the column that tells lines of a
    tidy table apart. ``names`` and ``colors`` map series to what is written and its colour. ``x`` holds
    dates, years, or numbers, which ``x_title`` says in words. Dates are written ``2013``, ``2013-11`` or
    ``2013-11-30``, numbers as numbers; ``since`` and ``until`` cut the data, ``horizon`` is a later place
    that the axis runs on to. The value axis starts at zero unless ``zero=False``.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str | Sequence[str],
        *,
        unit: str = "",
        heading: str = "",
        note: str = "",
        series: str | None = None,
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | str = "",
        since: Moment | None = None,
        until: Moment | None = None,
        horizon: Moment | None = None,
        x_title: str = "",
        zero: bool = True,
        area: bool = False,
        box: Box = SAFE,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self._zero = zero
        first_column = y if isinstance(y, str) else y[0]
        self.unit = table_values.measure(table, first_column, unit)[0]
        self._expected, self.axis = table_values.expected(table, x), table_values.x_axis(table, x)
        everything = table_values.points(table, x, y, series=series)
        self.rows = table_values.between(everything, self.axis, since, until)
        if area and (len(self.rows) > 1 or not zero):
            raise SceneError("an area chart shows one series from zero", hint="draw several as lines")
        self._colors = self._palette(colors)
        words = self._names(names or {})
        self._horizon = -np.inf if horizon is None else self.axis.span(horizon)[1]
        self._lay_out(x_title, room=max([0.75, *(word.width + 0.45 for word in words.values())]))
        self._curves = self._build(words, area)
        self._lines = Curves(self._curves)
        self.add(self._lines)

    def _palette(self, colors: Mapping[str, str] | str) -> Mapping[str, str]:
        given = dict.fromkeys(self.rows, colors) if isinstance(colors, str) else colors
        return {key: given.get(key) or theme.series(n, key) for n, key in enumerate(self.rows)}

    def _names(self, names: Mapping[str, str]) -> Mapping[str, Any]:
        """What is written at the head of each line; a single line without a name needs none."""
        wanted = names if len(self.rows) == 1 else {key: names.get(key, key) for key in self.rows}
        return {
            key: text(words, theme.LABEL, self._colors[key], weight="BOLD", lang=self.lang)
            for key, words in wanted.items()
            if key in self.rows
        }

    def _lay_out(self, title: str, room: float) -> None:
        """Decide plot, scales and grid; type is measured before anything is placed."""
        known = [at for rows in self.rows.values() for at, _ in rows]
        lo, hi, levels, words = self._levels()
        margin = max(word.width for word in words) + 0.3
        feet = 2 if axes.foot(self.axis, title, self.lang) else 1
        self.plot = self.room.inset(margin, feet * axes.FOOT, room, 0.75)
        last = max(*known, self._horizon)
        places = self.axis.ticks(min(known), last, max(3, int(self.plot.width / 1.3)))
        begin = min(*known, *places)
        end = last if last > begin else begin + 1
        self.across = Scale(begin, end, self.plot.left, self.plot.right)
        self.up = Scale(lo, hi, self.plot.bottom, self.plot.top)
        self.grid = self._grid(levels, words)
        self.x_ticks = axes.x_ticks(
            self.axis, places, self.across, plot=self.plot, lang=self.lang, title=title
        )
        self.put(self.grid, self.x_ticks, z=GRID)

    def _levels(self, *more: float) -> tuple[float, float, Sequence[float], Sequence[Lettering]]:
        """The value scale for all points, and for ``more``: from, to, round values and their labels."""
        known = [value for rows in self.rows.values() for _, value in rows]
        lo, hi = domain([*known, *more], zero=self._zero)
        levels = ticks(lo, hi)
        return lo, hi, levels, axes.value_words(levels, self.unit, self.lang)

    def _grid(self, levels: Sequence[float], words: Sequence[Lettering]) -> VGroup:
        grid = axes.value_grid(levels, words, self.up, plot=self.plot)
        grid[1].add(*axes.unit_words(self.unit, self.lang, self.plot))
        return grid

    def _paths(self) -> Mapping[str, Path]:
        return {
            key: np.array([(self.across(at), self.up(value)) for at, value in rows])
            for key, rows in self.rows.items()
        }

    def _build(self, words: Mapping[str, Any], area: bool) -> Mapping[str, Curve]:
        paths = self._paths()
        floor = self.up(0.0) if area else None
        return {
            key: Curve(self, path, self._colors[key], name=words.get(key), floor=floor)
            for key, path in paths.items()
        }

    # What a scene plays

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

    def draw(self, to: Moment = "", series: str | Sequence[str] | None = None) -> Animation:
        """The lines (or those named) grow from where they are to a date, their heads leading."""
        goals: dict[int, float] = {}
        for key in self._chosen(series):
            last = self.rows[key][-1][0]
            stop = last if to == "" else self.axis.latest(to, [at for at, _ in self.rows[key]])
            goals[list(self.rows).index(key)] = self.across(min(stop, last))
            self._lines.begin(key)
        return self._lines.advance(
            lambda state: np.array([goals.get(n, x) for n, x in enumerate(state)]),
            rate_func=rate_functions.ease_in_out_sine,
        )

    def rescale(self, to: float) -> Animation:
        """The value axis changes to reach ``to`` (true units), the lines follow it; notes are taken away."""
        lo, hi, levels, words = self._levels(to)
        self.up = Scale(lo, hi, self.plot.bottom, self.plot.top)
        away: list[Any] = [self.grid, *self.notes]
        self.grid = self._grid(levels, words)
        self.carry(self.grid)
        self.put(self.grid, z=GRID)
        self.notes, self.taken = [], []
        # Old and new labels share a place: the old are gone before the new come.
        leaving, coming = (squish_rate_func(smooth, *span) for span in ((0.0, 0.35), (0.55, 1.0)))
        gone: list[Any] = [part.animate(rate_func=leaving).set_opacity(0.0) for part in away]
        return together(*gone, self._lines.bend(self._paths()), FadeIn(self.grid, rate_func=coming))

    def highlight(self, series: str | Sequence[str]) -> Animation:
        """The named lines stay bright, the others step back."""
        kept = self._chosen(series)
        return together(
            *(change for key, curve in self._curves.items() for change in curve.step_back(key not in kept))
        )

    def head(self, series: str | None = None) -> tuple[float, float]:
        """How far along the axis a line is drawn now (a day's ordinal), and its value there in true units."""
        key = self._one(series)
        at = self.across.invert(float(self._lines.state[list(self.rows).index(key)]))
        places, values = zip(*self.rows[key])
        return at, float(np.interp(at, places, values))

    # What notes ask

    def paths(self) -> list[Path]:
        paths = []
        for curve in self._curves.values():
            floors = (1.0,) if curve.floor is None else (1.0, 0.8, 0.6, 0.4, 0.2)
            base = np.array([0.0, curve.floor or 0.0])
            paths += [base + (curve.path - base) * (1.0, share) for share in floors]
            if curve.word:
                (x, y), width = curve.path[-1], curve.word.width / self.zoom
                paths.append(np.array([(x + 0.26, y), (x + 0.26 + width, y)]))
        return paths

    def spot(self, series: str | None, when: Moment) -> tuple[float, Place]:
        rows = dict(self.rows[self._one(series)])
        at = self.axis.latest(when, rows)
        if at not in rows:
            first, last = (plain(self.axis, place) for place in (min(rows), max(rows)))
            hint = f"it runs from {first} to {last}"
            raise SceneError(f"{self._one(series)} has no point at {when}", hint=hint)
        return at, self.point(series, at)

    def point(self, series: str | None, at: float) -> Place:
        return self.across(at), self.up(dict(self.rows[self._one(series)])[at])

    def last(self, series: str | None) -> float:
        return self.rows[self._one(series)][-1][0]

    def color_of(self, series: str | None) -> str:
        return self._colors[self._one(series)]

    def audit(self) -> ChartAudit:
        drawn = self._drawn()
        values = [value for rows in drawn.values() for _, value in rows]
        places = sorted({at for rows in drawn.values() for at, _ in rows})
        area = any(curve.floor is not None for curve in self._curves.values())
        return ChartAudit(
            "area" if area else "lines",
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
        )

    def _drawn(self) -> Mapping[str, Sequence[tuple[float, float]]]:
        """The points that lines have reached."""
        return {
            key: [row for row in self.rows[key] if self.across(row[0]) <= x + 1e-6]
            for (key, curve), x in zip(self._curves.items(), self._lines.state)
            if curve in self._lines.submobjects
        }

    def _one(self, series: str | None) -> str:
        if series is None and len(self.rows) > 1:
            raise SceneError("which line?", hint=f"series=, one of {', '.join(self.rows)}")
        return self._chosen(series)[0]

    def _chosen(self, series: str | Sequence[str] | None) -> list[str]:
        keys = list(self.rows) if series is None else [series] if isinstance(series, str) else list(series)
        for key in keys:
            if key not in self.rows:
                raise SceneError(f"the chart has no line {key!r}", hint=perhaps(key, self.rows))
        return keys
