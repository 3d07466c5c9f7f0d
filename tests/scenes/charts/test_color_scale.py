"""Colour scales: what is farther along never looks nearer."""

from __future__ import annotations

import pytest

from langreel import theme
from langreel.geometry.color_distance import distance
from langreel.scenes.charts.color_scale import (
    ColorScale,
    is_ordered,
    lightness,
    mixed,
    one_way,
    scale_of,
    two_ways,
)


def test_a_scale_ends_in_its_colours():
    """The least has the first, the most the last, what lies outside the nearest."""
    scale = ColorScale(0.0, 10.0, ("#102030", "#62A8FF", "#FFFFFF"))
    assert [scale(value) for value in (-5, 0, 5, 10, 50)] == [
        "#102030",
        "#102030",
        "#62A8FF",
        "#FFFFFF",
        "#FFFFFF",
    ]


def test_a_middle_is_as_far_from_either_side():
    """One degree too warm is as strong a colour as one too cold, even where nothing is colder than that."""
    scale = scale_of([-0.5, 0.2, 2.0], middle=0.0)
    assert scale.ends == (-2.0, 2.0)
    assert scale(0.0) == two_ways()[1]
    quiet = two_ways()[1]
    assert distance(scale(0.5), quiet) == pytest.approx(distance(scale(-0.5), quiet), rel=0.5)
    assert (scale.lo, scale.hi) == (-0.5, 2.0)


def test_the_theme_s_scales_are_ordered():
    """From quiet to strong, on one side and on both; a rainbow is not."""
    assert is_ordered(ColorScale(0, 1, one_way()).shades())
    assert is_ordered(ColorScale(-1, 1, two_ways(), 0.0).shades(25), 0.5)
    assert not is_ordered(ColorScale(-1, 1, two_ways(), 0.0).shades(25))
    assert not is_ordered(("#FF0000", "#FFFF00", "#0000FF", "#00FFFF"))


def test_a_mixture_looks_as_light_as_its_share():
    """Half the way from black to white looks half as light."""
    assert lightness(mixed("#000000", "#FFFFFF", 0.5)) == pytest.approx(0.5, abs=0.01)
    assert mixed(theme.BLUE, theme.RED, 0.0) == theme.BLUE
    assert mixed(theme.BLUE, theme.RED, 1.0) == theme.RED
