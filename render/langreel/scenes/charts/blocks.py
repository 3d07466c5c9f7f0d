"""Blocks: pieces of bars that grow from where they begin, one after the other, and step back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, VGroup, VMobject, smooth

from langreel import theme
from langreel.geometry import Box, Scale
from langreel.geometry.lanes import Lane
from langreel.geometry.paths import Path
from langreel.geometry.stacks import Interval
from langreel.scenes.charts.annotations import box_of
from langreel.scenes.charts.chart import DOT, FILL, LINE, WORD, Chart
from langreel.scenes.charts.color_scale import mixed
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import Lettering
from langreel.theme.contrast import contrast

AWAY = 0.75
"""How far what steps back goes towards the ground."""
Windows = Mapping[int, tuple[float, float]]
"""For blocks by their numbers, the share of an animation in which each grows."""


class BarBlock(VGroup):
    """A rectangle that reaches over an ``interval`` of values, in its lane; its words are in it or beyond.

    ``lead`` is the value, and the place across, from which a thin line leads to the block's lane. ``cap`` is
    what rides on its end. Words beyond go on in the direction of growth, or ``backwards``.
    """

    def __init__(
        self,
        interval: Interval,
        lane: Lane,
        color: str,
        *,
        label: Lettering | None = None,
        inside: bool = True,
        lead: tuple[float, float] | None = None,
        cap: VMobject | None = None,
        backwards: bool = False,
    ) -> None:
        self.interval, self.lane, self.lead, self.color_name = interval, lane, lead, color
        self.label, self.inside, self.cap = label, inside, cap
        self.cap_color = cap.get_color().to_hex() if cap else ""
        self.way = (1 if interval[1] >= interval[0] else -1) * (-1 if backwards else 1)
        self.body = VMobject(stroke_color=theme.GROUND, stroke_width=1.5, fill_color=color, fill_opacity=1)
        self.thread = VMobject(stroke_color=theme.MUTED, stroke_width=2.0)
        super().__init__(self.body, self.thread, *filter(None, [cap, label]))
        self.body.set_z_index(FILL)
        if cap:
            cap.set_z_index(DOT)
        self.thread.set_z_index(LINE)
        if label:
            label.set_z_index(WORD)


class Blocks(StatefulMobject):
    """All blocks on one scale. State: how much of each has grown, then how far each is away (all 0..1).

    ``flat`` blocks grow to the right (negative ones to the left), else up (down).
    """

    def __init__(self, chart: Chart, blocks: Sequence[BarBlock], scale: Scale, *, flat: bool) -> None:
        super().__init__(*blocks)
        self.chart, self.blocks, self.along, self.flat = chart, list(blocks), scale, flat
        self.pose(np.zeros(2 * len(blocks)))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        grown, away = np.split(self.state, 2)
        for block, share, back in zip(self.blocks, grown, away):
            self._outline(block, float(share))
            block.body.set_fill(mixed(block.color_name, theme.GROUND, AWAY * float(back)))
            if block.cap:
                block.cap.set_color(mixed(block.cap_color, theme.GROUND, AWAY * float(back)))
            if block.label:
                self._label(block, block.label)
                block.label.set_opacity(float(np.clip(4 * share - 3, 0, 1)) * (1 - float(back)))

    def grow(self, windows: Windows) -> Animation:
        """The animation in which the blocks of these numbers grow, each in its window."""
        return Unfolding(self, windows)

    def keep(self, bright: Collection[int]) -> Animation:
        """The animation in which the blocks of these numbers stay bright and the others step back."""
        count = len(self.blocks)
        away = [0.0 if n in bright else 1.0 for n in range(count)]
        return self.advance(lambda state: np.array([*state[:count], *away]))

    def grown(self) -> list[BarBlock]:
        """The blocks that have wholly grown."""
        return [block for block, share in zip(self.blocks, self.state) if share > 1 - 1e-9]

    def box_of(self, number: int) -> Box:
        """Where a block lies once it has grown, in the chart's coordinates."""
        block = self.blocks[number]
        (a, b), (low, high) = sorted(map(self.along, block.interval)), block.lane
        return Box(a, low, b, high) if self.flat else Box(low, a, high, b)

    def anchor(self, number: int) -> tuple[float, float]:
        """Where words point at a block: at its end, off the number in its middle."""
        box, block = self.box_of(number), self.blocks[number]
        start, end = block.interval
        if block.cap:
            return self._turn(self.along(end), sum(block.lane) / 2)
        near = min(0.16, box.width / 2)
        x = box.left + near if self.flat and end < start else box.right - near
        if self.flat or box.height < 0.75:
            return x, box.y
        return x, box.top - 0.18 if end >= start else box.bottom + 0.18

    def ring(self, number: int) -> str:
        """The colour of a ring that points at a block: its own, or on a large one what stands out from it."""
        block, box = self.blocks[number], self.box_of(number)
        large = min(box.width, box.height) > 0.4
        return block.cap_color or (ink_on(block.color_name) if large else block.color_name)

    def beyond(self) -> list[Box]:
        """Where words stand that are written beyond blocks, in the chart's coordinates."""
        found = [each.label for each in self.blocks if each.label and not each.inside]
        return [self.chart.unframed(box_of(label)) for label in found]

    def filling(self) -> list[Path]:
        """Lines that fill the blocks: words keep off these."""
        return [line for n in range(len(self.blocks)) for line in filled(self.box_of(n))]

    def _outline(self, block: BarBlock, share: float) -> None:
        start, end = block.interval
        root, tip = self.along(start), self.along(start + share * (end - start))
        low, high = block.lane
        corners = [(root, low), (tip, low), (tip, high), (root, high), (root, low)]
        block.body.set_points_as_corners(self.chart.at([self._turn(*corner) for corner in corners]))
        block.body.set_opacity(1.0 if abs(tip - root) > 1e-6 else 0.0)
        if block.cap:
            block.cap.move_to(self.chart.at([self._turn(tip, (low + high) / 2)])[0])
            block.cap.set_opacity(float(np.clip(4 * share, 0, 1)))
        if block.lead is not None:
            value, start = block.lead
            ends = [self._turn(self.along(value), place) for place in (start, low)]
            block.thread.set_points_as_corners(self.chart.at(ends)).set_stroke(opacity=float(share > 0))

    def _label(self, block: BarBlock, label: Lettering) -> None:
        """In the middle of the block, or beyond its end."""
        start, end = map(self.along, block.interval)
        middle, gap = sum(block.lane) / 2, 0.1 if not self.flat else 0.16
        extent = (label.width if self.flat else label.height) / self.chart.zoom
        gap += block.cap.width / self.chart.zoom / 2 if block.cap else 0.0
        at = (start + end) / 2 if block.inside else end + block.way * (gap + extent / 2)
        x, y, _ = self.chart.at([self._turn(at, middle)])[0]
        label.move_to((x, y, 0))
        if self.flat:
            label.to_baseline(y - 0.36 * label.size)

    def _turn(self, length: float, across: float) -> tuple[float, float]:
        return (length, across) if self.flat else (across, length)


