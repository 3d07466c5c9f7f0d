"""Ring: parts of a whole, written beside their arcs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, Animation, FadeIn, VGroup, VMobject

from langreel import quantity, theme
from langreel.data import Source
from langreel.geometry import Box, spread, wedge
from langreel.model import Quantity
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import LINE, WORD, Chart, together
from langreel.scenes.charts.quantities import areas_of, chosen
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering, fit, paragraph, text

LEAST = 1.3
"""The radius below which a ring has its names under it instead of beside it."""
ROW = 0.72


class Ring(Chart):
    """A ring split clockwise from the top; ``centre`` (and ``under``) stand in its hole.

    ``shares`` are quantities of one unit; each part is as long as its share of their sum, written as is.
    """

    def __init__(
        self,
        shares: Mapping[str, Quantity],
        names: Mapping[str, str] | None = None,
        *,
        colors: Mapping[str, str] | None = None,
        centre: str = "",
        under: str = "",
        heading: str = "",
        note: str = "",
        source: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source, lang=lang)
        self.shares, self.names = shares, names or {}
        values = areas_of(shares)
        whole = sum(values.values())
        self.parts = {key: value / whole for key, value in values.items()}
        self.below = self.room.width / 2 - 3.2 < LEAST
        """Whether the parts are named in rows below the ring, for want of room at its sides."""
        self.circle = self.room.inset(bottom=ROW * len(values)) if self.below else self.room
        beside = self.room.width / 2 - (0.1 if self.below else 3.2)
        self.radius = min(self.circle.height / 2 - 0.1, beside, 2.2)
        given = colors or {}
        self.colors = {key: given.get(key) or theme.series(n, key) for n, key in enumerate(values)}
        self.arcs = Arcs(self, list(self.parts.values()), list(self.colors.values()), radius=self.radius)
        self.hole = self._hole(centre, under)
        self.labels = self._labels()

    def _hole(self, centre: str, under: str) -> VGroup:
        group, width = VGroup(), 1.22 * self.radius
        if centre:
            group.add(fit(text(centre, theme.HEADING, theme.INK, weight="BOLD", lang=self.lang), width))
        if under:
            group.add(paragraph(under, width, self.lang, size=theme.LABEL, color=theme.MUTED, lines=3))
        for line in group[-1] if under else ():
            line.set_x(group[-1].get_x())
        group.arrange(np.array([0, -1, 0]), buff=0.18).move_to((self.circle.x, self.circle.y, 0))
        return group.set_z_index(WORD)

    def _labels(self) -> Mapping[str, VGroup]:
        """Number and name beside each part, moved apart where two would touch."""
        if self.below:
            return self._rows()
        blocks = {key: self._block(key) for key in self.parts}
        starts = np.cumsum([0.0, *self.parts.values()])
        middles = {key: (starts[n] + starts[n + 1]) / 2 for n, key in enumerate(self.parts)}
        for side in (1, -1):
            keys = [key for key in blocks if (1 if middles[key] <= 0.5 else -1) == side]
            wanted = [self.room.y + self.radius * float(np.cos(2 * np.pi * middles[key])) for key in keys]
            sizes = [float(blocks[key].height) for key in keys]
            heights = spread(wanted, sizes, self.room.bottom, hi=self.room.top, gap=0.2)
            for key, y in zip(keys, heights):
                block = blocks[key]
                x = self.room.x + side * (self.radius + 0.4 + block.width / 2)
                block.move_to((x, y, 0))
                for line in block:
                    line.align_to(block, LEFT if side > 0 else RIGHT)
        return blocks

    def _rows(self) -> Mapping[str, VGroup]:
        """Number and name of each part in a row of its own, names below one another."""
        numbers = {key: self._number(key, theme.HEADING) for key in self.parts}
        rows, widest = dict[str, VGroup](), max(number.width for number in numbers.values())
        left = self.room.left + widest + 0.3
        for n, (key, number) in enumerate(numbers.items()):
            name = text(self.names.get(key, key), theme.BODY, theme.INK, lang=self.lang)
            fit(name, self.room.right - left)
            level = self.circle.bottom - (n + 0.7) * ROW
            number.move_to((left - 0.3, 0, 0), aligned_edge=RIGHT).to_baseline(level)
            name.move_to((left, 0, 0), aligned_edge=LEFT).to_baseline(level)
            rows[key] = VGroup(number, name).set_z_index(WORD)
        return rows

    def _number(self, key: str, size: float) -> Lettering:
        words = quantity.compact(self.shares[key], self.lang)
        return text(words, size, self.colors[key], weight="BOLD", lang=self.lang)

    def _block(self, key: str) -> VGroup:
        number = self._number(key, 1.3 * theme.HEADING)
        name = paragraph(self.names.get(key, key), 3.0, self.lang, size=theme.BODY, color=theme.INK, lines=2)
        return VGroup(number, name).arrange(np.array([0, -1, 0]), buff=0.18).set_z_index(WORD)

    def audit(self) -> ChartAudit:
        grown = dict(zip(self.parts, self.arcs.state > 0))
        colors = {self.names.get(key, key): color for key, color in self.colors.items() if grown[key]}
        return ChartAudit("ring", self.title, colors=colors)

    def enter(self) -> Animation:
        """Heading and what stands in the hole."""
        self.add(self.hole)
        return together(self.enter_furniture(), FadeIn(self.hole), lag_ratio=0.3)

    def grow(self, key: str | None = None) -> Animation:
        """All parts, or the named one, sweep out and are named. Parts grow in their order."""
        keys = chosen(key, self.parts)
        numbers = [list(self.parts).index(each) for each in keys]
        if self.arcs not in self.submobjects:
            self.add(self.arcs)

        def target(state: State) -> State:
            state[numbers] = 1.0
            return state

        blocks = [self.labels[each] for each in keys]
        for block in blocks:
            self.carry(block)
        self.add(*blocks)
        return together(self.arcs.advance(target), *(FadeIn(block) for block in blocks), lag_ratio=0.4)

    def highlight(self, key: str) -> Animation:
        """The named part stays bright, the others step back."""
        kept = chosen(key, self.parts)
        arcs = zip(self.parts, self.arcs.arcs)
        moves: list[Any] = [arc.animate.set_fill(opacity=1.0 if each in kept else 0.28) for each, arc in arcs]
        return together(*moves)


class Arcs(StatefulMobject):
    """The parts of a ring; state: how much of each part is swept out (0..1)."""

    def __init__(self, chart: Ring, parts: list[float], colors: list[str], *, radius: float) -> None:
        self.chart, self.parts, self.radius = chart, parts, radius
        self.arcs = [VMobject(stroke_width=0, fill_color=color, fill_opacity=1) for color in colors]
        super().__init__(*self.arcs)
        self.set_z_index(LINE)
        self.pose(np.zeros(len(parts)))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        begin, middle = 0.0, np.array([self.chart.circle.x, self.chart.circle.y])
        for arc, part, grown in zip(self.arcs, self.parts, state):
            seam = min(0.004, part / 4)
            share = max((part - seam) * float(grown), 1e-6)
            outline = middle + wedge(begin + seam / 2, share, 0.68 * self.radius, self.radius)
            arc.set_points_as_corners(self.chart.at(np.vstack([outline, outline[:1]])))
            begin += part
