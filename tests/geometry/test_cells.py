"""Cells: grids of many small parts, and which of their names are written."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import Box
from langreel.geometry.cells import every, grid, stretches, table_cells

ROOM = Box(-6.0, -2.0, 6.0, 3.0)


@given(count=st.integers(1, 40), gap=st.floats(0.0, 0.2))
def test_cells_share_their_room(count, gap):
    """All of one size, inside of the room, none over another."""
    cells = grid(ROOM, count, gap)
    assert len(cells) == count
    assert len({(round(cell.width, 6), round(cell.height, 6)) for cell in cells}) == 1
    assert all(cell.inside(ROOM) for cell in cells)
    assert all(one.common(other) < 1e-9 for one, other in combinations(cells, 2))


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 1), (4, 2), (6, 2), (9, 3), (12, 3)])
def test_cells_have_the_shape_of_a_picture(count, rows):
    """A wide room takes a few side by side, and more in rows that are filled."""
    cells = grid(ROOM, count, 0.2)
    assert len({round(cell.top, 6) for cell in cells}) == rows


def test_a_table_is_read_from_its_top_left():
    """Row by row downwards, column by column to the right."""
    cells = table_cells(ROOM, 2, 3)
    assert cells[0][0].left == ROOM.left
    assert cells[0][0].y > cells[1][0].y
    assert cells[0][0].x < cells[0][1].x < cells[0][2].x


def test_what_is_missing_stays_a_gap():
    """A stretch ends before the years of which nothing is known; a single one is as wide as one."""
    assert stretches([1990, 1991, 1992, 2000])[2] == (1992, 1993)
    assert stretches([2000]) == ((2000, 2001),)


def test_names_are_left_out_evenly():
    """As many as fit, in round steps: every year, every second, every fifth."""
    assert every([0.5] * 10, 1.0) == 1
    assert every([0.9] * 10, 0.6) == 2
    assert every([0.9] * 10, 0.3) == 5
    assert every([], 1.0) == 1
