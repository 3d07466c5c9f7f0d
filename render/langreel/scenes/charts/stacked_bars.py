"""StackedBars: what bars are made of, as amounts or as shares of each bar's whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from manim import Animation, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, Scale, domain, spread
from langreel.geometry.lanes import lanes
from langreel.geometry.paths import Path
from langreel.geometry.stacks import Interval, piled, shares
from langreel.model import Quantity
from langreel.scenes.charts import axes, bar_names
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.block_chart import BlockChart, largest_fitting
from langreel.scenes.charts.blocks import BarBlock, Blocks, Windows, ink_on
from langreel.scenes.charts.chart import WORD, together
from langreel.scenes.charts.noted_chart import struck
from langreel.scenes.charts.quantities import Parts, chosen, number_of, parts_of
from langreel.scenes.typography import Lettering, text

FEW = 9
"""Up to so many bars tell their sums themselves, and need no grid."""
Piles = Mapping[str, Mapping[str, Interval]]


class StackedBars(BlockChart):
    """Bars of parts, each part where the one before it ends; what is negative piles up below zero.

    ``data`` is a table whose column ``x`` names the bars; the parts are its columns ``y``, or the names in
    column ``series``. Or it is a mapping of bars to mappings of parts to quantities. ``shared`` draws the
    shares of each bar's sum. Bars stand, or lie (``flat``). ``names`` and ``colors`` are of parts, and
    ``names`` of bars.
    """

    def __init__(
        self,
        data: Table | Parts,
        x: str = "",
        y: str | Sequence[str] = (),
        *,
        series: str | None = None,
        shared: bool = False,
        flat: bool = False,
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
        self._amounts, self.parts = parts_of(data, x, y, series, digits=digits)
        self.keys, self.flat, self.shared, self._wording = tuple(self._amounts), flat, shared, names or {}
        self.colors = {
            part: (colors or {}).get(part) or theme.series(n, part) for n, part in enumerate(self.parts)
        }
        self._counted = next(each.unit for row in self._amounts.values() for each in row.values())
        self.unit, self._digits = ("percent", 2) if shared else (self._counted, digits)
        self.values = {key: self._drawn_values(key) for key in self.keys}
        self._lay_out({key: dict(zip(row, piled(tuple(row.values())))) for key, row in self.values.items()})

    def _drawn_values(self, key: str) -> Mapping[str, float]:
        """The numbers of a bar's parts: amounts, or shares in percent."""
        row = {part: number_of(each) for part, each in self._amounts[key].items()}
        if not self.shared:
            return row
        try:
            return dict(zip(row, (100 * share for share in shares(tuple(row.values())))))
        except ValueError as error:
            raise SceneError(f"{key}: {error}", hint="shared=False draws the amounts") from None

    # Laying out

    def _lay_out(self, piles: Piles) -> None:
        ends = [end for pile in piles.values() for interval in pile.values() for end in interval]
        lo, hi = (0.0, 100.0) if self.shared else domain(ends)
        summed = not self.shared and lo == 0 and len(self.keys) <= FEW
        sums, self.part_words = self._sums() if summed else {}, self._direct_names()
        values = () if sums else self._round(lo, hi, flat=self.flat)
        levels = axes.value_words(values, self.unit, self.lang)
        if not self.part_words:
            self.room = self.room.inset(top=self._add_key())
        words = [self._word(key) for key in self.keys]
        self.plot = self._room(words, levels, flat=self.flat, right=self._right(sums))
        scale = self._scale(lo, hi, flat=self.flat)
        self._place(piles, sums, scale)
        self.grid = self._levels(values, levels, scale, flat=self.flat)
        if self.flat and not values:
            self.grid[1].add(*axes.unit_at_right(self.unit, self.lang, self.room, self.room.top + 0.15))
        self.root = self._root(scale, flat=self.flat)
        self.name_words = self._names(words, [sum(self._lanes[key]) / 2 for key in self.keys], flat=self.flat)
        self._beside_last(piles[self.keys[-1]], scale)

    def _place(self, piles: Piles, sums: Mapping[str, Lettering], scale: Scale) -> None:
        """Every block in its bar's lane, then what the bars sum up to."""
        found = lanes(self.plot, len(self.keys), 1, flat=self.flat)
        self._lanes = {key: lane[0] for key, lane in zip(self.keys, found)}
        blocks, self.index, self.caps = list[BarBlock](), dict[tuple[str, str], int](), dict[str, int]()
        for key, pile in piles.items():
            lane = self._lanes[key]
            for part, interval in pile.items():
                self.index[key, part] = len(blocks)
                label = self._fitting(key, part, abs(scale(interval[1]) - scale(interval[0])))
                blocks.append(BarBlock(interval, lane, self.colors[part], label=label))
            if key in sums:
                self.caps[key] = len(blocks)
                top = max(end for interval in pile.values() for end in interval)
                blocks.append(BarBlock((top, top), lane, theme.INK, label=sums[key], inside=False))
        self.blocks = Blocks(self, blocks, scale, flat=self.flat)
        self.add(self.blocks)

    def _fitting(self, key: str, part: str, length: float) -> Lettering | None:
        """The value in its block, if there is room for it."""
        words = quantity.compact(self._quantity(self.values[key][part]), self.lang)
        label = text(words, theme.LABEL, ink_on(self.colors[part]), weight="BOLD", lang=self.lang)
        low, high = self._lanes[key]
        along, across = (label.width, label.height) if self.flat else (label.height, label.width)
        return label if along < length - 0.14 and across < high - low - 0.08 else None

    def _quantity(self, value: float) -> Quantity:
        return Quantity(Fraction(value).limit_denominator(10**6), self.unit, self._digits)

    def _sums(self) -> Mapping[str, Lettering]:
        """What each bar sums up to, as large as its neighbours allow."""
        written = {
            key: quantity.compact(self._quantity(sum(row.values())), self.lang)
            for key, row in self.values.items()
        }
        room = None if self.flat else 0.88 * self.room.width / len(self.keys)
        return largest_fitting(written, room, self.lang)

    def _direct_names(self) -> Mapping[str, Lettering]:
        """The parts' names to stand beside the last bar; none where that has not all of them, or lies."""
        if self.flat or not all(self.values[self.keys[-1]].get(part) for part in self.parts):
            return {}
        words = {
            part: text(self._word(part), theme.LABEL, color, weight="BOLD", lang=self.lang)
            for part, color in self.colors.items()
        }
        return words if max(each.width for each in words.values()) < 0.25 * self.room.width else {}

    def _add_key(self) -> float:
        colors = {self._word(part): color for part, color in self.colors.items()}
        key, height = bar_names.color_key(colors, self.room, self.lang)
        self.furniture.add(key.set_z_index(WORD))
        return height

    def _right(self, sums: Mapping[str, Lettering]) -> float:
        """Room to the right of the bars for what stands beside them."""
        if self.flat:
            return max((each.width + 0.3 for each in sums.values()), default=self._axis_end())
        return max((each.width + 0.1 for each in self.part_words.values()), default=0.0)

    def _beside_last(self, pile: Mapping[str, Interval], scale: Scale) -> None:
        """The parts' names beside the last bar, moved apart where they would cover one another."""
        middles = [scale(sum(pile[part]) / 2) for part in self.part_words]
        heights = [1.3 * each.height for each in self.part_words.values()]
        places = spread(middles, heights, self.plot.bottom, hi=self.room.top) if middles else ()
        for word, y in zip(self.part_words.values(), places):
            word.move_to((self._lanes[self.keys[-1]][1] + 0.16 + word.width / 2, 0, 0)).set_z_index(WORD)
            word.to_baseline(y - 0.36 * theme.LABEL)

    def _word(self, key: str) -> str:
        return self._wording.get(key, key)

    # What a scene plays

    def draw(self, parts: str | Sequence[str] | None = None) -> Animation:
        """The bars grow, part after part, or those parts that are named; then their sums are told."""
        named = chosen(parts, self.parts, "part")
        coming = [self.part_words[part] for part in named if part in self.part_words]
        for word in coming:
            self.carry(word)
            self.put(word)
        return together(self.blocks.grow(self._windows(named)), FadeIn(VGroup(*coming)), lag_ratio=0.4)

    def _windows(self, parts: Sequence[str]) -> Windows:
        """Bars begin one after the other, and in each the parts follow one another, as long as they are."""
        windows, late, last = dict[int, tuple[float, float]](), 0.3 / len(self.keys), len(self.keys) - 1
        for n, key in enumerate(self.keys):
            sizes = {part: abs(self.values[key].get(part, 0.0)) for part in parts}
            begin, room = n * late, 1.0 - last * late - 0.05
            for part, size in sizes.items():
                end = begin + room * size / (sum(sizes.values()) or 1.0)
                if (key, part) in self.index:
                    windows[self.index[key, part]] = (begin, max(end, begin + 1e-6))
                begin = end
            if key in self.caps and self._whole(key, parts):
                windows[self.caps[key]] = (min(begin, 0.94), 1.0)
        return windows

    def _whole(self, key: str, parts: Sequence[str]) -> bool:
        """Whether a bar has all its parts, once these have grown."""
        state = self.blocks.state
        return all(part in parts or state[self.index[key, part]] > 0 for part in self.values[key])

    def highlight(
        self, parts: str | Sequence[str] | None = None, keys: str | Sequence[str] | None = None
    ) -> Animation:
        """The named parts, or bars, stay bright, the others step back; no names: all bright."""
        named = chosen(parts, self.parts, "part")
        bars = chosen(keys, self.keys, "bar")
        kept = {n for (key, part), n in self.index.items() if part in named and key in bars}
        return self.blocks.keep(kept | {n for key, n in self.caps.items() if key in bars and parts is None})

    def callout(
        self, key: str, words: str, part: str | None = None, *, under: str = "", side: str = "auto"
    ) -> Animation:
        """Words at a part of a bar (default: its last), with a leader, off the bars where there is room."""
        known = [one for bar, one in self.index if bar == key]
        if not known or (part is not None and part not in known):
            asked, among = (key, self.keys) if not known else (str(part), known)
            raise SceneError(f"the chart has no {asked!r}", hint=perhaps(asked, among))
        return self._point(self.index[key, part or known[-1]], words, under, side=side)

    def paths(self) -> list[Path]:
        """The bars, and the names beside them."""
        names = [word for word in self.part_words.values() if word in self.submobjects]
        return [*super().paths(), *(path for word in names for path in struck(word, self))]

    def audit(self) -> ChartAudit:
        percent = self.shared and self._counted == "percent"
        whole = [sum(map(number_of, row.values())) for row in self._amounts.values()] if percent else []
        return self._audit(
            colors={self._word(part): color for part, color in self.colors.items()},
            named=bool(self.part_words),
            periods=self._periods({key: sum(lane) / 2 for key, lane in self._lanes.items()}),
            sums=tuple((100.0, found) for found in whole),
        )
