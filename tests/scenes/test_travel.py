"""Travel: a mobject goes along a way as Manim's own animation has it go."""

from __future__ import annotations

import numpy as np
import pytest
from manim import MoveAlongPath, Square, VGroup, VMobject, rate_functions

from langreel.scenes import Travel

WAY = np.array([[-3.0, 0.0], [0.0, 1.0], [0.5, 1.0], [4.0, -2.0]])


def test_a_mobject_goes_where_manim_has_it_go():
    """Its middle is on the way, at that share of its length; its parts stay as they were to one another."""
    road = VMobject().set_points_as_corners([(x, y, 0.0) for x, y in WAY])
    ours, manims = (VGroup(Square(1.0), Square(0.3).shift((2, 0, 0))) for _ in range(2))
    pace = rate_functions.ease_in_out_sine
    pair = Travel(ours, WAY, rate_func=pace), MoveAlongPath(manims, road, rate_func=pace)
    for animation in pair:
        animation.begin()
    for alpha in (0.0, 0.3, 0.9, 1.0):
        for animation in pair:
            animation.interpolate(alpha)
        for one, other in zip(ours, manims):
            assert one.points == pytest.approx(other.points, abs=1e-9)
