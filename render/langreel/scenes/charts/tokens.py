"""Tokens: coins, notes and crates that travel along a path."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import Circle, RoundedRectangle, VGroup

from langreel import theme
from langreel.errors import SceneError, perhaps
from langreel.geometry import all_along
from langreel.geometry.paths import Path
from langreel.scenes.charts.chart import DOT, WORD, Chart
from langreel.scenes.charts.icons import icon
from langreel.scenes.charts.rigid_shape import RigidShape
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import text


def coin(mark: str = "$", color: str | None = None) -> VGroup:
    """A coin with a sign on it."""
    color = color or theme.GREEN
    rim = Circle(0.25, color=color, stroke_width=3, fill_color=theme.GROUND, fill_opacity=1)
    return VGroup(rim, text(mark, theme.LABEL, color, weight="BOLD").move_to(rim))


def note(color: str | None = None) -> VGroup:
    """A sheet of paper that promises money."""
    sheet = RoundedRectangle(
        corner_radius=0.05, width=0.5, height=0.58, stroke_width=0, fill_color=theme.GROUND, fill_opacity=1
    )
    return VGroup(sheet, icon("note", 0.62, color or theme.BLUE, width=3.0))


def crate(color: str | None = None) -> VGroup:
    """A shipping container."""
    back = RoundedRectangle(
        corner_radius=0.04, width=0.64, height=0.42, stroke_width=0, fill_color=theme.GROUND, fill_opacity=1
    )
    return VGroup(back, icon("crate", 0.66, color or theme.ORANGE, width=3.0))


TOKENS: dict[str, Callable[[], VGroup]] = {"$": coin, "note": note, "crate": crate}


def token(kind: str) -> VGroup:
    """A token by name; one or two other characters become a coin that carries them (``¥``)."""
    if kind in TOKENS:
        return TOKENS[kind]()
    if len(kind) <= 2:
        return coin(kind)
    raise SceneError(f"unknown token {kind!r}", hint=perhaps(kind, TOKENS))


class Stream(StatefulMobject):
    """Tokens on their way along a path of the chart; state: how far the procession is (0..1)."""

    def __init__(self, chart: Chart, path: Path, kind: str, *, count: int) -> None:
        self.chart, self.path, self.tokens = chart, path, [token(kind) for _ in range(count)]
        self.shapes = [RigidShape(each) for each in self.tokens]
        super().__init__(*self.tokens)
        self.gap = min(0.28, 0.9 / count)
        for each in self.tokens:
            each[0].set_z_index(DOT)
            each[1].set_z_index(WORD)
        self.pose(np.zeros(1))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        whole = 1.0 + self.gap * (len(self.tokens) - 1)
        shares = float(state[0]) * whole - self.gap * np.arange(len(self.tokens))
        places = self.chart.at(all_along(self.path, shares)[:, :2])
        # A token grows out of its station and shrinks into the next; far off it is too small to see.
        sizes = np.clip(np.minimum(shares, 1.0 - shares) * 9.0, 1e-3, 1.0) * self.chart.zoom
        for shape, (x, y, _), size in zip(self.shapes, places, sizes):
            shape.put(x, y, size)
