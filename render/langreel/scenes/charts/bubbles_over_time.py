"""BubblesOverTime: discs that move as the years run, on two axes; their areas are a third number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import DR, RIGHT, Animation, Circle, FadeIn, VGroup, linear

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, Moment
from langreel.geometry.bubbles import Values, at_moment, radii, round_size
from langreel.geometry.paths import Path
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import box_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.bubble_field import Bubble, BubbleField
from langreel.scenes.charts.chart import GRID, together
from langreel.scenes.charts.noted_chart import struck
from langreel.scenes.charts.plane_chart import PlaneChart
from langreel.scenes.charts.single_rows import one_row_each
from langreel.scenes.charts.stateful import State
from langreel.scenes.charts.x_words import running_words, side_by_side
from langreel.scenes.counter import Counter
from langreel.scenes.typography import row, text

LARGEST = 0.75
"""The radius of the largest bubble."""
CORNERS = ((True, False), (True, True), (False, True), (False, False))
"""Where the year may stand, at the right or not, at the top or not: the first of those that are as free."""


class BubblesOverTime(PlaneChart):
    """A bubble for each value of ``key``, at its numbers ``x`` and ``y``, as large (in area) as its ``size``.

    The table is tidy: one row for each key at each moment of ``time``. Between moments bubbles move in
    straight lines. ``x_title``, ``y_title`` and ``size_title`` say what is counted.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        size: str,
        time: str,
        key: str,
        x_title: str = "",
        y_title: str = "",
        size_title: str = "",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | None = None,
        zero: bool = False,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.time = table_values.x_axis(table, time)
        self.moments, self.keys, self.values = _grid(table, (x, y, size), time=time, key=key)
        known = self.values[~np.isnan(self.values).any(axis=2)].T.tolist()
        unit, self._size_unit = (table_values.measure(table, column)[0] for column in (y, size))
        self.size_key = self._size_key(size_title)
        self._lay_out(
            (table_values.x_axis(table, x), known[0], x_title), (unit, known[1], y_title),
            zero=zero, pad=0.5, key=self.size_key,
        )  # fmt: skip
        given = colors or {}
        bubbles = [
            Bubble(
                text((names or {}).get(each, each), theme.LABEL, theme.INK, weight="BOLD", lang=self.lang),
                given.get(each) or theme.series(n, each),
            )
            for n, each in enumerate(self.keys)
        ]
        self.year = self._year()
        self.field = BubbleField(
            self,
            bubbles,
            values=self.values,
            scales=(self.across, self.up),
            largest=LARGEST,
            room=Box(self.plot.left, self.plot.bottom, self.room.right, self.plot.top + 0.3),
            write_time=self.year.write_value,
        )
        if not size_title.strip():
            self.unnamed.append("size")
        self.add(self.field)

    def _year(self) -> Counter:
        """The running date, large and quiet in the corner of the plot that bubbles come nearest to least."""
        apart = (self.moments[-1] - self.moments[0]) / max(len(self.moments) - 1, 1)

        def write(at: float) -> str:
            place = float(np.interp(at, range(len(self.moments)), self.moments))
            return running_words(self.time, place, apart, lang=self.lang)

        counter = Counter(
            0.0, write, 1.4 * theme.DISPLAY, color=theme.MUTED, weight="BOLD", anchor=RIGHT, lang=self.lang
        )
        counter.clear_updaters()
        free = min(CORNERS, key=lambda corner: self._met(self._in_corner(counter, *corner)))
        return self._in_corner(counter, *free)

    def _in_corner(self, year: Counter, right: bool, top: bool) -> Counter:
        x = self.plot.right - 0.1 if right else self.plot.left + 0.1 + year.width
        y = self.plot.top - 0.2 - year.height if top else self.plot.bottom + 0.2
        return year.move_to((x, y, 0), aligned_edge=DR)

    def _met(self, year: Counter) -> float:
        """How much of the bubbles' squares ever lies over the year, at all moments and half between them."""
        box, met = box_of(year).padded(0.15), 0.0
        for moment in np.arange(0.0, len(self.moments) - 0.5, 0.5):
            now = at_moment(self.values, float(moment))
            for x, y, size in now[~np.isnan(now).any(axis=1)]:
                r = float(radii(np.array([size]), float(np.nanmax(self.values[:, :, 2])), LARGEST)[0])
                at, up = self.across(float(x)), self.up(float(y))
                met += box.common(Box(at - r, up - r, at + r, up + r))
        return met

    def _size_key(self, title: str) -> VGroup:
        """A disc of a round size, and what areas count."""
        full = float(np.nanmax(self.values[:, :, 2]))
        size = round_size(full)
        r = float(radii(np.array([size]), full, LARGEST)[0])
        disc = Circle(r, stroke_color=theme.MUTED, stroke_width=2, fill_opacity=0)
        words = quantity.tick(size, self._size_unit, self.lang, size)
        label = text(side_by_side((title, words), self.lang), theme.LABEL, theme.MUTED, lang=self.lang)
        return row(label, disc, gap=0.16)

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, both axes, the key of the areas and the year come in, and the bubbles of then."""
        self.put(self.year, self.size_key, z=GRID)
        count = len(self.keys)
        come = self.field.advance(lambda state: np.array([state[0], *np.ones(count), *state[1 + count :]]))
        parts = FadeIn(VGroup(self.year, self.size_key))
        return together(super().enter(), parts, come, lag_ratio=0.3)

    def run(self, to: Moment = "") -> Animation:
        """Time runs evenly to a moment (default: the last)."""
        goal = float(len(self.moments) - 1)
        if to != "":
            last = self.time.latest(to, self.moments)
            goal = float(np.interp(last, self.moments, range(len(self.moments))))
        return self.field.advance(lambda state: np.array([goal, *state[1:]]), rate_func=linear)

    def trail(self, *keys: str) -> Animation:
        """From now on the named bubbles draw their ways behind them; the others step back."""
        for key in keys:
            self.field.leave_trail(self._number(key))
        return self.highlight(*keys)

    def highlight(self, *keys: str) -> Animation:
        """The named bubbles stay bright, the others step back; no names: all bright."""
        kept, count = {self._number(key) for key in keys}, len(self.keys)
        away = [float(bool(kept) and n not in kept) for n in range(count)]

        def target(state: State) -> State:
            return np.array([*state[: 1 + count], *away])

        return self.field.advance(target)

    def callout(self, key: str, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at a bubble where it is now, with a leader."""
        n = self._number(key)
        x, y, _ = at_moment(self.values, float(self.field.state[0]))[n]
        block, color = self._block(words, under), self.field.bubbles[n].color_code
        spot, year = (self.across(float(x)), self.up(float(y))), self.unframed(box_of(self.year))
        return self._point_at(spot, block, color, area=self._area(), side=side, written=[year])

    # What notes ask

    def paths(self) -> list[Path]:
        """Each bubble as two strokes across it, and the names."""
        now = at_moment(self.values, float(self.field.state[0]))
        found = super().paths()
        for x, y, size in now[~np.isnan(now).any(axis=1)]:
            r = float(radii(np.array([size]), self.field.full, LARGEST)[0])
            spot = np.array([self.across(float(x)), self.up(float(y))])
            found += [spot + r * np.array(way) for way in (((-1, 0), (1, 0)), ((0, -1), (0, 1)))]
        return [*found, *(path for bubble in self.field.bubbles for path in struck(bubble.word, self))]

    def audit(self) -> ChartAudit:
        moment = float(self.field.state[0])
        now, there = at_moment(self.values, moment), self.field.state[1 : len(self.keys) + 1] > 0
        known = [n for n in range(len(self.keys)) if there[n] and not np.isnan(now[n]).any()]
        discs = [self.field.bubbles[n].disc for n in known]
        sizes = [(float(now[n, 2]), float(disc.width / self.zoom) ** 2) for n, disc in zip(known, discs)]
        return self._audit("bubbles", [float(now[n, 1]) for n in known], sizes=tuple(sizes))

    def _number(self, key: str) -> int:
        if key not in self.keys:
            raise SceneError(f"there is no bubble {key!r}", hint=perhaps(key, self.keys))
        return self.keys.index(key)


def _grid(
    table: Table, columns: Sequence[str], *, time: str, key: str
) -> tuple[list[float], list[str], Values]:
    """All moments, all keys, and what is known of each at each: shape (moments, keys, 3)."""
    said = {time: table_values.places(table, time), key: table_values.names(table, key)}
    cells: Any = [table_values.column(table, name) for name in columns]
    one_row_each(table, said, columns)
    rows = [
        (when, who, numbers)
        for when, who, *numbers in zip(*said.values(), *cells)
        if when is not None and who is not None and all(isinstance(each, (int, float)) for each in numbers)
    ]
    moments, keys = sorted({row[0] for row in rows}), list(dict.fromkeys(row[1] for row in rows))
    if len(moments) < 2:
        raise SceneError("bubbles over time need two moments")
    scales = [table_values.measure(table, column)[1] for column in columns]
    values = np.full((len(moments), len(keys), 3), np.nan)
    for when, who, numbers in rows:
        values[moments.index(when), keys.index(who)] = np.array(numbers, float) * scales
    if np.nanmin(values[:, :, 2]) < 0:
        raise SceneError(f"column {columns[2]!r} has sizes below zero", hint="an area is never negative")
    return moments, keys, values
