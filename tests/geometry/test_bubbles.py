"""Bubbles: where they are between two moments, and which of their names can be read."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.geometry import Box
from langreel.geometry.bubbles import at_moment, named, radii, round_size, trail

WAY = np.array([[[0.0, 0.0, 1.0]], [[2.0, 4.0, 3.0]], [[4.0, 4.0, 3.0]]])


def test_a_bubble_moves_straight_from_moment_to_moment():
    """And so grows its area."""
    assert at_moment(WAY, 0.5).tolist() == [[1.0, 2.0, 2.0]]
    assert at_moment(WAY, 9).tolist() == [[4.0, 4.0, 3.0]]


def test_four_times_as_much_is_twice_as_wide():
    """Areas, not widths, are the numbers."""
    assert radii(np.array([100.0, 25.0, 0.0]), 100.0, 0.8) == pytest.approx([0.8, 0.4, 0.0])


def test_a_trail_goes_through_the_known_moments():
    """From where it was to where it is, by way of what is known between."""
    assert trail(WAY, 0, 0.0, 1.5).tolist() == [[0.0, 0.0], [2.0, 4.0], [3.0, 4.0]]
    assert trail(WAY, 0, 1.0, 1.0).tolist() == [[2.0, 4.0], [2.0, 4.0]]


ROOM = Box(-4.0, -4.0, 8.0, 4.0)


def test_a_name_covers_neither_a_bubble_nor_a_name():
    """In its own bubble where it fits, else over it, else where there is room; nor what is said already."""
    large, small, near = (0.0, 0.0, 2.0), (5.0, 0.0, 0.2), (5.0, 0.7, 0.3)
    names = named([large, small, near], [(1.0, 0.3)] * 3, ROOM)
    assert (names[0].x, names[0].y) == (0.0, 0.0)
    assert names[1].top < -0.2
    assert names[2].bottom > 1.0
    (beside,) = named([small], [(1.0, 0.3)], ROOM, taken=[Box(4.0, 0.2, 6.0, 1.0)])
    assert beside.top < -0.2


def test_a_name_gives_way_to_what_lies_on_its_bubble():
    """It moves within it."""
    name, _ = named([(0.0, 0.0, 2.0), (0.0, 0.0, 0.4)], [(1.0, 0.3), (9.0, 0.3)], ROOM)
    assert name.bottom > 0.4


def test_who_finds_no_room_has_no_name():
    """The one that comes later; it hides nobody else's."""
    discs = [(0.0, 0.0, 0.3), (0.0, 0.0, 0.28), (3.0, 0.0, 0.1)]
    names = named(discs, [(6.0, 3.0), (6.0, 3.5), (0.5, 0.3)], Box(-4.0, -0.5, 8.0, 4.0))
    assert [name is None for name in names] == [False, True, False]


@pytest.mark.parametrize(("largest", "size"), [(1318.0, 200.0), (8.0, 1.0), (0.5, 0.1), (1.6e9, 2e8)])
def test_the_key_of_areas_is_round(largest, size):
    """About an eighth of the largest."""
    assert round_size(largest) == pytest.approx(size)
