"""Projections: equal areas, whatever is in the middle; and hatching within any outline."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import Box
from langreel.geometry.hatching import hatching
from langreel.geometry.projections import centroid, clipped, equal_earth, fitted, recentred, signed_area


def box(west, south, east, north, steps=20):
    """The edge of a box of degrees, with many points."""
    along, up = np.linspace(west, east, steps), np.linspace(south, north, steps)
    sides = [(along, [south]), ([east], up), (along[::-1], [north]), ([west], up[::-1])]
    points = [np.column_stack(np.broadcast_arrays(x, y)) for x, y in sides]
    return np.vstack([*points, points[0][:1]]).astype(float)


@given(west=st.floats(-170, 140), south=st.floats(-80, 60), wide=st.floats(5, 30), high=st.floats(5, 20))
def test_areas_are_those_of_the_globe(west, south, wide, high):
    """Any box of degrees takes as much of the map as of the sphere."""
    on_map = signed_area(equal_earth(box(west, south, west + wide, south + high, 60)))
    heights = np.sin(np.radians([south + high, south]))
    assert on_map == pytest.approx(np.radians(wide) * (heights[0] - heights[1]), rel=2e-2)


def test_the_middle_may_be_elsewhere():
    """With the Pacific in the middle, a box around Greenwich is cut in two; nothing of it is lost."""
    ring = box(-10, 0, 20, 10)
    parts = recentred(ring, 180.0)
    assert len(parts) == 2
    assert sum(abs(signed_area(part)) for part in parts) == pytest.approx(signed_area(ring))
    assert all((np.abs(part[:, 0]) <= 180.0).all() for part in parts)
    assert len(recentred(ring, 0.0)) == 1


def test_what_crosses_the_date_line_is_not_drawn_over_the_whole_map():
    """Whether its ring goes on beyond 180 degrees or jumps to the other side."""
    beyond = box(170, 60, 190, 70)
    jumping = np.column_stack([(beyond[:, 0] + 180) % 360 - 180, beyond[:, 1]])
    for ring in (beyond, jumping):
        parts = recentred(ring, 0.0)
        assert len(parts) == 2
        assert sum(abs(signed_area(part)) for part in parts) == pytest.approx(200, rel=0.02)


def test_what_lies_around_a_pole_reaches_it():
    """Antarctica is closed along the lower edge of the map."""
    coast = np.column_stack([np.linspace(-180, 180, 37), np.full(37, -70.0)])
    coast[-1, 0] = -180.0
    (part,) = recentred(coast, 0.0)
    assert abs(signed_area(part)) == pytest.approx(360 * 20, rel=0.05)


def test_a_picture_is_filled():
    """As large as the room allows, in its middle; what is outside is cut off."""
    scale, right, up = fitted([np.array([[0.0, 0.0], [4.0, 1.0]])], Box(-2, -2, 2, 2))
    assert (scale, right, up) == pytest.approx((1.0, -2.0, -0.5))
    part = clipped(box(-1, -1, 1, 1), Box(0, 0, 5, 5))
    assert abs(signed_area(part)) == pytest.approx(1.0)


def test_words_point_at_the_largest_part():
    """Not at an island."""
    assert centroid([box(100, 0, 101, 1), box(0, 0, 10, 10)]) == pytest.approx((5.0, 5.0))


def test_strokes_end_at_the_edge_and_leave_holes_out():
    """All of them rise to the right."""
    room, hole = box(0, 0, 4, 4, 5), box(1, 1, 3, 3, 5)
    strokes = hatching([room, hole], 0.3)
    ends = np.vstack(strokes)
    assert ((ends > -1e-9) & (ends < 4 + 1e-9)).all()
    middles = np.array([stroke.mean(axis=0) for stroke in strokes])
    assert not ((middles > 1.01) & (middles < 2.99)).all(axis=1).any()
    assert all((stroke[1] - stroke[0])[0] == pytest.approx((stroke[1] - stroke[0])[1]) for stroke in strokes)
