"""BarChart: amounts by name, ranked or in order, side by side in groups, on a scale that may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import DOWN, LEFT, Animation, Create, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.errors import SceneError
from langreel.geometry import Box, domain, rank
from langreel.geometry.lanes import Lane, lanes
from langreel.geometry.paths import Path
from langreel.model import Quantity
from langreel.scenes.charts import axes, bar_names, table_values
from langreel.scenes.charts.annotations import Place, backed, box_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.bar_lengths import Bar, Bars, Level
from langreel.scenes.charts.blocks import filled, ink_on
from langreel.scenes.charts.chart import WORD, dashes, rule, together
from langreel.scenes.charts.noted_chart import NotedChart
from langreel.scenes.charts.quantities import Rows, chosen, number_of, parts_of, rows_of
from langreel.scenes.charts.stateful import State
from langreel.scenes.typography import Lettering, paragraph, text

BEYOND = 0.12
"""The share of a chart's width, and at most 1.4 units, in which a bar that runs off its scale is seen to."""
NARROW = 8.0
"""The width below which the name of a level stands over the first bars alone."""


class BarChart(NotedChart):
    """Bars from zero, each labelled with its value.

    ``data`` is a table with a column ``x`` of names (or years) and one or several columns ``y``, or a mapping
    of names to quantities. Bars lie (``flat``) or stand; they are ``ranked`` unless asked otherwise (standing
    bars keep their order). ``fit`` names the bars that the first scale fits: longer ones run off it, until
    ``rescale``. Several columns stand side by side, coloured and named by column; so do the names in column
    ``series`` of a tidy table.
    """

    def __init__(
        self,
        data: Table | Mapping[str, Quantity],
        x: str = "",
        y: str | Sequence[str] = (),
        *,
        series: str | None = None,
        heading: str = "",
        note: str = "",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | str | None = None,
        flat: bool = True,
        ranked: bool | None = None,
        limit: int | None = None,
        fit: Sequence[str] | None = None,
        digits: int = 3,
        labelled: bool | None = None,
        source: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source or getattr(data, "source", None), lang=lang)
        amounts, self.series = self._read(data, x, y, series=series, digits=digits)
        firsts = {key: number_of(row[0]) for key, row in amounts.items()}
        order = rank(firsts) if (flat if ranked is None else ranked) else tuple(firsts)
        self.keys = order[:limit]
        self._amounts = {key: amounts[key] for key in self.keys}
        self._wording, self._colors, self.flat = names or {}, colors or {}, flat
        self._labelled = (flat or len(self.keys) * len(self.series) <= 9) if labelled is None else labelled
        self._lay_out([key for key in fit or self.keys if key in self.keys], bool(fit))

    def _read(
        self,
        data: Table | Mapping[str, Quantity],
        x: str,
        y: str | Sequence[str],
        *,
        series: str | None,
        digits: int,
    ) -> tuple[Rows, tuple[str, ...]]:
        """The quantities of every bar, and what the bars that stand side by side are called."""
        if isinstance(data, Table) and series:
            parts, names = parts_of(data, x, y, series, digits=digits)
            return {key: tuple(row.get(name) for name in names) for key, row in parts.items()}, names
        columns = (y,) if isinstance(y, str) else tuple(y) or ("",)
        return rows_of(data, x, columns, digits=digits, series=series), columns

    # Laying out

    def _lay_out(self, fitted: Sequence[str], scaled: bool) -> None:
        lo, everything = domain(self._values(self.keys))
        first = domain(self._values(fitted))[1]
        tops = dict.fromkeys((first, everything)) if scaled or not self._labelled else {}
        labels = self._labels()
        self.plot = self._plot(self._levels(lo, tops, self.room), labels, scaled)
        levels = self._levels(lo, tops, self.plot)
        bars = self._bars(labels)
        self.name_words = self._name_words()
        self.root = self._root(lo, first)
        self.drawn = Bars(
            self, self.plot, self.flat, lo=lo, hi=first, bars=bars, levels=levels, edge=self.box.right
        )
        self.put(self.name_words)
        self.add(self.root, self.drawn)

    def _values(self, keys: Sequence[str]) -> list[float]:
        return [number_of(amount) for key in keys for amount in self._amounts[key] if amount is not None]

    def _levels(self, lo: float, tops: Mapping[float, None], plot: Box) -> list[Level]:
        """Ticks of every scale that the chart will have, as many as can be named on a ``plot``."""
        return [
            Level(value, hi, word)
            for hi in tops
            for value, word in zip(*self._ticks(lo, hi, plot))
            if abs(value) > 1e-9
        ]

    def _ticks(self, lo: float, hi: float, plot: Box) -> tuple[Sequence[float], list[Lettering]]:
        """Round values of a scale, with their labels."""
        if self.flat:
            return axes.fitting_ticks(lo, hi, self._unit(), self.lang, width=plot.width)
        values = axes.level_ticks(lo, hi, plot.height, 4)
        return values, axes.value_words(values, self._unit(), self.lang)

    def _unit(self) -> str:
        return next(amount.unit for row in self._amounts.values() for amount in row if amount is not None)

    def _labels(self) -> Mapping[tuple[str, int], Lettering]:
        """The values beside their bars, as large as their neighbours allow."""
        written = {
            (key, n): quantity.compact(amount, self.lang)
            for key, row in self._amounts.items()
            for n, amount in enumerate(row)
            if amount is not None
        }
        room = self.room.height if self.flat else self.room.width
        pitch = room / len(self.keys) / len(self.series)
        for size in (theme.BODY, theme.LABEL, theme.SMALL):
            labels = {at: self._strong(words, size) for at, words in written.items()}
            if max(label.height if self.flat else label.width for label in labels.values()) < 0.92 * pitch:
                break
        return labels

    def _strong(self, words: str, size: float) -> Lettering:
        return text(words, size, theme.INK, weight="BOLD", lang=self.lang)

    def _plot(
        self, levels: Sequence[Level], labels: Mapping[tuple[str, int], Lettering], scaled: bool
    ) -> Box:
        """The room of the bars alone; where bars may run off, it leaves them space to be seen to."""
        room = self.room.inset(top=self._key(self.room))
        if self.flat:
            left = bar_names.room_beside(self._words(), room.width, self.lang)
            self._beyond = max((label.width + 0.2 for label in self._negative(labels)), default=0.0)
            beyond = min(1.4, BEYOND * room.width) if scaled else 0.3
            right = max(label.width for label in labels.values()) + beyond
            return room.inset(left + self._beyond, axes.FOOT if levels else 0.1, right, 0.1)
        left = max((level.word.width + 0.2 for level in levels), default=0.0)
        self._beyond = max((label.height + 0.16 for label in self._negative(labels)), default=0.0)
        foot = bar_names.room_under(self._words(), axes.FOOT, room.width - left, lang=self.lang)
        return room.inset(left, foot + self._beyond, 0, 0.6)

    def _negative(self, labels: Mapping[tuple[str, int], Lettering]) -> list[Lettering]:
        """The values that stand on the other side of zero, if they are told."""
        found = [label for (key, n), label in labels.items() if number_of(self._amounts[key][n]) < 0]
        return found if self._labelled else []

    def _key(self, room: Box) -> float:
        """Columns side by side are named in their colours under the heading; the height that this takes."""
        if len(self.series) == 1:
            return 0.0
        colors = {self._word(name): self._color("", n) for n, name in enumerate(self.series)}
        key, height = bar_names.color_key(colors, room, self.lang)
        self.furniture.add(key.set_z_index(WORD))
        return height

    def _lanes(self) -> Mapping[str, Sequence[Lane]]:
        """For each key, the lane of each of its series."""
        return dict(zip(self.keys, lanes(self.plot, len(self.keys), len(self.series), flat=self.flat)))

    def _bars(self, labels: Mapping[tuple[str, int], Lettering]) -> list[Bar]:
        own, self.index = self._lanes(), dict[str, list[int]]()
        bars: list[Bar] = []
        for key, row in self._amounts.items():
            for n, amount in enumerate(row):
                if amount is not None:
                    self.index.setdefault(key, []).append(len(bars))
                    color = self._color(key, n)
                    bars.append(
                        Bar(
                            number_of(amount),
                            own[key][n],
                            color,
                            label=labels[key, n],
                            labelled=self._labelled,
                        )
                    )
        return bars

    def _color(self, key: str, n: int) -> str:
        if isinstance(self._colors, str):
            return self._colors
        names = (self.series[n], key)
        given = (self._colors.get(name) or theme.meant(name) for name in names)
        return next(filter(None, given), theme.series(n) if len(self.series) > 1 else theme.BLUE)

    def _word(self, key: str) -> str:
        return self._wording.get(key, key)

    def _words(self) -> list[str]:
        return [self._word(key) for key in self.keys]

    def _name_words(self) -> VGroup:
        """The names beside or under their bars."""
        middles = [(min(own)[0] + max(own)[1]) / 2 for own in self._lanes().values()]
        if not self.flat:
            return bar_names.under(
                self._words(), middles, self.plot.inset(bottom=-self._beyond), lang=self.lang
            )
        widest, edge = bar_names.WIDEST * self.room.width, self.plot.left - self._beyond
        return bar_names.beside(self._words(), middles, edge=edge, widest=widest, lang=self.lang)

    def _root(self, lo: float, hi: float) -> VGroup:
        """The zero line."""
        if self.flat:
            x = self.plot.left - lo / (hi - lo) * self.plot.width
            line = rule((x, self.plot.bottom), (x, self.plot.top), theme.MUTED, width=2.5)
        else:
            y = self.plot.bottom - lo / (hi - lo) * self.plot.height
            line = rule((self.plot.left, y), (self.plot.right, y), theme.MUTED, width=2.5)
        return VGroup(line).set_z_index(WORD)

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, names, zero line and source line come in; the bars are still empty."""
        return together(
            self.enter_furniture(),
            Create(self.root),
            FadeIn(self.name_words, lag_ratio=0.1),
            FadeIn(VGroup(*self.drawn.levels)) if self.drawn.levels else FadeIn(VGroup()),
            lag_ratio=0.2,
        )

    def grow(self, keys: str | Sequence[str] | None = None) -> Animation:
        """All bars, or those of the named keys, grow to their values."""
        grown = [1 + n for key in chosen(keys, self.index, "bar") for n in self.index[key]]

        def target(state: State) -> State:
            state[grown] = 1.0
            return state

        return self.drawn.advance(target)

    def rescale(self, to: float | None = None) -> Animation:
        """The scale widens until its end is a round value above ``to`` (default: the longest bar)."""
        hi = domain([to] if to is not None else self._values(self.keys))[1]
        self._add_levels(hi)

        def target(state: State) -> State:
            return np.array([hi, *state[1:]])

        return self.drawn.advance(target)

    def _add_levels(self, hi: float) -> None:
        """Ticks of a scale that was not foreseen, still unseen."""
        if self.drawn.levels and all(level.hi != hi for level in self.drawn.levels):
            self.drawn.add_levels(self._levels(self.drawn.lo, {hi: None}, self.plot))

    def reference(self, value: float, words: str, color: str | None = None) -> Animation:
        """A dashed level across the bars, named where it begins; ``value`` in true units."""
        color = color or theme.INK
        place, plot = self.drawn.place(value), self.plot
        start, end = (
            ((place, plot.top), (place, plot.bottom))
            if self.flat
            else ((plot.left, place), (plot.right, place))
        )
        name = self._level_name(words, color)
        name.move_to((start[0] + 0.08, start[1] + (-0.3 if self.flat else 0.3), 0), aligned_edge=LEFT)
        if len(name) > 2:
            name.align_to((0, start[1] + 0.1, 0), DOWN)
        if self.flat and any(box_of(name).common(box) > 0 for box in self._value_boxes()):
            name.move_to((end[0] + 0.08, end[1] + 0.3, 0), aligned_edge=LEFT)
        mark = VGroup(self._dashes(start, end, color), name).set_z_index(WORD)
        self.carry(mark)
        self.add(mark)
        return together(Create(mark[0]), FadeIn(name), lag_ratio=0.5)

    def _dashes(self, start: Place, end: Place, color: str) -> VGroup:
        """A dashed line from a place to another; across lying bars it leaves out the values that it meets."""
        told = self._value_boxes() if self.flat else []
        met = sorted((box.top, box.bottom) for box in told if box.left < start[0] < box.right)
        if not met:
            return VGroup(dashes(start, end, color))
        edges = [start[1], *(edge for ends in reversed(met) for edge in ends), end[1]]
        pieces = zip(edges[::2], edges[1::2])
        return VGroup(*(dashes((start[0], a), (end[0], b), color) for a, b in pieces if a - b > 0.05))

    def _value_boxes(self) -> list[Box]:
        """The values that are written at the bars, with a little room around them."""
        return [self.unframed(box_of(bar.label)).padded(0.1) for bar in self.drawn.bars if bar.labelled]

    def _level_name(self, words: str, color: str) -> VGroup:
        """What a level is called: in one line, or small over the first bars where there is little room."""
        if self.flat or self.plot.width > NARROW:
            return backed(text(words, theme.BODY, color, weight="BOLD", lang=self.lang))
        width = 0.58 * self.plot.width
        return backed(
            *paragraph(words, width, self.lang, size=theme.SMALL, color=color, weight="BOLD", lines=3)
        )

    def highlight(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The named bars stay bright and tell their values, the others step back; no names: all bright."""
        kept = {n for key in chosen(keys, self.index, "bar") for n in self.index[key]}
        moves: list[Any] = []
        for number, bar in enumerate(self.drawn.bars):
            moves.append(bar.body.animate.set_fill(opacity=1.0 if number in kept else 0.28))
            bar.labelled = self._labelled or (keys is not None and number in kept)
            legible = bar.labelled and self.drawn.fits(number)
            moves.append(bar.label.animate.set_opacity(1.0 if legible else 0.0))
        return together(*moves)

    def callout(
        self, key: str, words: str, series: str = "", *, under: str = "", side: str = "auto"
    ) -> Animation:
        """Words at the end of a bar (of several side by side, say which), off bars where there is room."""
        number = self._number(chosen(key, self.index, "bar")[0], series)
        written = [self.unframed(box_of(each.label)) for each in self.drawn.bars if each.labelled]
        where, color = self.drawn.anchor(number), ink_on(self.drawn.bars[number].hue)
        block = self._block(words, under)
        return self._point_at(where, block, color, area=self._area(), side=side, written=written)

    def _number(self, key: str, series: str) -> int:
        """The number of a bar, of those of its name the one of a series."""
        known = [name for name, amount in zip(self.series, self._amounts[key]) if amount is not None]
        name = chosen(series or None, known, "bar")
        if len(name) > 1:
            raise SceneError(f"which bar of {key!r}?", hint=f"one of {', '.join(known)}")
        return self.index[key][known.index(name[0])]

    def _area(self) -> Box:
        """Where notes may be."""
        return Box(self.plot.left + 0.1, self.plot.bottom + 0.1, self.box.right, self.room.top)

    def paths(self) -> list[Path]:
        return [line for n in range(len(self.drawn.bars)) for line in filled(self.drawn.box_of(n))]

    def audit(self) -> ChartAudit:
        grown = [n for n in range(len(self.drawn.bars)) if self.drawn.fits(n)]
        values = [self.drawn.bars[n].value for n in grown]
        lo, hi = self.drawn.lo, float(self.drawn.state[0])
        return ChartAudit(
            "bars",
            self.title,
            # Bars begin at zero, or where their axis does if that is later.
            baseline=min(max(lo, 0.0), hi),
            domain=(lo, hi),
            data=(min(values), max(values)) if values else None,
            periods=self._periods(),
            colors={self._word(name): self._color("", n) for n, name in enumerate(self.series)}
            if len(self.series) > 1
            else {},
            named=len(self.series) == 1,
            unit=self._unit(),
            plot=self.framed(self.plot) if self.drawn.levels else None,
        )

    def _periods(self) -> tuple[tuple[float, float], ...]:
        """Where years or dates stand, if that is what bars in order are called."""
        middles = {key: sum(self.drawn.bars[bars[0]].lane) / 2 for key, bars in self.index.items()}
        known = [(day, at) for key, at in middles.items() if (day := table_values.dated(key))]
        return tuple((float(day.toordinal()), at) for day, at in known) if len(known) == len(middles) else ()
