"""SlopeChart: from then to now: a line for each name between two moments, its values at both ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import DOWN, LEFT, Animation, Create, Dot, FadeIn, VGroup, rate_functions

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.errors import SceneError
from langreel.geometry import Box, Scale, domain, spread
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes
from langreel.scenes.charts.annotations import Place
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, WORD, rule, together
from langreel.scenes.charts.curve import Curve, Curves
from langreel.scenes.charts.noted_chart import NotedChart
from langreel.scenes.charts.quantities import Parts, chosen, number_of, pairs_of
from langreel.scenes.typography import fit, row, text

COLORED = 6
"""Up to so many lines have colours of their own, where none are given."""
APART = 1.25
"""Of its height, the room that a label takes."""
WIDEST = 0.36
"""The share of a chart's width that values with their names may take."""
HEAD = 0.75
"""Room over the uprights for their names."""
Labels = dict[str, VGroup]


class SlopeChart(NotedChart):
    """Lines between two uprights. All values stand at their ends: there is no axis that could be cut.

    ``data`` is a table: with ``series``, the column of names, ``x`` is the column of moments and ``y`` that
    of values; without it, ``x`` is the column of names and ``y`` two columns, then and now. Or it maps names
    to mappings of moments to quantities. ``ends`` are the two moments (default: the first and the last). A
    name without a value at both is left out. ``names`` are of lines and of moments.
    """

    def __init__(
        self,
        data: Table | Parts,
        x: str = "",
        y: str | Sequence[str] = (),
        *,
        series: str | None = None,
        ends: Sequence[str] = (),
        heading: str = "",
        note: str = "",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | None = None,
        digits: int = 3,
        source: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source or getattr(data, "source", None), lang=lang)
        self.ends, self.pairs = pairs_of(data, x, y, series=series, ends=ends, digits=digits)
        self.keys, self._wording = tuple(self.pairs), names or {}
        self.colors = {key: (colors or {}).get(key) or self._plain(n) for n, key in enumerate(self.keys)}
        self.unit = self.pairs[self.keys[0]][0].unit
        self._lay_out(*self._labels())

    def _plain(self, number: int) -> str:
        """The colour of a line that is given none: of many, only what a colour means has one."""
        key = self.keys[number]
        few = len(self.keys) <= COLORED
        return theme.series(number, key) if few else theme.meant(key) or theme.UNNAMED

    # Laying out

    def _labels(self) -> tuple[Labels, Labels]:
        """Values then, and values now with their names, in the largest type for which there is room."""
        room = self.room.height - HEAD - 0.2
        for stacked, size in product((False, True), (theme.BODY, theme.LABEL, theme.SMALL)):
            then, now = (
                {key: self._label(key, n, size, stacked=stacked) for key in self.keys} for n in (0, 1)
            )
            height = APART * sum(label.height for label in now.values())
            if height <= room and max(label.width for label in now.values()) <= WIDEST * self.room.width:
                return then, now
        if height > room:
            raise SceneError(f"{len(self.keys)} lines are too many for one slope chart", hint="choose rows")
        for label in now.values():
            fit(label, WIDEST * self.room.width)
        return then, now

    def _label(self, key: str, end: int, size: float, *, stacked: bool) -> VGroup:
        """A value; now with the name behind it, or ``stacked`` under it."""
        color = theme.MUTED if self.colors[key] == theme.UNNAMED else self.colors[key]
        value = text(quantity.compact(self.pairs[key][end], self.lang), size, color, lang=self.lang)
        if end == 0:
            return VGroup(value)
        name = text(self._word(key), size, color, weight="BOLD", lang=self.lang)
        if stacked:
            return VGroup(value, name.next_to(value, DOWN, buff=0.08, aligned_edge=LEFT))
        return row(value, name, gap=0.2)

    def _lay_out(self, then: Labels, now: Labels) -> None:
        left, right = (max(label.width for label in side.values()) + 0.5 for side in (then, now))
        self.plot = self.room.inset(left, 0.2, right, HEAD)
        values = [number_of(each) for pair in self.pairs.values() for each in pair]
        self.up = Scale(*domain(values, zero=False), self.plot.bottom, self.plot.top)
        self.then, self.now = self._stand(then, 0), self._stand(now, 1)
        self.uprights, self.end_names = VGroup(), VGroup()
        for n in (0, 1):
            self._add_upright(n)
        self.end_names.add(*axes.unit_at_right(self.unit, self.lang, self.room, self.plot.top + 0.28))
        paths = {key: np.array([self._place(key, n) for n in (0, 1)]) for key in self.keys}
        self.dots = {key: Dot((*self._place(key, 0), 0), 0.1, color=self.colors[key]) for key in self.keys}
        self._curves = {key: Curve(self, path, self.colors[key]) for key, path in paths.items()}
        self.lines = Curves(self._curves)

    def _place(self, key: str, end: int) -> Place:
        """Where a line begins, or ends."""
        return (self.plot.left, self.plot.right)[end], self.up(number_of(self.pairs[key][end]))

    def _stand(self, labels: Labels, end: int) -> Labels:
        """Labels beside their ends, moved apart where they would cover one another, then with a thin lead."""
        wanted = [self._place(key, end)[1] for key in labels]
        heights = [APART * label.height for label in labels.values()]
        places = spread(wanted, heights, self.plot.bottom - 0.15, hi=self.plot.top + 0.15)
        x, way = ((self.plot.left, -1), (self.plot.right, 1))[end]
        for label, near, y in zip(labels.values(), wanted, places):
            label.move_to((x + way * (0.42 + label.width / 2), y, 0))
            value: Any = label[0]
            if label.height < 2 * value.size:
                label.shift((0.0, y - 0.36 * value.size - value.baseline, 0.0))
            if abs(y - near) > 0.06:
                label.add(rule((x + way * 0.16, near), (x + way * 0.34, y), theme.MUTED, width=1.5))
        return labels

    def _add_upright(self, end: int) -> None:
        """The upright of a moment, with its name over it."""
        x = (self.plot.left, self.plot.right)[end]
        name = text(self._word(self.ends[end]), theme.LABEL, theme.MUTED, weight="BOLD", lang=self.lang)
        name.move_to((x, 0, 0)).to_baseline(self.plot.top + 0.28)
        self.end_names.add(name)
        self.uprights.add(rule((x, self.plot.bottom), (x, self.plot.top + 0.12), theme.RULE, width=2.0))

    def _word(self, key: str) -> str:
        return self._wording.get(key, key)

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, uprights, and all values of then come in; no line yet."""
        self.put(self.uprights, self.end_names, z=GRID)
        start = VGroup(*self.then.values(), *self.dots.values())
        self.put(start, z=WORD)
        return together(
            self.enter_furniture(),
            Create(self.uprights),
            FadeIn(self.end_names),
            FadeIn(start),
            lag_ratio=0.2,
        )

    def draw(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The lines, or those that are named, run from then to now; their values and names follow."""
        named = chosen(keys, self.keys, "line")
        for key in named:
            self.lines.begin(key)
            self.carry(self.now[key])
            self.put(self.now[key])
        self.add(self.lines)
        goals = {self.keys.index(key): self.plot.right for key in named}
        running = self.lines.advance(
            lambda now: np.array([goals.get(n, x) for n, x in enumerate(now)]),
            rate_func=rate_functions.ease_in_out_sine,
        )
        return together(running, FadeIn(VGroup(*(self.now[key] for key in named))), lag_ratio=0.8)

    def highlight(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The named lines stay bright, the others step back; no names: all bright."""
        kept = chosen(keys, self.keys, "line")
        away: list[Any] = []
        for key, curve in self._curves.items():
            share = 1.0 if key in kept else 0.22
            shown = [
                self.then[key],
                self.dots[key],
                *([self.now[key]] if self.now[key] in self.submobjects else []),
            ]
            away += [*curve.step_back(key not in kept), *(each.animate.set_opacity(share) for each in shown)]
        return together(*away)

    def callout(self, key: str, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at the middle of a line, with a leader, off the lines where there is room."""
        start, end = self._curves[chosen(key, self.keys, "line")[0]].path
        middle = (start + end) / 2
        area = Box(self.plot.left + 0.2, self.plot.bottom, self.plot.right - 0.2, self.plot.top)
        block = self._block(words, under, within=area.width)
        return self._point_at((middle[0], middle[1]), block, self.colors[key], area=area, side=side)

    # What notes ask

    def paths(self) -> list[Path]:
        return [curve.path for curve in self._curves.values()]

    def audit(self) -> ChartAudit:
        drawn = [key for key, curve in self._curves.items() if curve in self.lines.submobjects]
        values = [number_of(each) for key in drawn for each in self.pairs[key]]
        colors = {self._word(key): self.colors[key] for key in drawn if self.colors[key] != theme.UNNAMED}
        return ChartAudit(
            "lines",
            self.title,
            domain=(self.up.lo, self.up.hi),
            data=(min(values), max(values)) if values else None,
            colors=colors,
            unit=self.unit,
        )
