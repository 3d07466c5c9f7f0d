"""BlockChart: a chart of blocks on one value axis that lie or stand: stacked bars, steps, bins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from manim import Animation, Create, FadeIn, VGroup

from langreel import theme
from langreel.geometry import Box, Scale, ticks
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes, bar_names, table_values
from langreel.scenes.charts.audit import ChartAudit, Kind
from langreel.scenes.charts.blocks import Blocks
from langreel.scenes.charts.chart import GRID, WORD, rule, together
from langreel.scenes.charts.noted_chart import NotedChart
from langreel.scenes.charts.x_words import unit_name
from langreel.scenes.typography import Lettering, text


class BlockChart(NotedChart):
    """The base of charts whose values are blocks; a class says which blocks there are and what they mean."""

    plot: Box
    blocks: Blocks
    unit: str
    grid: VGroup
    name_words: VGroup
    root: VGroup

    def _room(self, names: Sequence[str], levels: Sequence[Lettering], *, flat: bool, right: float) -> Box:
        """The room of the blocks alone, beside or over their bars' names, off the labels of ``levels``."""
        if flat:
            left = bar_names.room_beside(names, self.room.width, self.lang)
            return self.room.inset(left, axes.FOOT if levels else 0.1, right, 0.15)
        left = max((word.width + 0.3 for word in levels), default=0.1)
        foot = bar_names.room_under(names, axes.FOOT, self.room.width - left - right, lang=self.lang)
        return self.room.inset(left, foot, right, 0.6 if levels else 0.9)

    def _round(self, lo: float, hi: float, *, flat: bool) -> tuple[float, ...]:
        """Round values of the scale, as many as have room above one another over names of one line."""
        return ticks(lo, hi, 4) if flat else axes.level_ticks(lo, hi, self.room.height - 2 * axes.FOOT, 4)

    def _axis_end(self) -> float:
        """Room beyond the end of an axis below lying blocks: half a label, and the unit behind it."""
        name = unit_name(self.unit, self.lang)
        return 0.6 + (text(name, theme.LABEL, lang=self.lang).width + 0.3 if name else 0.0)

    def _scale(self, lo: float, hi: float, *, flat: bool) -> Scale:
        start, end = (self.plot.left, self.plot.right) if flat else (self.plot.bottom, self.plot.top)
        return Scale(lo, hi, start, end)

    def _names(self, names: Sequence[str], middles: Sequence[float], *, flat: bool) -> VGroup:
        if not flat:
            return bar_names.under(names, middles, self.plot, lang=self.lang)
        widest = bar_names.WIDEST * self.room.width
        return bar_names.beside(names, middles, edge=self.plot.left, widest=widest, lang=self.lang)

    def _levels(
        self, values: Sequence[float], words: Sequence[Lettering], scale: Scale, *, flat: bool
    ) -> VGroup:
        """Grid lines across the blocks with their labels, and the unit that these do not carry."""
        if not flat:
            grid = axes.value_grid(values, words, scale, plot=self.plot)
            top = scale(values[-1]) if values else self.plot.top
            grid[1].add(*axes.unit_words(self.unit, self.lang, self.plot, over=top, edge=self.room.left))
            return grid
        grid = axes.upright_grid(values, words, scale, plot=self.plot)
        if values:
            foot = self.plot.bottom - 0.14 - 0.75 * theme.LABEL
            grid[1].add(*axes.unit_at_right(self.unit, self.lang, self.room, foot))
        return grid

    def _root(self, scale: Scale, *, flat: bool) -> VGroup:
        """The zero line."""
        at, plot = scale(0.0), self.plot
        ends = ((at, plot.bottom), (at, plot.top)) if flat else ((plot.left, at), (plot.right, at))
        return VGroup(rule(*ends, theme.MUTED, width=2.5))

    def enter(self) -> Animation:
        """Heading, names, axis and source line come in; no block yet."""
        self.put(self.grid, z=GRID)
        self.put(self.root, self.name_words, z=WORD)
        return together(
            self.enter_furniture(),
            Create(self.root),
            FadeIn(self.grid),
            FadeIn(self.name_words, lag_ratio=0.1),
            lag_ratio=0.2,
        )

    def _point(self, number: int, words: str, under: str = "", *, side: str = "auto") -> Animation:
        """Words that point at a block, off all blocks where there is room."""
        block, color = self._block(words, under), self.blocks.ring(number)
        where, written = self.blocks.anchor(number), self.blocks.beyond()
        return self._point_at(where, block, color, area=self._area(), side=side, written=written)

    def _area(self) -> Box:
        """Where notes may be."""
        return Box(self.plot.left + 0.1, self.plot.bottom + 0.1, self.box.right, self.room.top)

    def paths(self) -> list[Path]:
        """What words must not cover: the blocks and what is written at them."""
        return self.blocks.filling()

    def _periods(self, middles: Mapping[str, float]) -> tuple[tuple[float, float], ...]:
        """Where years or dates stand, if that is what bars in order are called."""
        known = [(day, at) for key, at in middles.items() if (day := table_values.dated(key))]
        return tuple((float(day.toordinal()), at) for day, at in known) if len(known) == len(middles) else ()

    def _audit(self, kind: Kind = "bars", **claims: Any) -> ChartAudit:
        """What is claimed by the blocks that have grown."""
        ends = [end for block in self.blocks.grown() for end in block.interval]
        scale = self.blocks.along
        return ChartAudit(
            kind,
            self.title,
            baseline=min(max(scale.lo, 0.0), scale.hi),
            domain=(scale.lo, scale.hi),
            data=(min(ends), max(ends)) if ends else None,
            unit=self.unit,
            **claims,
        )


def largest_fitting(written: Mapping[str, str], width: float | None, lang: str) -> dict[str, Lettering]:
    """Strong lines in the largest type in which all are at most ``width`` wide (None: any); else none."""
    for size in (theme.BODY, theme.LABEL, theme.SMALL):
        lines = {
            key: text(words, size, theme.INK, weight="BOLD", lang=lang) for key, words in written.items()
        }
        if width is None or max(line.width for line in lines.values()) <= width:
            return lines
    return {}
