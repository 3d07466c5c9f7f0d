"""Axes: round numbers, even time, honest zeros."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import (
    NumberAxis,
    Scale,
    TimeAxis,
    axis_of,
    date_ticks,
    domain,
    nice_step,
    period,
    rank,
    ticks,
)

amounts = st.lists(st.floats(-1e13, 1e13).filter(lambda value: value == 0 or abs(value) > 1e-3), min_size=1)


@given(amounts)
def test_a_domain_holds_every_value_and_zero(values):
    """No bar and no area is cut: the axis reaches past the extremes and starts from zero."""
    lo, hi = domain(values)
    hair = 1e-8 * (hi - lo)
    assert lo - hair <= min(0, *values)
    assert max(0, *values) <= hi + hair
    assert lo < hi


@given(st.floats(0.001, 1e13), st.integers(2, 9))
def test_a_step_cuts_into_no_more_parts_than_asked(span, count):
    """Few grid lines: never more parts than asked for, never less than half as many but one."""
    assert span / nice_step(span, count) <= count * (1 + 1e-9)
    assert span / nice_step(span, count) >= count / 2.5 - 1


def test_ticks_do_not_drift():
    """Ten steps of a tenth end at one, written as one."""
    assert ticks(0, 1, 10)[-1] == 1.0
    assert ticks(-0.3, 0.3, 6) == (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3)


def test_a_domain_need_not_start_at_zero():
    """A yield between 4.01 and 4.48 percent may fill the chart if the scene says so."""
    assert domain([4.01, 4.48], zero=False) == (4.0, 4.5)


def test_one_value_still_has_a_scale():
    """A table with one row draws, too."""
    assert domain([0.0]) == (0.0, 1.0)
    assert domain([5.0]) == (0.0, 5.0)


def test_a_scale_can_be_read_backwards():
    """From value to place and back again."""
    scale = Scale(0, 1500, -2, 3)
    assert scale.invert(scale(759.0)) == pytest.approx(759.0)


def test_time_is_even():
    """A year is as wide in 2008 as in 2024; leap days count."""
    scale = Scale(date(2000, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), 0, 100)
    years = [scale(date(year, 1, 1).toordinal()) for year in range(2000, 2026)]
    assert all(after - before == pytest.approx(4, abs=0.01) for before, after in itertools.pairwise(years))


@pytest.mark.parametrize(
    ("first", "last", "count", "shown"),
    [
        ((2000, 3), (2025, 7), 7, "2000 2005 2010 2015 2020 2025"),
        ((1980, 9), (2025, 9), 6, "1980 1990 2000 2010 2020"),
        ((2022, 1), (2025, 7), 8, "2022 2023 2024 2025"),
        ((2025, 1), (2025, 12), 7, "2025-01 2025-03 2025-05 2025-07 2025-09 2025-11"),
        ((2024, 6), (2025, 10), 6, "2024-07 2024-10 2025-01 2025-04 2025-07 2025-10"),
    ],
)
def test_dates_are_round(first, last, count, shown):
    """Axes are labelled in round years, or in round months where years would be too few."""
    days = date_ticks(date(*first, 28), date(*last, 28), count)
    monthly = "-" in shown
    assert " ".join(day.isoformat()[: 7 if monthly else 4] for day in days) == shown


def test_a_written_moment_is_the_last_day_that_it_covers():
    """2013-11 is the November point of a monthly series, 2013 the last of the year; else the period's end."""
    places = [date(2013, 10, 31).toordinal(), date(2013, 11, 30).toordinal(), date(2014, 1, 31).toordinal()]
    for written, day in {
        "2013-11": date(2013, 11, 30),
        "2013": date(2013, 11, 30),
        2013: date(2013, 11, 30),
        "2013-12": date(2013, 12, 31),
        date(2014, 1, 31): date(2014, 1, 31),
    }.items():
        assert TimeAxis().latest(written, places) == day.toordinal()


@pytest.mark.parametrize("written", ["", "peak", "2013-13", "2013-02-30", "2013-1-1-1"])
def test_what_is_not_a_date_is_refused(written):
    """A slip in a scene is an error, not a wrong place."""
    with pytest.raises(ValueError):
        period(written)


@pytest.mark.parametrize(
    ("cells", "unit", "axis"),
    [
        ([date(2020, 1, 31), None], "", TimeAxis()),
        (["2020-01", "2020-02"], "", TimeAxis()),
        ([1958.0, 2025.0], "", TimeAxis()),
        ([1958.2, 1958.29], "", TimeAxis()),
        ([850.0, 2025.0], "year", TimeAxis()),
        ([0.0, 10.0, 2000.0], "", NumberAxis()),
        ([1200.0, 1400.0], "t", NumberAxis("t", 2.0)),
    ],
)
def test_a_column_is_time_or_numbers(cells, unit, axis):
    """Dates, months and years are time; numbers of a unit, or out of the range of years, are not."""
    assert axis_of(cells, unit, 2.0 if unit == "t" else 1.0) == axis


def test_a_year_in_parts_stands_within_it():
    """2024.5 is half a leap year after its first day; a month stands at its first day."""
    first = date(2024, 1, 1).toordinal()
    assert [TimeAxis().place(cell) - first for cell in (2024.0, 2024.5, "2024-02")] == [0, 183, 31]
    assert TimeAxis().span(2024.5) == (first + 183, first + 183)


def test_a_number_is_found_as_it_is_written():
    """A cell is scaled to true units, in which a scene writes it; between two points there is none."""
    axis = NumberAxis("t", 1e3)
    places = [axis.place(cell) for cell in (20.1, 20.2)]
    assert axis.latest(20100, places) == places[0]
    assert axis.latest(20150, places) == pytest.approx(20150)
    assert axis.ticks(0, 30, 3) == (0, 10, 20, 30)


@pytest.mark.parametrize(
    ("axis", "cell"), [(TimeAxis(), None), (TimeAxis(), "north"), (NumberAxis(), date(2020, 1, 1))]
)
def test_what_stands_nowhere_is_refused(axis, cell):
    """A cell of another kind than its column."""
    with pytest.raises(ValueError):
        axis.place(cell)


def test_equals_keep_their_order_in_a_rank():
    """Ranking is stable, so that bars do not swap for nothing."""
    assert rank({"a": 1.0, "b": 3.0, "c": 1.0, "d": 2.0}) == ("b", "d", "a", "c")
