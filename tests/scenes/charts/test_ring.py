"""The ring: parts of a whole."""

from __future__ import annotations

from fractions import Fraction

import pytest

from langreel.model import Quantity
from langreel.scenes import Ring

SHARES = {"official": Quantity(Fraction(44), "percent", 2), "private": Quantity(Fraction(56), "percent", 2)}


def test_a_ring_is_closed(stage):
    """44 and 56 percent sweep the whole turn."""
    chart = Ring(SHARES, lang="en")
    scene = stage()
    scene.play(chart.grow("official"))
    scene.play(chart.grow("private"))
    whole = chart.arcs
    assert whole.width == pytest.approx(2 * chart.radius, rel=1e-2)
    assert whole.height == pytest.approx(2 * chart.radius, rel=1e-2)
