"""Bubbles: where they are between two moments, and which of their names can be read."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.geometry import Box
from langreel.geometry.bubbles import at_moment, clear, radii, round_size, trail

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


def test_a_hidden_name_hides_none():
    """What a hidden one would have covered is free."""
    boxes = [Box(0, 0, 2, 1), Box(0.1, 0, 2.1, 1), Box(2.05, 0, 3, 1)]
    assert clear(boxes) == [1.0, 0.0, 1.0]


@pytest.mark.parametrize(("largest", "size"), [(1318.0, 200.0), (8.0, 1.0), (0.5, 0.1), (1.6e9, 2e8)])
def test_the_key_of_areas_is_round(largest, size):
    """About an eighth of the largest."""
    assert round_size(largest) == pytest.approx(size)
