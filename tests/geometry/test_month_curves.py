"""Month curves: a long series by years."""

from __future__ import annotations

from datetime import date

import pytest

from langreel.geometry.month_curves import against_mean, by_year, months_over, named_years


def test_a_day_stands_within_its_month():
    """A month is one step, whatever its length."""
    assert months_over(date(2023, 1, 1)) == 0
    assert months_over(date(2023, 2, 15)) == 1.5
    assert 11 < months_over(date(2023, 12, 31)) < 12


def test_a_year_has_its_own_points_in_order():
    """However the table is sorted."""
    points = [(date(2021, 3, 1), 3.0), (date(2020, 2, 1), 1.0), (date(2021, 1, 1), 2.0)]
    assert by_year(points) == {2020: ((1.0, 1.0),), 2021: ((0.0, 2.0), (2.0, 3.0))}


def test_a_year_that_is_not_complete_has_no_mean():
    """Half a year's mean is another season's."""
    years = {2020: ((0.0, 1.0), (6.0, 3.0)), 2021: ((0.0, 5.0),)}
    assert against_mean(years) == {2020: ((0.0, -1.0), (6.0, 1.0))}


@pytest.mark.parametrize(
    ("ends", "named"),
    [
        ({1990: 0.0, 1995: 0.5, 2000: 1.0, 2001: 1.1}, [1990, 1995, 2001]),
        ({1990: 0.0, 1991: 0.0, 1992: 0.0}, [1992]),
        ({2001: 0.0, 2002: 5.0}, [2001, 2002]),
    ],
)
def test_names_have_room(ends, named):
    """The last year first, the first one next, then round ones; none over another."""
    assert named_years(ends, 0.4) == named
