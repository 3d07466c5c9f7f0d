"""LineChart: a table's numbers over time, or over numbers, drawn to a place, called out and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, FadeIn, smooth
from manim.utils.rate_functions import squish_rate_func

from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, Scale, domain
from langreel.geometry.paths import Path
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, together
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.plot_chart import PlotChart


class LineChart(PlotChart):
    """Lines (or one area) over an even axis of time, or of numbers.

    ``y`` is a column, or several columns of a wide table; ``series`` names the column that tells lines of a
    tidy table apart. ``names`` and ``colors`` map series to what is written and its colour. ``x`` holds
    dates, years, or numbers, which ``x_title`` says in words. Dates are written ``2013``, ``2013-11`` or
    ``2013-11-30``, numbers as numbers; ``since`` and ``until`` cut the data, ``origin`` and ``horizon``
    are an earlier and a later place that the axis runs to. The value axis starts at zero unless
    ``zero=False``.
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
        origin: Moment | None = None,
        horizon: Moment | None = None,
        x_title: str = "",
        zero: bool = True,
        area: bool = False,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self._zero = zero
        self._read(table, x, y, series=series, unit=unit, since=since, until=until)
        if area and (len(self.rows) > 1 or not zero):
            raise SceneError("an area chart shows one series from zero", hint="draw several as lines")
        self._colors = self._palette(colors)
        words = self._names(names or {})
        if origin is not None:
            self._origin = self.axis.span(origin)[0]
        if horizon is not None:
            self._horizon = self.axis.span(horizon)[1]
        self._lay_out(x_title, room=max([0.75, *(word.width + 0.45 for word in words.values())]))
        self._curves = self._build(words, area)
        self._lines = Curves(self._curves)
        self.add(self._lines)

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

    def draw(self, to: Moment = "", series: str | Sequence[str] | None = None) -> Animation:
        """The lines (or those named) grow from where they are to a date, their heads leading."""
        return self._advance(to, series)

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

    # What notes ask

    def paths(self) -> list[Path]:
        paths = []
        for curve in self._curves.values():
            floors = (1.0,) if curve.floor is None else (1.0, 0.8, 0.6, 0.4, 0.2)
            base = np.array([0.0, curve.floor or 0.0])
            paths += [base + (curve.path - base) * (1.0, share) for share in floors]
        return [*paths, *self._beside_ends()]

    def _known(self, series: str | None) -> Mapping[float, float]:
        return dict(self.rows[self._one(series)])

    def _reach(self, *more: float) -> tuple[float, float]:
        values = (value for rows in self.rows.values() for _, value in rows)
        return domain([*values, *more], zero=self._zero)

    def audit(self) -> ChartAudit:
        area = any(curve.floor is not None for curve in self._curves.values())
        values = [value for rows in self._drawn().values() for _, value in rows]
        return self._audit("area" if area else "lines", values)
