"""Trend: least squares, and how much it explains."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.geometry.trend import least_squares


def test_points_on_a_line_are_their_trend():
    """Slope and level are found, and nothing is left over."""
    trend = least_squares(np.array([[0.0, 1.0], [2.0, 5.0], [3.0, 7.0]]))
    assert (trend.slope, trend.level, trend.share) == pytest.approx((2.0, 1.0, 1.0))
    assert trend(10.0) == pytest.approx(21.0)


def test_the_share_is_what_textbooks_call_r_squared():
    """Anscombe's first four: the same line, two thirds explained."""
    x = np.array([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], float)
    y = np.array([8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68])
    trend = least_squares(np.column_stack([x, y]))
    assert (trend.slope, trend.level, trend.share) == pytest.approx((0.5, 3.0, 0.667), abs=2e-3)


def test_one_place_has_no_trend():
    """Points above one another, or a single one."""
    for points in ([[1.0, 2.0]], [[1.0, 2.0], [1.0, 5.0]]):
        with pytest.raises(ValueError, match="two different places"):
            least_squares(np.array(points))
