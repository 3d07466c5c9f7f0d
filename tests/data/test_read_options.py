"""``read:`` of sources.yaml: each mistake at its place."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("tabs", "9:9: read must say how the table is published: sheet, skip, "),
        ("{sepparator: x}", "9:10: read has no 'sepparator' (perhaps you meant 'separator'?)"),
        ("{skip: -1}", "9:16: skip is wrong (a number of lines, like 3)"),
        ("{skip: three}", "9:16: skip is wrong (a number of lines, like 3)"),
        ("{skip: true}", "9:16: skip is wrong (a number of lines, like 3)"),
        ("{footer: 1.5}", "9:18: footer is wrong (a number of lines, like 3)"),
        ("{sheet: 0}", "9:17: sheet is wrong (the name of a sheet, or its number from 1 on)"),
        ("{missing: {a: b}}", '9:19: missing is wrong (one text, or several: ["..", "n/a"])'),
        ("{missing: []}", '9:19: missing is wrong (one text, or several: ["..", "n/a"])'),
        ("{names: [a, a]}", "9:17: names is wrong (a name for each column, no two alike: [date, value])"),
        ("{decimal: x}", "9:19: decimal is wrong (one of: '.', ',')"),
        ("{decimal: [x]}", "9:19: decimal is wrong (one of: '.', ',')"),
        ("{dates: D.M.Y}", "9:17: dates is wrong (one of: 'day-first', 'month-first')"),
        ("{years: rows}", "9:17: years is wrong (one of: 'columns')"),
        ("{encoding: klingon}", "9:20: encoding is wrong (an encoding, like utf-8, cp1252 or gb18030)"),
        ("{time: 5}", "9:16: time is wrong (the name of a column)"),
        ('{decimal: ",", thousands: ","}', "9:24: thousands and decimals have one sign (leave out one)"),
        ("{skip: 1, skip: 2}", "9:19: 'skip' stands here twice (keep one)"),
    ],
)
def test_a_wrong_option_is_told_at_its_place(told, read, said):
    """Line, column, cause, and what may stand there."""
    assert told("a,b\n1,2\n", read).startswith(f"data/sources.yaml:{said}")


def test_an_option_that_does_not_fit_the_file_is_told(told):
    """What it asks for is not there."""
    assert told("a,b\n1,2\n", "{time: when}", where={"since": 2024}) == (
        "data/debt.csv:1:1: no column 'when' (known: a, b)"
    )
    assert told("a,b\n1,2\n", "{years: columns}").startswith(
        "data/debt.csv:1:1: no column is named as a year"
    )
    assert told("value,2024\n1,2\n", "{years: columns}").startswith(
        "data/debt.csv:1:1: the table has a column 'value' already"
    )
    assert told("a,b\n1,2\n", "{skip: 9}") == (
        "data/debt.csv:1:1: the file is empty (the first line names the columns)"
    )
