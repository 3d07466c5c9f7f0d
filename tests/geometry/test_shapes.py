"""Shapes: loops, rings, areas, slopes and the ball that rolls down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import (
    Box,
    along,
    arc,
    columns,
    lengths,
    partial,
    radius,
    rest,
    slope,
    stack,
    stations,
    trim,
    turned,
    wedge,
)
from langreel.geometry.areas import side_by_side

AREA = Box(0, 0, 16, 9)


def test_three_stations_make_a_loop(drawn):
    """Clockwise from the top, arrows bowing outwards, none touching a station."""
    places = stations(3, Box(2, 2.7, 14, 7.5))
    arrows = {str(n): trim(arc(places[n], places[(n + 1) % 3], 0.2), 1.6, 1.6) for n in range(3)}
    discs = {name: Box.around(*place, 1.6, 1.6) for name, place in zip("ABC", places)}
    assert drawn(AREA, {**arrows, **discs}) == [
        "..............AAAA..............",
        "..........222.AAAA.000..........",
        ".......2222...AAAA...0000.......",
        ".....222................000.....",
        "....22....................00....",
        "..CCCC....................BBBB..",
        "..CCCC....................BBBB..",
        "..CCCC1111............1111BBBB..",
        ".........11111111111111.........",
    ]


@given(st.floats(-0.45, 0.45).filter(lambda bow: abs(bow) > 0.01))
def test_an_arc_bows_to_its_left(bow):
    """It starts and ends where asked, and its middle lies left of the way by the bow."""
    path = arc(np.array([0.0, 0.0]), np.array([10.0, 0.0]), bow, count=49)
    assert path[0] == pytest.approx([0, 0], abs=1e-9)
    assert path[-1] == pytest.approx([10, 0], abs=1e-9)
    assert path[24] == pytest.approx([5, 10 * bow], abs=1e-6)


def test_the_way_back_is_another_way():
    """Goods and money between two stations do not lie on one line."""
    a, b = np.array([0.0, 0.0]), np.array([10.0, 0.0])
    assert arc(a, b)[24, 1] > 2 and arc(b, a)[24, 1] < -2


def test_a_partial_path_ends_where_asked():
    """A line drawn to the middle of a month ends between two points of the data."""
    path = np.array([(0.0, 0.0), (1.0, 2.0), (2.0, 0.0)])
    assert partial(path, 1.5).tolist() == [[0, 0], [1, 2], [1.5, 1]]
    assert partial(path, -5).tolist() == [[0, 0], [0, 0]]
    assert partial(path, 9).tolist() == path.tolist()


def test_tokens_go_at_an_even_pace():
    """Halfway in time is halfway in length, and the heading is that of the road."""
    path = np.array([(0.0, 0.0), (3.0, 0.0), (3.0, 1.0)])
    assert along(path, 0.5) == (2.0, 0.0, 0.0)
    assert along(path, 1.0) == (3.0, 1.0, pytest.approx(np.pi / 2))
    assert lengths(path).tolist() == [0, 3, 4]


def test_wedges_fill_a_ring():
    """44 and 56 percent cover the ring's area without a rest."""

    def area(outline):
        x, y = outline.T
        return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2

    parts = area(wedge(0, 0.44, 1, 2, 400)), area(wedge(0.44, 0.56, 1, 2, 400))
    assert sum(parts) == pytest.approx(3 * np.pi, rel=1e-3)
    assert parts[0] / sum(parts) == pytest.approx(0.44, rel=1e-3)


@given(st.floats(0, 1e13), st.floats(1, 1e13))
def test_area_not_radius_tells_the_quantity(value, full):
    """Four times the debt is twice the radius."""
    assert radius(value, full, 2.0) ** 2 * full == pytest.approx(4.0 * value, rel=1e-9, abs=1e-6)


def test_areas_stand_side_by_side(drawn):
    """As large as the room allows, each at least as wide as its words, centred."""
    middles, largest = side_by_side([16, 4, 1], [2, 2, 2], AREA, gap=1)
    radii = [largest, largest / 2, largest / 4]
    boxes = [Box(x - r, 0, x + r, 2 * r) for x, r in zip(middles, radii)]
    assert drawn(AREA, dict(zip("abc", boxes))) == [
        "................................",
        "aaaaaaaaaaaaaaaa................",
        "aaaaaaaaaaaaaaaa................",
        "aaaaaaaaaaaaaaaa................",
        "aaaaaaaaaaaaaaaa................",
        "aaaaaaaaaaaaaaaa..bbbbbbbb......",
        "aaaaaaaaaaaaaaaa..bbbbbbbb......",
        "aaaaaaaaaaaaaaaa..bbbbbbbb.ccccc",
        "aaaaaaaaaaaaaaaa..bbbbbbbb.ccccc",
    ]


def test_rows_and_columns_share_a_box_evenly():
    """Bars are as wide as each other and so are the gaps."""
    assert [cell.left for cell in columns(Box(0, 0, 10, 1), 3, 2)] == [0, 4, 8]
    assert [row.y for row in stack(Box(0, 0, 1, 9), 3, 0.5)] == [7.5, 4.5, 1.5]


def test_debt_is_a_slope(drawn):
    """Even in time, zero at the top, the largest value at the foot."""
    path = slope([0, 10, 20, 30], [1, 2, 4, 8], AREA.inset(bottom=0.5))
    assert (
        drawn(AREA, {"*": path})
        == [
            "................................",
            "********........................",
            "........******..................",
            "..............****..............",
            "..................*****.........",
            "......................***.......",
            ".........................***....",
            "...........................***..",
            ".............................***",
        ]
        or path[-1, 1] == 0.5
    )


def test_a_closer_view_begins_at_its_first_day():
    """The view from day 20 on starts at the left edge, with that day's value at the top."""
    path = slope([0, 10, 20, 30], [1, 2, 4, 8], AREA, first=20, lo=4)
    assert path.tolist() == [[0, 9], [16, 0]]


@given(st.floats(2, 14), st.floats(0.2, 2))
def test_the_ball_rests_on_the_ground(x, r):
    """It touches the slope and sinks into it nowhere."""
    path = np.column_stack([np.linspace(0, 16, 400), 5 - 0.02 * np.linspace(0, 16, 400) ** 2])
    y = rest(path, x, r)
    nearest = np.hypot(path[:, 0] - x, path[:, 1] - y).min()
    assert nearest == pytest.approx(r, abs=0.03)


def test_a_ball_turns_once_for_its_circumference():
    """Rolling without slipping, clockwise to the right."""
    path = np.column_stack([np.linspace(0, 2 * np.pi, 200), np.zeros(200)])
    assert turned(path, np.ones(200))[-1] == pytest.approx(-2 * np.pi)
