"""Dumbbell: from then to now, a row for each name: two dots on one scale, and a bar that is the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from manim import Animation, Dot, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.geometry import Box, Scale, rank, spread
from langreel.geometry.lanes import lanes
from langreel.scenes.charts import axes
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.block_chart import BlockChart
from langreel.scenes.charts.blocks import BarBlock, Blocks
from langreel.scenes.charts.chart import WORD, together
from langreel.scenes.charts.quantities import Pair, Parts, chosen, number_of, pairs_of
from langreel.scenes.typography import Lettering, text

HEAD = 0.55
"""Room over the first row for the names of both moments."""
DOT, THIN = 0.15, 0.05
"""Radius of a dot, and half the breadth of the bar between two."""
MOST = 0.4
"""The share of a chart's width that values on both sides may take, if they can be smaller."""


class Dumbbell(BlockChart):
    """Rows, each with a dot for then and one for now; the values stand beyond them, outwards.

    ``data``, ``x``, ``y``, ``series`` and ``ends`` are as in a SlopeChart. Rows are ``ranked`` by what is
    now, unless asked otherwise. ``colors`` are those of the two moments.
    """

    def __init__(
        self,
        data: Table | Parts,
        x: str = "",
        y: str | Sequence[str] = (),
        *,
        series: str | None = None,
        ends: Sequence[str] = (),
        ranked: bool = True,
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
        now = {key: number_of(pair[1]) for key, pair in self.pairs.items()}
        self.keys, self._wording = rank(now) if ranked else tuple(now), names or {}
        given, plain = colors or {}, (theme.MUTED, theme.series(0))
        self.colors = tuple(given.get(end) or color for end, color in zip(self.ends, plain))
        self.unit = next(iter(self.pairs.values()))[0].unit
        self._lay_out(self._labels())

    def _labels(self) -> Mapping[str, tuple[Lettering, Lettering]]:
        """The values of all rows, small where they would leave the dots too little room."""
        for size in (theme.LABEL, theme.SMALL):
            labels = {key: self._values(pair, size) for key, pair in self.pairs.items()}
            if 2 * max(each.width for row in labels.values() for each in row) <= MOST * self.room.width:
                break
        return labels

    def _values(self, pair: Pair, size: float) -> tuple[Lettering, Lettering]:
        """What stands beyond the two dots of a row."""
        then, now = (
            text(quantity.compact(each, self.lang), size, color, weight="BOLD", lang=self.lang)
            for each, color in zip(pair, self.colors)
        )
        return then, now

    # Laying out

    def _lay_out(self, labels: Mapping[str, tuple[Lettering, Lettering]]) -> None:
        self.room = self.room.inset(top=HEAD)
        names = [self._word(key) for key in self.keys]
        beyond = max(each.width for row in labels.values() for each in row) + DOT + 0.25
        self.plot = self._room(names, [], flat=True, right=beyond)
        values = [number_of(each) for pair in self.pairs.values() for each in pair]
        lo, hi = min(values), max(values)
        scale = Scale(lo, hi if hi > lo else lo + 1, self.plot.left + beyond, self.plot.right)
        middles = [sum(row[0]) / 2 for row in lanes(self.plot, len(self.keys), 1, flat=True)]
        rows = zip(self.keys, middles)
        blocks = [block for key, y in rows for block in self._row(self.pairs[key], y, labels[key])]
        self.blocks = Blocks(self, blocks, scale, flat=True)
        self.add(self.blocks)
        self.root, self.name_words = VGroup(), self._names(names, middles, flat=True)
        self.end_words = self._end_words(scale)
        self.grid = VGroup(*axes.unit_at_right(self.unit, self.lang, self.room, self.room.top + 0.15))

    def _row(self, pair: Pair, y: float, labels: tuple[Lettering, Lettering]) -> tuple[BarBlock, BarBlock]:
        """The dot of then, which is no length; and the reach to that of now."""
        (then, now), lane = map(number_of, pair), (y - THIN, y + THIN)
        dots = [Dot(radius=DOT, color=color) for color in self.colors]
        # The words of then stand on the other side: outwards, off the bar.
        first = BarBlock((then, then), lane, self.colors[0], label=labels[0], inside=False, cap=dots[0],
                         backwards=now >= then)  # fmt: skip
        second = BarBlock((then, now), lane, theme.UNNAMED, label=labels[1], inside=False, cap=dots[1])
        return first, second

    def _end_words(self, scale: Scale) -> VGroup:
        """What the two moments are called, over their dots in the first row, off one another."""
        words = [
            text(self._word(end), theme.LABEL, color, weight="BOLD", lang=self.lang)
            for end, color in zip(self.ends, self.colors)
        ]
        wanted = [scale(number_of(each)) for each in self.pairs[self.keys[0]]]
        lo, hi = self.plot.left, self.room.right
        places = spread(wanted, [word.width for word in words], lo, hi=hi, gap=0.3)
        for word, x in zip(words, places):
            word.move_to((x, 0, 0)).to_baseline(self.room.top + 0.15)
        return VGroup(*words)

    def _word(self, key: str) -> str:
        return self._wording.get(key, key)

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, names, what the moments are called, and the source line come in; no dot yet."""
        self.put(self.end_words, z=WORD)
        return together(super().enter(), FadeIn(self.end_words), lag_ratio=0.5)

    def draw(self, keys: str | Sequence[str] | None = None) -> Animation:
        """Row after row, or those that are named: the dot of then appears, and reaches out to now."""
        named = chosen(keys, self.keys, "row")
        late, windows = 0.5 / max(len(named), 1), dict[int, tuple[float, float]]()
        for n, key in enumerate(named):
            number, begin = 2 * self.keys.index(key), n * late
            windows[number] = (begin, begin + 0.15)
            windows[number + 1] = (begin + 0.15, begin + 0.5)
        return self.blocks.grow(windows)

    def highlight(self, keys: str | Sequence[str] | None = None) -> Animation:
        """The named rows stay bright, the others step back; no names: all bright."""
        kept = [2 * self.keys.index(key) for key in chosen(keys, self.keys, "row")]
        return self.blocks.keep([*kept, *(number + 1 for number in kept)])

    def callout(self, key: str, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at what a row has now, with a leader, off the rows where there is room."""
        return self._point(2 * self.keys.index(chosen(key, self.keys, "row")[0]) + 1, words, under, side=side)

    def audit(self) -> ChartAudit:
        colors = {self._word(end): color for end, color in zip(self.ends, self.colors)}
        return self._audit("lines", colors=colors)
