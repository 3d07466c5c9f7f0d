"""A beam on a post with two pans: what is loaded on them goes up and down as it tilts."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Circle, Line, Polygon, VGroup, VMobject

from langreel.scenes import StatefulMobject, theme

REACH, DROP, PAN = 3.4, 1.75, 1.35
"""Half of the beam, how far a pan hangs below its end, and half of a pan's width."""


class Beam(StatefulMobject):
    """State: the tilt in radians, above zero the left side is down."""

    def __init__(self, top, foot):
        self.pivot = np.array([0.0, top, 0.0])
        post = Line(self.pivot, (0, foot, 0), color=theme.MUTED, stroke_width=7)
        base = Line((-0.9, foot, 0), (0.9, foot, 0), color=theme.MUTED, stroke_width=7)
        hub = Circle(0.16, color=theme.INK, stroke_width=4, fill_color=theme.GROUND, fill_opacity=1)
        self.beam = VMobject(stroke_color=theme.INK, stroke_width=9)
        self.cords = [VMobject(stroke_color=theme.MUTED, stroke_width=2.5) for _ in range(2)]
        self.seats = [np.zeros(3), np.zeros(3)]
        self.loads = [VGroup(pan()), VGroup(pan())]
        super().__init__(post, base, *self.cords, self.beam, hub.move_to(self.pivot), *self.loads)
        self.pose(np.zeros(1))

    def load(self, side, thing):
        """Stand ``thing`` on a pan (0 left, 1 right)."""
        thing.next_to(self.seats[side], UP, buff=0.04)
        self.loads[side].add(thing)
        return thing

    def pose(self, state):
        self.state = np.array(state, dtype=float)
        arm = REACH * np.array([np.cos(state[0]), np.sin(state[0]), 0.0])
        ends = [self.pivot - arm, self.pivot + arm]
        self.beam.set_points_as_corners(np.array(ends))
        for side, end in enumerate(ends):
            seat = end + DROP * DOWN
            self.loads[side].shift(seat - self.seats[side])
            self.seats[side] = seat
            self.cords[side].set_points_as_corners(
                np.array([seat + 0.95 * PAN * LEFT, end, seat + 0.95 * PAN * RIGHT])
            )


def pan():
    """A shallow bowl with the middle of its rim in the origin."""
    rim = [(-PAN, 0, 0), (PAN, 0, 0), (0.72 * PAN, -0.2, 0), (-0.72 * PAN, -0.2, 0)]
    return Polygon(*rim, color=theme.INK, stroke_width=3, fill_color=theme.PANEL, fill_opacity=1)
