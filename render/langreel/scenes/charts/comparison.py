"""Comparison: two or three quantities as areas to one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from manim import DOWN, LEFT, Animation, VGroup, VMobject

from langreel import quantity, theme
from langreel.data import Source
from langreel.geometry import Box, radius
from langreel.geometry.areas import side_by_side
from langreel.model import Quantity
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import LINE, WORD, Chart, together
from langreel.scenes.charts.quantities import areas_of, chosen
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering, paragraph, text

Words = tuple[Lettering, VGroup]
"""The number of an area, and its name."""
SMALLEST = 1.0
"""The radius under which the largest of areas side by side is too small to be compared."""


class Spot(NamedTuple):
    """Where an area stands: its middle (x), its ground (y), its radius, and where words beside it begin."""

    x: float
    ground: float
    r: float
    words: float | None = None


class Comparison(Chart):
    """Discs (or ``squares``) whose areas are the quantities, on one ground, with their numbers and names.

    Where they have no room side by side, they stand below one another, with their words beside them.
    """

    def __init__(
        self,
        quantities: Mapping[str, Quantity],
        names: Mapping[str, str] | None = None,
        *,
        colors: Mapping[str, str] | None = None,
        squares: bool = False,
        heading: str = "",
        note: str = "",
        source: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source, lang=lang)
        self.quantities, self.values, self.squares = quantities, areas_of(quantities), squares
        self.names, self.colors = names or {}, colors or {}
        words = {key: self._words(key) for key in self.values}
        spots = self._spots(list(words.values()))
        self.shapes = {
            key: ComparedArea(self, spot, color=self._color(n), words=words[key])
            for n, (key, spot) in enumerate(zip(self.values, spots))
        }

    def _spots(self, words: Sequence[Words]) -> list[Spot]:
        """Where the areas stand: beside one another, or below where that leaves them more room."""
        beside, below = self._beside(words), self._below(words)
        large = max(spot.r for spot in beside)
        return below if large < SMALLEST and max(spot.r for spot in below) > large else beside

    def _beside(self, words: Sequence[Words]) -> list[Spot]:
        """All on one ground."""
        widths = [max(part.width for part in pair) for pair in words]
        ground = self.room.inset(0, 1.15, 0, 0.55)
        middles, largest = side_by_side(list(self.values.values()), widths, ground, gap=0.7)
        return [Spot(x, ground.bottom, r) for x, r in zip(middles, self._radii(largest))]

    def _below(self, words: Sequence[Words]) -> list[Spot]:
        """Below one another, all words beginning on one line to the right of the largest."""
        widest = max(part.width for pair in words for part in pair) + 0.4
        heights = [sum(part.height for part in pair) + 0.15 for pair in words]
        turned = Box(self.room.bottom + 0.1, 0.0, self.room.top - 0.1, max(self.room.width - widest, 0.1))
        middles, largest = side_by_side(list(self.values.values()), heights, turned, gap=0.3)
        left, foot = self.room.x - largest - widest / 2, self.room.bottom + self.room.top
        return [
            Spot(left + largest, foot - middle - r, r, left + 2 * largest + 0.4)
            for middle, r in zip(middles, self._radii(largest))
        ]

    def _radii(self, largest: float) -> list[float]:
        full = max(self.values.values())
        return [radius(value, full, largest) for value in self.values.values()]

    def _color(self, n: int) -> str:
        key = list(self.values)[n]
        return self.colors.get(key) or theme.series(n, key)

    def _words(self, key: str) -> Words:
        """The number and the name of an area, the name centred."""
        number = text(
            quantity.compact(self.quantities[key], self.lang),
            theme.HEADING,
            theme.INK,
            weight="BOLD",
            lang=self.lang,
        )
        name = paragraph(
            self.names.get(key, key), 3.4, self.lang, size=theme.BODY, color=theme.MUTED, lines=2
        )
        for line in name:
            line.set_x(name.get_x())
        return number, name

    def audit(self) -> ChartAudit:
        return ChartAudit("areas", self.title)

    def enter(self) -> Animation:
        """Heading and source line come in; the areas are still empty."""
        return self.enter_furniture()

    def grow(self, key: str | None = None) -> Animation:
        """All areas, or the named one, grow to their sizes with their names and numbers."""
        shapes = [self.shapes[each] for each in chosen(key, self.values)]
        self.add(*shapes)
        return together(*(shape.advance([1.0]) for shape in shapes), lag_ratio=0.35)

    def highlight(self, key: str) -> Animation:
        """The named area stays bright, the others step back."""
        kept = chosen(key, self.values)
        return together(
            *(move for each, shape in self.shapes.items() for move in shape.step_back(each not in kept))
        )


class ComparedArea(StatefulMobject):
    """One area on the ground; state: the share of it that has grown (0..1)."""

    def __init__(self, chart: Comparison, spot: Spot, *, color: str, words: Words) -> None:
        self.chart, self.spot, self.square = chart, spot, chart.squares
        self.number, self.caption = words
        self.body = VMobject(stroke_width=0, fill_color=color, fill_opacity=1).set_z_index(LINE)
        super().__init__(self.body, *words)
        VGroup(*words).set_z_index(WORD)
        self.inside = spot.words is None and self.number.width + 0.3 < 1.7 * spot.r
        if self.inside:
            self.number.set_color(theme.GROUND)
        self.caption.move_to((spot.x, spot.ground - 0.25 - self.caption.height / 2, 0))
        if spot.words is not None:
            self._write_beside(spot.words)
        x, y, _ = map(float, self.number.get_center())
        self.beside = x, y
        self.pose(np.zeros(1))

    def _write_beside(self, left: float) -> None:
        """The number over the name, both beginning there, level with the area's middle."""
        for line in self.caption:
            line.align_to(self.caption, LEFT)
        pair = VGroup(self.number, self.caption).arrange(DOWN, buff=0.15, aligned_edge=LEFT)
        pair.move_to((left, self.spot.ground + self.spot.r, 0), aligned_edge=LEFT)

    def step_back(self, away: bool) -> list[Any]:
        """The animations to step back, or to come forward again; on a faint ground a number is bright."""
        body: Any = self.body.animate
        number: Any = self.number.animate
        bright = away or not self.inside
        return [
            body.set_fill(opacity=0.3 if away else 1.0),
            number.set_color(theme.INK if bright else theme.GROUND),
        ]

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        grown = float(np.clip(state[0], 0, 1))
        r, ground = self.spot.r * np.sqrt(grown), self.spot.ground
        # A square of the same area as the disc has sides of r * sqrt(pi).
        half = r * np.sqrt(np.pi) / 2 if self.square else r
        middle = ground + half
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
        turn = np.linspace(0, 2 * np.pi, 97)
        outline = np.array(corners) if self.square else np.column_stack([np.cos(turn), np.sin(turn)])
        self.body.set_points_as_corners(self.chart.at(np.array([self.spot.x, middle]) + half * outline))
        # The number stands in its area if it fits, else on top of it, or beside it.
        above = self.spot.x, float(middle if self.inside else ground + 2 * half + 0.4)
        place = above if self.spot.words is None else self.beside
        seen = float(np.clip(3 * grown - 2, 0, 1))
        self.number.move_to(self.chart.at([place])[0]).set_opacity(seen)
        self.caption.set_opacity(float(np.clip(3 * grown, 0, 1)))
