"""The race: amounts, ranks and places between the moments that are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry.ranking import amounts, clearance, held, places, presence, ranks

UNKNOWN = np.nan
THREE = np.array([[9.0, 4.0, UNKNOWN], [8.0, 6.0, 1.0], [7.0, 8.0, 2.0], [6.0, 9.0, 3.0]])
"""The second overtakes the first between moments 1 and 2; the third comes in at moment 1."""


def told(values, at):
    """The runners (a, b, c) from first to last place, ``-`` where a place is empty."""
    row = ["-"] * values.shape[1]
    for letter, place, known in zip("abc", ranks(amounts(values, at)), ~np.isnan(amounts(values, at))):
        row[int(place)] = letter if known else "-"
    return "".join(row)


def test_the_larger_comes_first():
    """Places follow the amounts, and who is not known has none."""
    assert [told(THREE, at) for at in (0, 0.9, 1, 1.6, 1.7, 3)] == ["ab-", "ab-", "abc", "abc", "bac", "bac"]


@given(st.floats(0.0, 3.0))
def test_places_add_up(at):
    """On their way too, runners share the places among them."""
    assert places(THREE, at).sum() == pytest.approx(3.0)


def test_an_overtake_is_a_glide():
    """From one frame to the next nobody jumps, and half way both are level."""
    path = np.array([places(THREE, at) for at in np.linspace(0, 3, 361)])
    assert np.abs(np.diff(path[:, 0])).max() < 0.06
    middle = places(THREE, 5 / 3)
    assert middle[0] == pytest.approx(middle[1], abs=0.06)


def test_the_first_and_the_last_moment_are_true():
    """Where the race begins and where it lands, everyone stands in its very place."""
    assert places(THREE, 0.0) == pytest.approx([0, 1, 2])
    assert places(THREE, 3.0) == pytest.approx([1, 0, 2])


def test_who_is_not_known_any_more_fades():
    """It keeps its last amount while it goes; who comes in appears."""
    left = np.array([[5.0, 1.0], [6.0, 2.0], [UNKNOWN, 3.0]])
    assert presence(left, 1.0).tolist() == [1.0, 1.0]
    assert 0.0 < presence(left, 1.5)[0] < 1.0
    assert held(left, 1.5).tolist() == [6.0, 2.5]
    assert presence(left, 2.0)[0] == pytest.approx(0.05, abs=0.06)
    assert presence(THREE, 0.5)[2] == 0.0 < presence(THREE, 1.5)[2]


def test_words_of_the_smaller_give_way():
    """While two bars cross, only the words of the larger can be read."""
    assert clearance(np.array([0.0, 0.2]), np.array([5.0, 4.0])).tolist() == [np.inf, 0.2]
