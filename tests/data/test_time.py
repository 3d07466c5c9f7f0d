"""A table's time is its column of days, months, quarters or years, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from langreel import data

DAYS, YEARS = ("1980-01-01", "2019-01-01", "2020-01-01"), ("1980", "2019", "2020")
MONTHS, QUARTERS = ("1980-01", "2019-01", "2020-01"), ("1980-Q1", "2019-Q1", "2020-Q1")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("observation_date", DAYS),
        ("DATE", DAYS),
        ("Year", YEARS),
        ("TIME_PERIOD", MONTHS),
        ("TIME_PERIOD", QUARTERS),
        ("Zeit", ("1980M01", "2019M01", "2020M01")),
        ("时间", ("1980/1/1", "2019/1/1", "2020/1/1")),
        ("Datum", ("01.01.1980", "01.01.2019", "01.01.2020")),
        ("Quarter", ("Q1 1980", "Q1 2019", "Q1 2020")),
    ],
)
def test_since_and_until_bound_it(publish, name, cells):
    """Both ends included."""
    rows = "".join(f"{cell},{value}\n" for cell, value in zip(cells, (1, 2, 3)))
    folder = publish(f"{name},v\n{rows}")
    assert data.table(folder, "debt", {"since": 2019})["v"] == (2.0, 3.0)
    assert data.table(folder, "debt", {"until": "2019-01"})["v"] == (1.0, 2.0)
    assert data.cell(folder, "debt", {"since": 2019}, column="v", take="last")[0] == 3


def test_a_chart_is_given_the_first_day(publish):
    """Of a month and a quarter; a year stays a number."""
    for cell, first in (
        ("2024-12", date(2024, 12, 1)),
        ("2024M7", date(2024, 7, 1)),
        ("2024-Q4", date(2024, 10, 1)),
    ):
        assert data.table(publish(f"t,v\n{cell},1\n"), "debt", {})["t"] == (first,)


def test_a_row_is_asked_for_as_it_is_published_or_as_iso_has_it(publish):
    """2024M12 is 2024-12, and lies in 2024."""
    folder = publish("TIME_PERIOD,v\n2024M11,1\n2024M12,2\n")
    for wanted, found in (("2024M12", (2.0,)), ("2024-12", (2.0,)), (2024, (1.0, 2.0))):
        assert data.table(folder, "debt", {"TIME_PERIOD": wanted})["v"] == found


def test_a_name_that_has_always_counted_goes_before_others(publish):
    """date before period_end, in whatever letters."""
    folder = publish("period_end,Date,v\n2020-01-31,2024-01-01,1\n2030-01-31,2025-01-01,2\n")
    assert data.table(folder, "debt", {"since": 2025})["v"] == (2.0,)


@pytest.mark.parametrize(
    ("content", "read", "said"),
    [
        ("begins,ends,v\n2020-01-01,2021-01-01,1\n", "",
         "data/debt.csv:1:1: 2 columns may be the table's time "
         "(say which: read: {time: begins}; there are begins, ends)"),
        ("name,v\nx,1\n", "",
         "data/debt.csv:1:1: the table has no column of dates or years "
         "(write 2024-12-31, 2024-12 or 2024; for 31/12/2024 say read: {dates: day-first})"),
        ("when,v\n05/06/2024,1\n", "",
         "data/debt.csv:1:1: the table has no column of dates or years "
         "(write 2024-12-31, 2024-12 or 2024; for 31/12/2024 say read: {dates: day-first})"),
    ],
)  # fmt: skip
def test_where_no_time_can_be_told(told, content, read, said):
    """The hint never offers the word that was refused."""
    assert told(content, read, where={"since": 2020}) == said


def test_sources_yaml_names_the_time(publish):
    """Where two columns may be it."""
    folder = publish("begins,ends,v\n2020-01-01,2021-01-01,1\n", "{time: ends}")
    assert data.table(folder, "debt", {"since": 2021})["v"] == (1.0,)
