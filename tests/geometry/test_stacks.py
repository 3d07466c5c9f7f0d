"""Stacks: values that pile up, as amounts, as shares, over places, and step by step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import Box
from langreel.geometry.stacks import bridge, layers, piled, shares

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8)


@given(values)
def test_a_pile_is_as_long_as_its_values(known):
    """What is above zero reaches up to the sum of all that is positive, what is below down to the rest."""
    piles = piled(known)
    assert [end - start for start, end in piles] == pytest.approx(known, abs=1e-6)
    ends = [end for pile in piles for end in pile]
    assert max(ends) == pytest.approx(sum(value for value in known if value > 0))
    assert min(ends) == pytest.approx(sum(value for value in known if value < 0))


def test_parts_stand_on_one_another(drawn):
    """Positive ones upon zero, negative ones below it."""
    area, scale = Box(0, -3, 4, 6), {"a": 3.0, "b": -2.0, "c": 2.0}
    boxes = {key: Box(1, min(pile), 2, max(pile)) for key, pile in zip(scale, piled(tuple(scale.values())))}
    assert drawn(area, boxes) == [
        "................................",
        "........cccccccc................",
        "........cccccccc................",
        "........aaaaaaaa................",
        "........aaaaaaaa................",
        "........aaaaaaaa................",
        "........bbbbbbbb................",
        "........bbbbbbbb................",
        "................................",
    ]


@given(st.lists(st.floats(0, 1e6), min_size=1).filter(lambda known: sum(known) > 1e-3))
def test_shares_are_a_whole(known):
    """However large the parts are."""
    assert sum(shares(known)) == pytest.approx(1.0)


@pytest.mark.parametrize("known", [(3.0, -1.0), (0.0, 0.0), ()])
def test_what_has_no_shares_is_refused(known):
    """A part below zero is no part of a whole, and nothing has no parts."""
    with pytest.raises(ValueError):
        shares(known)


def test_steps_lead_from_level_to_level():
    """A level in between stands on zero, too; what comes after it goes on from there."""
    assert bridge([5.0, -2.0, 3.0, 1.0], levels=[0, 2]) == ((0.0, 5.0), (5.0, 3.0), (0.0, 3.0), (3.0, 4.0))


def test_layers_lie_on_all_places_that_a_row_has():
    """Between two points a row is a straight line; before its first and after its last it is nothing."""
    places, borders = layers({"a": [(0, 2), (2, 4)], "b": [(1, 1), (2, 1), (3, 1)]})
    assert places.tolist() == [0, 1, 2, 3]
    assert np.diff(borders, axis=0).tolist() == [[2, 3, 4, 0], [0, 1, 1, 1]]


def test_shared_layers_fill_the_whole():
    """At every place they add up to one."""
    _, borders = layers({"a": [(0, 2), (1, 4)], "b": [(0, 6), (1, 4)]}, shared=True)
    assert borders.tolist() == [[0, 0], [0.25, 0.5], [1, 1]]


@pytest.mark.parametrize(
    ("rows", "shared"), [({"a": [(0, -1), (1, 2)]}, False), ({"a": [(0, 0), (1, 2)]}, True)]
)
def test_layers_below_zero_or_of_nothing_are_refused(rows, shared):
    """An area cannot be less than nothing, and nothing has no shares."""
    with pytest.raises(ValueError):
        layers(rows, shared=shared)
