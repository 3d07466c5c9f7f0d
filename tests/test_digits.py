"""Significant digits: what of a value may be claimed."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from langreel.digits import magnitude, rounded

VALUES = st.fractions(min_value=Fraction(1, 10**6), max_value=10**17, max_denominator=10**6)
DIGITS = st.integers(min_value=1, max_value=8)


@given(VALUES, DIGITS)
def test_rounding_is_nearest(value, digits):
    """A claim is off by half a unit of its last digit at most, and rounding it again changes nothing."""
    claim = rounded(value, digits)
    assert abs(claim - value) <= Fraction(10) ** (magnitude(value) - digits + 1) / 2
    assert rounded(claim, digits) == claim


@given(VALUES)
def test_magnitude_is_the_place_of_the_first_digit(value):
    """10 to the magnitude is at most the value, and ten times that is more."""
    assert Fraction(10) ** magnitude(value) <= value < Fraction(10) ** (magnitude(value) + 1)
