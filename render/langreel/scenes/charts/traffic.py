"""Traffic: tokens that keep coming along a way for as long as it is open."""

from __future__ import annotations

import math

import numpy as np
from manim import VGroup

from langreel.geometry import all_along, lengths
from langreel.geometry.paths import Path
from langreel.scenes.charts.chart import DOT, WORD
from langreel.scenes.charts.rigid_shape import RigidShape
from langreel.scenes.charts.tokens import token


class Traffic(VGroup):
    """A procession of tokens (``$``, ``note``, ``crate``) on a way, ``spacing`` units apart.

    It moves by itself, ``speed`` units a second, while the scene plays or holds. Tokens set out once it is
    opened; after ``close`` those under way still arrive. They grow out of one end and shrink into the other.
    """

    def __init__(
        self, way: Path, kind: str = "$", *, spacing: float = 1.5, speed: float = 1.5, size: float = 1.0
    ) -> None:
        self.way, self.length = np.asarray(way, float), float(lengths(np.asarray(way, float))[-1])
        self.spacing, self.speed = spacing, speed
        self.gone, self.ends = 0.0, 0.0
        self.tokens = [token(kind) for _ in range(math.floor(self.length / spacing) + 1)]
        super().__init__(*self.tokens)
        for each in self.tokens:
            each[0].set_z_index(DOT)
            each[1].set_z_index(WORD)
        self.full, self.shapes = size, [RigidShape(each) for each in self.tokens]
        self._place()
        self.add_updater(lambda traffic, dt: traffic.go(dt * traffic.speed))

    def open(self) -> Traffic:
        """The next token sets out at once."""
        self.gone, self.ends = 0.0, math.inf
        return self

    def close(self) -> Traffic:
        """No more tokens set out."""
        self.ends = self.gone
        return self

    def go(self, distance: float) -> Traffic:
        """Move everything on."""
        self.gone += distance
        self._place()
        return self

    def _place(self) -> None:
        since = self.gone - self.spacing * np.arange(len(self.tokens))
        laps, gone = np.divmod(since, self.spacing * len(self.tokens))
        under_way = (laps >= 0) & (since - gone + self.spacing * np.arange(len(self.tokens)) < self.ends)
        self._stand(np.where(under_way, gone / self.length, 1.0))

    def _stand(self, shares: Path) -> None:
        """Stand every token at its share of the way."""
        # Far off, a token is too small to see.
        sizes = np.clip(np.minimum(shares, 1.0 - shares) * self.length / 0.5, 1e-3, 1.0) * self.full
        for shape, (x, y, _), size in zip(self.shapes, all_along(self.way, shares), sizes):
            shape.put(x, y, size)
