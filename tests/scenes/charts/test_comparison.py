"""Comparison: areas to one scale, of like with like."""

from __future__ import annotations

from fractions import Fraction

import pytest

from langreel import theme
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.model import Quantity
from langreel.scenes import Comparison, Ring


def dollars(billions):
    return Quantity(Fraction(billions) * 10**9, "USD", 3)


THREE = {"a": dollars(400), "b": dollars(100), "c": dollars(25)}


@pytest.mark.parametrize("squares", [False, True])
def test_areas_are_in_proportion(squares, stage):
    """Four times the money is four times the area, in discs as in squares."""
    chart = Comparison(THREE, squares=squares, lang="en")
    stage().play(chart.grow())
    widths = [shape.body.width for shape in chart.shapes.values()]
    assert widths[0] / widths[1] == pytest.approx(2)
    assert widths[0] / widths[2] == pytest.approx(4)


def test_only_like_is_compared_with_like():
    """Dollars and tonnes have no common area; nor has a loss an area at all."""
    with pytest.raises(SceneError, match="different units"):
        Comparison({"a": dollars(1), "b": Quantity(Fraction(1), "t", 1)}, lang="en")
    with pytest.raises(SceneError, match="not negative"):
        Ring({"a": dollars(-1), "b": dollars(2)}, lang="en")


def test_a_number_can_be_read_on_a_faint_ground(stage):
    """Dark on a bright disc, it turns bright as the disc steps back, and dark again as that comes forward."""
    chart, scene = Comparison(THREE, lang="en"), stage()
    number = chart.shapes["a"].number
    scene.play(chart.grow())
    for key, color in (("b", theme.INK), ("a", theme.GROUND)):
        scene.play(chart.highlight(key))
        assert number[0].get_fill_color().to_hex() == color


def test_where_there_is_no_room_side_by_side_areas_stand_below_one_another(stage):
    """Still to one scale, the first on top, and each number to the right of the largest area."""
    chart = Comparison(THREE, box=Box(-1.5, -3, 1.5, 3), lang="en")
    stage().play(chart.grow())
    shapes = list(chart.shapes.values())
    assert shapes[0].body.width / shapes[2].body.width == pytest.approx(4)
    tops = [shape.body.get_top()[1] for shape in shapes]
    assert tops == sorted(tops, reverse=True)
    assert all(shape.number.get_left()[0] > shapes[0].body.get_right()[0] for shape in shapes)
