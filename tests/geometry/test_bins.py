"""Bins: round borders that hold every value, counts that lose none, heights whose areas are the counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry.bins import bin_counts, bin_edges, bin_heights

values = st.lists(st.integers(-(10**6), 10**6).map(lambda number: number / 100), min_size=1, max_size=60)


@given(values, st.integers(0, 20))
def test_every_value_is_in_one_bin(known, count):
    """However many bins are asked for; what lies on a border is counted once."""
    edges = bin_edges(known, count)
    assert sum(bin_counts(known, edges)) == len(known)


@given(values)
def test_bins_are_of_one_width(known):
    """As many as the data bear, and not more than a viewer can tell apart."""
    edges = bin_edges(known)
    widths = [after - before for before, after in pairwise(edges)]
    assert max(widths) == pytest.approx(min(widths))
    assert len(widths) <= 41


def test_borders_are_round():
    """Nobody remembers 13.7 to 27.4."""
    assert bin_edges([3.0, 17.0, 41.0, 58.0], 6) == (0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0)


def test_a_border_belongs_to_the_bin_above_it():
    """But the last one to the last bin."""
    assert bin_counts([1.0, 2.0, 3.0], (1.0, 2.0, 3.0)) == (1, 2)


def test_areas_are_counts_where_widths_differ():
    """A bin of five widths with as many values is a fifth as high."""
    edges, counts = (0.0, 10.0, 20.0, 70.0), (20, 10, 10)
    heights = bin_heights(counts, edges)
    assert heights == (20.0, 10.0, 2.0)
    widths = [after - before for before, after in pairwise(edges)]
    assert [height * width / 10 for height, width in zip(heights, widths)] == [20, 10, 10]


@pytest.mark.parametrize("edges", [(0.0, 5.0), (5.0, 0.0, 20.0), (0.0,)])
def test_a_value_that_no_bin_holds_is_refused(edges):
    """Left out without a word it would be a lie; and borders must rise."""
    with pytest.raises(ValueError):
        bin_counts([1.0, 10.0], edges)
