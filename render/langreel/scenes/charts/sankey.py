"""Sankey: where amounts come from and where they go, as ribbons that are as wide as what flows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
from manim import Animation, VMobject

from langreel import quantity, theme
from langreel.data import Source, Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, spread
from langreel.geometry.flows import Flow, FlowLayout, Ribbon, columns_of, flow_layout, throughput
from langreel.geometry.paths import Path
from langreel.model import Quantity
from langreel.scenes.charts import table_values
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.color_scale import mixed
from langreel.scenes.charts.flow_shapes import FlowShapes, lettering, stand
from langreel.scenes.charts.flow_words import APART, FlowWords, flow_words
from langreel.scenes.charts.noted_chart import NotedChart, struck
from langreel.scenes.charts.patches import patch
from langreel.scenes.charts.quantities import areas_of
from langreel.scenes.charts.single_rows import one_row_each

BAR, GAP = 0.22, 0.4
"""How wide bars are, and how far apart in their column: names stand between them."""
QUIET = 0.5
"""How far ribbons go towards the ground."""

Flows = Table | Mapping[tuple[str, str], Quantity]


class Sankey(NotedChart):
    """Flows between places, from left to right, all to one scale; what comes in goes out.

    ``flows`` map ``(from, to)`` to quantities of one unit; or they are a table whose columns ``source``,
    ``target`` and ``value`` say the same. ``names`` and ``colors`` are by place: ribbons have the colour of
    where they come from, bars their names and amounts.
    """

    def __init__(
        self,
        flows: Flows,
        *,
        source: str = "source",
        target: str = "target",
        value: str = "value",
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | None = None,
        digits: int = 3,
        heading: str = "",
        note: str = "",
        credit: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=_credit(flows, credit), lang=lang)
        self.flows, self.unit = _flows(flows, source, target, value=value)
        self.digits, self._spell = digits, names or {}
        self.amounts = _conserved(self.flows)
        written = {place: self._written(place) for place in self.amounts}
        words = flow_words(written, columns_of(self.flows), self.room, self.lang)
        self.layout = self._lay_out(words)
        given = colors or {}
        self._colors = {
            place: given.get(place) or theme.series(n, place) for n, place in enumerate(self.amounts)
        }
        self.shapes = self._shapes(words)
        self.add(self.shapes)

    def _written(self, place: str) -> tuple[str, str]:
        """The name of a place, and how much goes through it."""
        exact = Fraction(self.amounts[place]).limit_denominator(10**6)
        amount = quantity.compact(Quantity(exact, self.unit, self.digits), self.lang)
        return self._spell.get(place, place), amount

    def _lay_out(self, words: FlowWords) -> FlowLayout:
        """Bars and ribbons; the names of the first column stand before it, those of the last behind it."""
        last = max(words.columns.values())
        head = words.pitch if last > 1 else 0.1
        room = self.room.inset(words.widest(0) + 0.25, 0.1, words.widest(last) + 0.25, head)
        between = [lines for n in range(1, last) for lines in words.column(n).values()]
        # Words over the bars between others stand over all others where these are too near.
        lifted = any(lines.width / 2 > 0.25 * room.width / last for lines in between)
        if lifted:
            room = room.inset(top=words.pitch * (max(map(len, between)) - 1) + 0.25)
        crowded = any(len(words.column(n)) > 1 for n in range(1, last))
        found = flow_layout(self.flows, room, bar=BAR, gap=2.6 * theme.LABEL if crowded else GAP)
        if min(bar.height for bar in found.bars.values()) < 0:
            raise SceneError(f"{len(found.bars)} places have no room", hint="put the smallest together")
        for column in range(last + 1):
            places = [place for place in found.bars if found.column[place] == column]
            middle = 0 < column < last
            if middle:
                self._over(places, words, found, least=room.top if lifted else -np.inf)
            else:
                self._beside(places, words, found, top=room.top if lifted else self.room.top)
        return found

    def _beside(self, places: Sequence[str], words: FlowWords, found: FlowLayout, *, top: float) -> None:
        """Words before the bars of the first column, or behind those of the last, none over another."""
        pitch = words.pitch
        heights = [pitch * len(words.lines[place]) for place in places]
        wanted = [found.bars[place].y for place in places]
        middles = spread(wanted, heights, self.room.bottom, hi=top, gap=APART)
        for place, y, height in zip(places, middles, heights):
            bar = found.bars[place]
            for n, line in enumerate(words.lines[place]):
                before = found.column[place] == 0
                x = bar.left - 0.16 - line.width / 2 if before else bar.right + 0.16 + line.width / 2
                stand(line, x, y + height / 2 - (n + 0.82) * pitch)

    def _over(self, places: Sequence[str], words: FlowWords, found: FlowLayout, *, least: float) -> None:
        """Words over the bars of a column between others, those of the uppermost from ``least`` (y) on."""
        uppermost = max(found.bars[place].top for place in places)
        for place in places:
            bar = found.bars[place]
            foot = max(bar.top, least) if bar.top == uppermost else bar.top
            for n, line in enumerate(reversed(words.lines[place])):
                stand(line, bar.x, foot + 0.16 + n * words.pitch)

    def _shapes(self, words: FlowWords) -> FlowShapes:
        bars, ribbons = self.layout.bars, self.layout.ribbons
        shapes = [patch(bar, theme.GROUND) for bar in bars.values()]
        colors = [self._colors[place] for place in bars]
        ranks = [2.0 * self.layout.column[place] for place in bars]
        colors += [mixed(self._colors[each.source], theme.GROUND, QUIET) for each in ribbons]
        ranks += [2.0 * self.layout.column[each.source] + 1.0 for each in ribbons]
        flowing = [VMobject(stroke_width=0) for _ in ribbons]
        return FlowShapes(
            self, ribbons, [*shapes, *flowing], colors=colors, ranks=ranks, words=list(words.lines.values())
        )

    # What a scene plays

    def enter(self) -> Animation:
        """Heading and source line come in; nothing flows yet."""
        return self.enter_furniture()

    def draw(self, to: str | None = None) -> Animation:
        """From the left on, bars come in and ribbons run, until they reach ``to`` (default: all)."""
        columns = self.layout.column
        last = max(columns.values()) if to is None else columns[self._one(to)]
        return self.shapes.come(2.0 * last + 1.0)

    def callout(
        self, source: str, target: str, words: str, *, under: str = "", side: str = "auto"
    ) -> Animation:
        """Words at the ribbon between two places, with a leader."""
        found = [each for each in self.layout.ribbons if (each.source, each.target) == (source, target)]
        if not found:
            raise SceneError(f"nothing flows from {source!r} to {target!r}")
        block = self._block(words, under)
        x, y = found[0].middle()
        dot = np.array([(x - 0.25, y), (x + 0.25, y)])
        others = [path for each, path in self._strokes() if each is not found[0]]
        paths, color = [dot, *others, *self._standing()], self._colors[source]
        return self._point_at((x, y), block, color, area=self.room, side=side, paths=paths)

    def highlight(self, *places: str) -> Animation:
        """These places and their flows stay bright, the others step back; no names: all bright."""
        kept = {self._one(place) for place in places}
        ribbons = {n: each for n, each in enumerate(self.layout.ribbons) if kept & {each.source, each.target}}
        ends = {end for each in ribbons.values() for end in (each.source, each.target)}
        bars = [n for n, place in enumerate(self.layout.bars) if place in ends]
        return self.shapes.keep({*bars, *(len(self.layout.bars) + n for n in ribbons)})

    # What notes ask

    def paths(self) -> list[Path]:
        """The edges and middles of ribbons, bars, and their words."""
        return [path for _, path in self._strokes()] + self._standing()

    def _strokes(self) -> list[tuple[Ribbon, Path]]:
        ribbons = self.layout.ribbons
        middles = ([each.middle(share) for share in np.linspace(0, 1, 12)] for each in ribbons)
        return [*((each, each.outline()) for each in ribbons), *zip(ribbons, map(np.array, middles))]

    def _standing(self) -> list[Path]:
        found = [np.array([(bar.x, bar.bottom), (bar.x, bar.top)]) for bar in self.layout.bars.values()]
        words = (line for lines in self.shapes.words for line in lettering(lines))
        return found + [path for line in words for path in struck(line, self)]

    def audit(self) -> ChartAudit:
        arrived = {*self.shapes.arrived()}
        drawn = [each for n, each in enumerate(self.layout.ribbons, len(self.layout.bars)) if n in arrived]
        sizes = [(each.amount, each.width) for each in drawn]
        bars = [(self.amounts[place], bar.height) for place, bar in self.layout.bars.items()]
        return ChartAudit("flows", self.title, sizes=(*sizes, *bars), unit=self.unit)

    def _one(self, place: str) -> str:
        if place not in self.amounts:
            raise SceneError(f"nothing flows through {place!r}", hint=perhaps(place, self.amounts))
        return place


def _credit(flows: Flows, credit: Source | None) -> Source | None:
    return credit or (flows.source if isinstance(flows, Table) else None)


def _flows(flows: Flows, source: str, target: str, *, value: str) -> tuple[list[Flow], str]:
    """Each flow in true units, and their unit."""
    if not flows:
        raise SceneError("nothing flows")
    if not isinstance(flows, Table):
        named = {" → ".join(ends): amount for ends, amount in flows.items()}
        return [(*ends, areas_of(named)[" → ".join(ends)]) for ends in flows], next(iter(flows.values())).unit
    unit, scale = table_values.measure(flows, value)
    said = {name: table_values.names(flows, name) for name in (source, target)}
    cells = table_values.column(flows, value)
    one_row_each(flows, said, [value])
    return [
        (start, end, amount * scale)
        for start, end, amount in zip(*said.values(), cells)
        if start is not None and end is not None and isinstance(amount, (int, float))
    ], unit


def _conserved(flows: Sequence[Flow]) -> Mapping[str, float]:
    """What goes through each place; SceneError where something is lost on the way."""
    try:
        columns_of(flows)
        return throughput(flows)
    except ValueError as error:
        hint = "what comes in goes out: add a flow for the rest, and name it"
        raise SceneError(str(error), hint=hint) from None