class Unfolding(Animation):
    """Blocks grow from where they are to their ends, each in its window of the whole."""

    def __init__(self, blocks: Blocks, windows: Windows, **options: Any) -> None:
        self._blocks, self._windows = blocks, windows
        super().__init__(blocks, introducer=True, **{"rate_func": smooth, **options})

    def begin(self) -> None:
        self._from = self._blocks.state.copy()
        super().begin()

    def create_starting_mobject(self) -> Any:
        # Nothing is interpolated between copies: the state is enough.
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        share, state = self.rate_func(alpha), self._blocks.state.copy()
        for number, (begin, end) in self._windows.items():
            grown = float(np.clip((share - begin) / (end - begin), 0.0, 1.0))
            state[number] = self._from[number] + grown * (1.0 - self._from[number])
        self._blocks.pose(state)


def filled(box: Box) -> list[Path]:
    """Lines that fill a box, for words to keep off it."""
    levels = np.linspace(box.bottom, box.top, max(2, int(box.height / 0.3) + 1))
    return [np.array([(box.left, y), (box.right, y)]) for y in levels]


def ink_on(color: str) -> str:
    """The colour of words on a ground of this colour: the theme's ink or its ground, whichever is farther."""
    return max((theme.INK, theme.GROUND), key=lambda each: contrast(each, color))
