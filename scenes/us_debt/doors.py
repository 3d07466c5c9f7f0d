"""Doors that swing on their hinges, and a safe."""

import numpy as np
from manim import Circle, Dot, Line, RoundedRectangle, VGroup, VMobject
from manim.utils.rate_functions import ease_in_out_sine

from langreel.scenes import StatefulMobject, icon, theme

FLOOR, WIDE, HIGH = -1.95, 1.8, 3.25
AJAR = np.radians(108)
"""How far an open door stands open."""


class Door(StatefulMobject):
    """A framed door, hinged on the left, a picture behind it. State: how far shut, how lit (0..1)."""

    def __init__(self, x, picture):
        self.x, self.hue = x, theme.INK
        self.opening, self.frame = (
            VMobject(stroke_width=0),
            VMobject(stroke_width=4, stroke_color=theme.MUTED),
        )
        self.picture = icon(picture, 1.15).move_to((x, FLOOR + 0.62 * HIGH, 0))
        self.leaf = VMobject(stroke_width=3, stroke_color=theme.MUTED, fill_color=theme.PANEL, fill_opacity=1)
        self.knob = Dot(radius=0.07, color=theme.MUTED)
        super().__init__(self.opening, self.picture, self.frame, self.leaf, self.knob)
        left, right, top = x - WIDE / 2, x + WIDE / 2, FLOOR + HIGH
        corners = np.array([(left, FLOOR, 0), (left, top, 0), (right, top, 0), (right, FLOOR, 0)])
        self.opening.set_points_as_corners([*corners, corners[0]])
        self.frame.set_points_as_corners(corners)
        self.pose(np.array([1.0, 0.0]))

    def pose(self, state):
        self.state = np.array(state, dtype=float)
        turn = (1.0 - state[0]) * AJAR
        hinge, top, near = self.x - WIDE / 2, FLOOR + HIGH, 0.26 * np.sin(turn)
        free = hinge + WIDE * np.cos(turn)
        leaf = [(hinge, FLOOR), (hinge, top), (free, top + near), (free, FLOOR - near), (hinge, FLOOR)]
        self.leaf.set_points_as_corners([np.array([*corner, 0.0]) for corner in leaf])
        self.knob.move_to((hinge + 0.88 * WIDE * np.cos(turn), FLOOR + 0.45 * HIGH, 0))
        self.opening.set_fill(self.hue, 0.05 + 0.15 * state[1])
        self.picture.set_stroke(self.hue, opacity=0.35 + 0.65 * state[1])

    def swing(self, shut, ease=ease_in_out_sine):
        """It swings open (0) or shut (1)."""
        return self.advance(lambda state: np.array([shut, state[1]]), rate_func=ease)

    def light(self, color):
        """Somebody asks: it lights up."""
        self.hue = color
        return self.advance(lambda state: np.array([state[0], 1.0]))


def safe():
    """A safe, and the wheel on its door."""
    case = RoundedRectangle(corner_radius=0.14, width=2.3, height=2.3, color=theme.INK, stroke_width=5)
    case.set_fill(theme.PANEL, 1)
    plate = RoundedRectangle(corner_radius=0.08, width=1.8, height=1.8, color=theme.MUTED, stroke_width=2.5)
    spokes = [Line((-0.62, 0, 0), (0.62, 0, 0), color=theme.INK, stroke_width=4) for _ in range(3)]
    for number, spoke in enumerate(spokes):
        spoke.rotate(number * np.pi / 3)
    wheel = VGroup(Circle(0.42, color=theme.INK, stroke_width=4), *spokes, Dot(radius=0.12, color=theme.INK))
    return VGroup(VGroup(case, plate), wheel)
