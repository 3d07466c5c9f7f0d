"""StackedAreas: what a whole is made of as time goes by, as amounts or as shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, VGroup

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, domain, partial
from langreel.geometry.paths import Path
from langreel.geometry.stacks import layers
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.blocks import ink_on
from langreel.scenes.charts.chart import Chart
from langreel.scenes.charts.color_scale import mixed
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.plot_chart import PlotChart
from langreel.scenes.charts.quantities import chosen
from langreel.scenes.typography import Lettering, text


class Layer(Curve):
    """A band between two borders, drawn from its start to any x; its name goes beside its end."""

    def __init__(self, chart: Chart, low: Path, high: Path, *, color: str, name: Lettering | None) -> None:
        super().__init__(chart, (low + high) / 2, color, name=name)
        self.low, self.high, self.color_name = low, high, color
        self.fill.set_fill(color, opacity=1).set_stroke(theme.GROUND, width=1.5)
        self.remove(self.line)
        self.head.set_opacity(0)

    def draw(self, x: float) -> None:
        high, low = partial(self.high, x), partial(self.low, x)
        self.fill.set_points_as_corners(self.chart.at(np.vstack([high, low[::-1], high[:1]])))
        self.head.move_to(self.chart.at((high[-1:] + low[-1:]) / 2)[0])

    def step_back(self, away: bool) -> list[Any]:
        color = mixed(self.color_name, theme.GROUND, 0.75) if away else self.color_name
        words = [self.word.animate.set_opacity(0.22 if away else 1.0)] if self.word else []
        return [self.fill.animate.set_fill(color), *words]


class StackedAreas(PlotChart):
    """Layers that pile up from zero over an even axis of time, or of numbers, the first series undermost.

    ``y`` is several columns, or one with the names of ``series`` beside it; ``shared`` draws the shares of
    each moment's sum. What a scene points at without naming a series is the top of all layers.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str | Sequence[str],
        *,
        series: str | None = None,
        shared: bool = False,
        unit: str = "",
        heading: str = "",
        note: str = "",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        horizon: Moment | None = None,
        x_title: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.shared = shared
        self._read(table, x, y, series=series, unit=unit, since=since, until=until)
        self.places, self.borders = self._piled()
        if shared:
            self.unit = "percent"
        if horizon is not None:
            self._horizon = self.axis.span(horizon)[1]
        self._colors = self._palette(colors or {})
        words = self._names(names or {})
        self._lay_out(x_title, room=max([0.75, *(word.width + 0.45 for word in words.values())]))
        self._curves = self._build(words)
        self._lines = Curves(self._curves)
        self.add(self._lines)

    def _piled(self) -> tuple[tuple[float, ...], Path]:
        try:
            places, borders = layers(self.rows, shared=self.shared)
        except ValueError as error:
            raise SceneError(str(error), hint="draw them as lines") from None
        return tuple(float(at) for at in places), borders * (100 if self.shared else 1)

    def _build(self, words: Mapping[str, Lettering]) -> Mapping[str, Layer]:
        paths = [np.array([*zip(map(self.across, self.places), map(self.up, row))]) for row in self.borders]
        return {
            key: Layer(self, low, high, color=self._colors[key], name=words.get(key))
            for key, low, high in zip(self.rows, paths, paths[1:])
        }

    # What a scene plays

    def draw(self, to: Moment = "", series: str | Sequence[str] | None = None) -> Animation:
        """The layers (or those named) are drawn from where they are to a date."""
        return self._advance(to, series)

    def project(
        self, to: Moment, value: float, words: str, *, under: str = "", series: str | None = None
    ) -> Animation:
        """A dashed line from the top of all to ``value`` (true units) at a later date, and words there."""
        if series is not None:
            raise SceneError("a forecast of one layer would hang in the air", hint="leave series= out")
        return super().project(to, value, words, under=under)

    def _band_name(self, words: str) -> VGroup:
        # A stack may reach to the top of the plot: there, words need a ground of their own.
        return backed(text(words, theme.LABEL, theme.MUTED, lang=self.lang))

    # What notes ask

    def paths(self) -> list[Path]:
        top = np.array([*zip(map(self.across, self.places), map(self.up, self.borders[-1]))])
        base = np.array([0.0, self.up(0.0)])
        filled = [base + (top - base) * (1.0, share) for share in (1.0, 0.8, 0.6, 0.4, 0.2)]
        return [*filled, *self._beside_ends()]

    def _known(self, series: str | None) -> Mapping[float, float]:
        if series is None:
            return dict(zip(self.places, map(float, self.borders[-1])))
        number = list(self.rows).index(chosen(series, self.rows, "layer")[0])
        return dict(zip(self.places, map(float, (self.borders[number] + self.borders[number + 1]) / 2)))

    def _reach(self, *more: float) -> tuple[float, float]:
        return (0.0, 100.0) if self.shared else domain([*self.borders[-1], *more])

    def color_of(self, series: str | None) -> str:
        return theme.INK if series is None else ink_on(super().color_of(series))

    def audit(self) -> ChartAudit:
        begun = [n for n, curve in enumerate(self._curves.values()) if curve in self._lines.submobjects]
        reached = [at for rows in self._drawn().values() for at, _ in rows]
        count = sum(at <= max(reached) for at in self.places) if reached else 0
        values = [float(value) for n in begun for value in self.borders[n + 1][:count]]
        return self._audit("area", [0.0, *values] if values else [])
