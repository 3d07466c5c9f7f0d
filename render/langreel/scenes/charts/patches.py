"""Patches: many shapes of one colour each that come in one after the other, and step back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from manim import Animation, VGroup, VMobject, rate_functions

from langreel import theme
from langreel.geometry import Box
from langreel.scenes.charts.chart import FILL, rule
from langreel.scenes.charts.color_scale import mixed
from langreel.scenes.charts.stateful import State, StatefulMobject

AWAY = 0.72
"""How far what steps back goes towards the ground."""


class Patches(StatefulMobject):
    """Shapes and their colours. State: how many ranks have come in, then for each shape how far it is away.

    ``ranks`` say in which order they come: shapes of one rank come together.
    """

    def __init__(self, shapes: Sequence[VMobject], colors: Sequence[str], ranks: Sequence[float]) -> None:
        super().__init__(*shapes)
        self.shapes, self.colors, self.ranks = list(shapes), list(colors), np.array(ranks, float)
        self._painted = np.full((len(shapes), 2), -1.0)
        self.set_z_index(FILL)
        self.pose(np.zeros(1 + len(shapes)))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        seen = np.clip(self.state[0] - self.ranks, 0.0, 1.0)
        wanted = np.column_stack([seen, self.state[1:]])
        for n in np.flatnonzero((wanted != self._painted).any(axis=1)):
            color = mixed(self.colors[n], theme.GROUND, AWAY * float(wanted[n, 1]))
            self.paint(int(n), color, float(wanted[n, 0]))
        self._painted = wanted

    def paint(self, n: int, color: str, seen: float) -> None:
        """Show so much (0..1) of a shape, in a colour."""
        self.shapes[n].set_color(color).set_opacity(seen)

    def come(self, front: float) -> Animation:
        """The animation until all ranks below ``front`` have come in, evenly one after the other."""
        return self.advance(
            lambda state: np.array([front, *state[1:]]), rate_func=rate_functions.ease_in_out_sine
        )

    def keep(self, bright: Collection[int]) -> Animation:
        """The animation in which these numbers stay bright, the others step back; without any, none does."""
        away = [0.0 if n in bright or not bright else 1.0 for n in range(len(self.shapes))]
        return self.advance(lambda state: np.array([state[0], *away]))

    def arrived(self) -> list[int]:
        """The numbers of those that are wholly in."""
        return [int(n) for n in np.flatnonzero(self.state[0] - self.ranks >= 1.0 - 1e-9)]


def patch(box: Box, color: str) -> VMobject:
    """A rectangle of one colour."""
    left, low, right, high = box.edges
    shape = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
    return shape.set_points_as_corners(
        [(left, low, 0), (right, low, 0), (right, high, 0), (left, high, 0), (left, low, 0)]
    )


def hatched(box: Box, pitch: float = 0.12) -> VGroup:
    """A rectangle of slanting strokes: nothing is known here."""
    strokes, reach = VGroup(), box.width + box.height
    for n in range(1, int(reach / pitch) + 1):
        way = n * pitch
        start = (box.left + min(way, box.width), box.bottom + max(way - box.width, 0.0))
        end = (box.left + max(way - box.height, 0.0), box.bottom + min(way, box.height))
        strokes.add(rule(start, end, theme.RULE, width=1.5))
    return strokes
