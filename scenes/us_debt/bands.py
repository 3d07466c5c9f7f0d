"""Bands: flows drawn as broad arrows; the broader, the more flows."""

import numpy as np
from manim import VMobject

from langreel.scenes import StatefulMobject, theme

HEAD = 0.34
"""How long a band's head is, and how much broader than the band."""


class Band(StatefulMobject):
    """A straight arrow from ``start`` to ``end``; state: its breadth in units."""

    def __init__(self, start, end, color=""):
        self.start, self.end = np.array([*start, 0.0]), np.array([*end, 0.0])
        self.body = VMobject(stroke_width=0, fill_color=color or theme.meaning("dollars"))
        super().__init__(self.body)
        self.pose(np.zeros(1))

    def widen(self, breadth):
        """The animation to a breadth; nothing is seen of a band of none."""
        return self.advance([breadth])

    def pose(self, state):
        self.state = np.array(state, dtype=float)
        way = (self.end - self.start) / np.linalg.norm(self.end - self.start)
        left = np.array([-way[1], way[0], 0.0])
        half, neck = float(state[0]) / 2, self.end - HEAD * way
        head = half + 0.5 * HEAD
        outline = [self.start + half * left, neck + half * left, neck + head * left, self.end,
                   neck - head * left, neck - half * left, self.start - half * left]  # fmt: skip
        self.body.set_points_as_corners(np.array([*outline, outline[0]]))
        self.body.set_fill(opacity=0.55 * min(1.0, 8 * float(state[0])))
