"""Scatter: one point for each row of a table, a number across and a number up, and perhaps their trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from manim import Animation, Circle, Create, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, place
from langreel.geometry.paths import Path
from langreel.geometry.trend import least_squares
from langreel.model import Quantity
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import Place, label, size_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import LINE, rule, together
from langreel.scenes.charts.color_legend import color_legend
from langreel.scenes.charts.patches import Patches
from langreel.scenes.charts.plane_chart import PlaneChart

POINT = 0.085


class Scatter(PlaneChart):
    """Points of columns ``x`` and ``y``; ``key`` is the column by whose value a scene calls a row.

    ``x_title`` and ``y_title`` say what is counted. ``series`` is a column that gives points their colours,
    ``names`` and ``colors`` what its values are called and look like. The axes begin at zero with ``zero``.
    """

    every_row = True

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        x_title: str = "",
        y_title: str = "",
        key: str = "",
        series: str = "",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | str = "",
        zero: bool = False,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.rows = _rows(table, x, y, key=key or x, series=series)
        self.keys, self.points = (
            [row[0] for row in self.rows],
            np.array([row[2:] for row in self.rows], float),
        )
        groups = list(dict.fromkeys(row[1] for row in self.rows))
        given = dict.fromkeys(groups, colors) if isinstance(colors, str) else colors
        self._colors = {group: given.get(group) or theme.series(n, group) for n, group in enumerate(groups)}
        names = names or {}
        self.legend = color_legend(
            {names.get(group, group): color for group, color in self._colors.items() if group}, self
        )
        self._trends: list[Path] = []
        unit = table_values.measure(table, y)[0]
        columns = self.points.T.tolist()
        self._lay_out(
            (table_values.x_axis(table, x), columns[0], x_title), (unit, columns[1], y_title), zero=zero
        )
        dots = [Circle(POINT, stroke_width=0, fill_opacity=1) for _ in self.rows]
        for dot, spot in zip(dots, self._places()):
            dot.move_to((*spot, 0.0))
        self.dots = Patches(dots, [self._colors[row[1]] for row in self.rows], range(len(dots)))
        self.dots.set_z_index(LINE)
        self.add(self.dots)

    def _places(self) -> list[Place]:
        """Where each point is on the plot."""
        return [(self.across(x), self.up(y)) for x, y in self.points]

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, both axes with their names, colours and the source line come in; no point yet."""
        self.put(self.legend)
        return together(super().enter(), FadeIn(self.legend), lag_ratio=0.3)

    def draw(self, to: object = None) -> Animation:
        """Points come in, in the order of the table, to the row that is called ``to`` (default: all)."""
        return self.dots.come(float(len(self.keys) if to is None else self._numbers(to)[-1] + 1))

    def trend(self, words: str, color: str | None = None) -> Animation:
        """The straight line nearest to the points; ``words`` say how it was found, and R² is told."""
        if not words.strip():
            raise SceneError("a trend line needs words that say how it was found", hint='"least squares"')
        try:
            found = least_squares(self.points)
        except ValueError as error:
            raise SceneError(str(error)) from None
        reach = (float(self.points[:, 0].min()), float(self.points[:, 0].max()))
        start, end = ((self.across(x), self.up(found(x))) for x in reach)
        share = quantity.compact(Quantity(Fraction(found.share).limit_denominator(10**6), "1", 2), self.lang)
        block = label(words, f"R² = {share}", color or theme.ACCENT, lang=self.lang, size=theme.LABEL)
        straight = np.array([start, end])
        self._trends = [*self._trends, straight]
        x, y = (float(part) for part in 0.25 * straight[0] + 0.75 * straight[1])
        box = place((x, y), size_of(block), self._area(), paths=self.paths(), taken=self.taken)
        block.move_to((box.x, box.y, 0))
        line = rule(start, end, color or theme.ACCENT, width=5)
        self._mount(VGroup(line.set_z_index(LINE), block))
        return together(Create(line), FadeIn(block), lag_ratio=0.6)

    def callout(
        self, key: object, words: str, *, under: str = "", named: bool = True, side: str = "auto"
    ) -> Animation:
        """Words at the point of a row, with a leader; a quiet line says which (``named``) and what else."""
        n = self._numbers(key)[-1]
        block = self._block(words, self.keys[n] if named else "", under)
        color = self._colors[self.rows[n][1]]
        return self._point_at(self._places()[n], block, color, area=self._area(), side=side)

    def highlight(self, *keys: object) -> Animation:
        """Rows of these names, or series, stay bright, the others step back; no names: all bright."""
        kept = {n for key in keys for n in self._numbers(key)}
        return self.dots.keep(kept)

    # What notes ask

    def paths(self) -> list[Path]:
        spots = self._places()
        across = np.array([[-POINT, 0.0], [POINT, 0.0]])
        return [*super().paths(), *(np.array(spot) + across for spot in spots), *self._trends]

    def audit(self) -> ChartAudit:
        drawn = self.dots.arrived()
        colors = {group: color for group, color in self._colors.items() if len(self._colors) > 1}
        return self._audit("scatter", [float(self.points[n, 1]) for n in drawn], colors=colors, named=False)

    def _numbers(self, key: object) -> list[int]:
        """The rows that are called so, or are of that series."""
        name = table_values.name_of(key)
        found = [n for n, row in enumerate(self.rows) if name in (row[0], row[1])]
        if not found:
            raise SceneError(f"the chart has no point {name!r}", hint=perhaps(name, self.keys))
        return found


Row = tuple[str, str, float, float]
"""What a row is called, its series, and its two numbers in true units."""


def _rows(table: Table, x: str, y: str, *, key: str, series: str) -> list[Row]:
    """The rows that have both numbers."""
    scale = table_values.measure(table, y)[1]
    groups: Sequence[Any] = table_values.column(table, series) if series else [""] * len(table)
    cells = zip(
        table_values.column(table, key), groups, table_values.places(table, x), table_values.column(table, y)
    )
    rows = [
        (table_values.name_of(name), str(group), at, value * scale)
        for name, group, at, value in cells
        if at is not None and isinstance(value, (int, float))
    ]
    if not rows:
        raise SceneError(f"table {table.name!r} has no row with numbers in {x} and {y}")
    return rows
