"""Waterfall: from one amount to another, step by step: what came on top of it, and what went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from manim import Animation

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.geometry import Box, domain
from langreel.geometry.lanes import lanes
from langreel.geometry.stacks import bridge
from langreel.model import Quantity
from langreel.scenes.charts import axes
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.block_chart import BlockChart, largest_fitting
from langreel.scenes.charts.blocks import BarBlock, Blocks
from langreel.scenes.charts.quantities import chosen, number_of, rows_of

BELOW = 0.45
"""Room for a number under the lowest block."""


class Waterfall(BlockChart):
    """Blocks that stand where the one before them ended; ``totals`` are those that stand on zero.

    ``data`` is a table with a column ``x`` of names and a column ``y``, or a mapping of names to quantities,
    in order: the amounts of ``totals`` (the first block and the last, unless named) are levels, all others
    are changes, with their sign. Changes from one total to the next must add up. ``colors`` are those of
    ``up``, ``down`` and ``total``.
    """

    def __init__(
        self,
        data: Table | Mapping[str, Quantity],
        x: str = "",
        y: str = "",
        *,
        totals: Sequence[str] = (),
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
        rows = rows_of(data, x, (y,), digits=digits)
        self.amounts = {key: amount for key, (amount,) in rows.items() if amount}
        self.keys, self.unit = tuple(self.amounts), next(iter(self.amounts.values())).unit
        self.totals = tuple(chosen(totals or (self.keys[0], self.keys[-1]), self.keys, "block"))
        ours = {"up": theme.series(2), "down": theme.series(3), "total": theme.series(0)}
        self.colors = {**ours, **(colors or {})}
        self._lay_out([(names or {}).get(key, key) for key in self.keys])

    def _lay_out(self, names: Sequence[str]) -> None:
        totals = [n for n, key in enumerate(self.keys) if key in self.totals]
        intervals = bridge([number_of(amount) for amount in self.amounts.values()], totals)
        lo, hi = domain([end for interval in intervals for end in interval])
        labels = largest_fitting(self._written(), 0.88 * self.room.width / len(self.keys), self.lang)
        # Where numbers are too long to stand side by side, a grid tells the values.
        values = () if labels else self._round(lo, hi, flat=False)
        levels = axes.value_words(values, self.unit, self.lang)
        self.plot = self._room(names, levels, flat=False, right=0.0)
        found = [lane[0] for lane in lanes(self.plot, len(self.keys), 1, flat=False)]
        self.name_words = self._names(names, [sum(lane) / 2 for lane in found], flat=False)
        # Numbers of blocks that go down stand under them, and over the names.
        self.plot = self.plot.inset(bottom=BELOW if lo < 0 else 0.0)
        scale = self._scale(lo, hi, flat=False)
        leads = [(end, lane[1]) for (_, end), lane in zip(intervals, found)]
        blocks = [
            BarBlock(interval, lane, self._color(key), label=labels.get(key), inside=False, lead=before)
            for key, interval, lane, before in zip(self.keys, intervals, found, [None, *leads])
        ]
        self.blocks = Blocks(self, blocks, scale, flat=False)
        self.add(self.blocks)
        self.grid = self._levels(values, levels, scale, flat=False)
        self.root = self._root(scale, flat=False)

    def _written(self) -> dict[str, str]:
        """Totals as they are, changes with their sign."""
        return {
            key: ("+" if key not in self.totals and number_of(amount) > 0 else "")
            + quantity.compact(amount, self.lang)
            for key, amount in self.amounts.items()
        }

    def _color(self, key: str) -> str:
        if key in self.totals:
            return self.colors["total"]
        return self.colors["up" if number_of(self.amounts[key]) >= 0 else "down"]

    # What a scene plays

    def draw(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The blocks, or those that are named, grow one after the other, each where the last one ends."""
        named = self._numbers(keys)
        share = 1.0 / max(len(named), 1)
        windows = {n: (at * share, (at + 1) * share) for at, n in enumerate(named)}
        return self.blocks.grow(windows)

    def highlight(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The named blocks stay bright, the others step back; no names: all bright."""
        return self.blocks.keep(self._numbers(keys))

    def callout(self, key: str, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at a block, with a leader, off the blocks where there is room."""
        return self._point(self._numbers(key)[0], words, under, side=side)

    def audit(self) -> ChartAudit:
        return self._audit(sums=tuple(self._sums()), named=True)

    def _sums(self) -> list[tuple[float, float]]:
        """From total to total: what changed, and what the steps between them add up to."""
        found, level, reckoned = list[tuple[float, float]](), None, 0.0
        for key, amount in self.amounts.items():
            value = number_of(amount)
            if key not in self.totals:
                reckoned += value
                continue
            if level is not None:
                found.append((value - level, reckoned))
            level, reckoned = value, 0.0
        return found

    def _numbers(self, keys: str | Sequence[str] | None) -> list[int]:
        """The numbers of the blocks that are named, or of all."""
        return [self.keys.index(key) for key in chosen(keys, self.keys, "block")]
