"""Single rows: what is said of rows that nobody could tell apart in a chart."""

from __future__ import annotations

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts.single_rows import one_row_each

SOURCE = Source("coffee", "T", "P", "S", "", "2024", "", {"sold": Column("1", 1.0)})
COFFEE = {
    "land": ("Brasil", "Brasil", "Brasil", "Brasil", None),
    "year": (2023.0, 2023.0, 2024.0, 2024.0, 2024.0),
    "kind": ("arabica", "robusta", "arabica", "robusta", "arabica"),
    "sold": (1.0, 2.0, 3.0, 4.0, 5.0),
}


def refusal(*said, series="", **columns):
    """The message and the hint about a table of coffee in which rows say the same."""
    table = Table("coffee", {**COFFEE, **columns}, SOURCE)
    with pytest.raises(SceneError) as told:
        one_row_each(table, {name: table[name] for name in said}, ["sold"], series=series)
    return told.value.message, told.value.hint


def test_rows_are_counted_and_the_columns_named_that_tell_them_apart_together():
    """Four rows say Brasil; only year and kind make one of them, and what is counted makes none."""
    message, hint = refusal("land", series=None)
    assert message == "4 rows of table 'coffee' say Brasil in column 'land'"
    assert hint == 'narrow the table by year and kind, as in table("coffee", year=2024, kind="arabica")'


def test_one_column_is_enough_where_it_tells_all_rows_apart():
    """It may be a series as well, where a chart has one and was given none."""
    message, hint = refusal("land", "year", series=None)
    assert message == "2 rows of table 'coffee' say Brasil in column 'land', 2023 in column 'year'"
    assert hint == 'narrow the table by kind, as in table("coffee", kind="arabica"), or name series="kind"'
    assert "series" not in refusal("land", "year", series="land")[1]


def test_rows_that_nothing_tells_apart_are_one_too_many():
    """Then one of them is to go."""
    same = ("arabica",) * 5
    assert refusal("land", "year", kind=same)[1].endswith("keep one of them")


def test_a_row_without_a_name_or_a_number_is_no_mark():
    """It doubles nothing."""
    table = Table("coffee", {**COFFEE, "sold": (1.0, None, None, None, 5.0)}, SOURCE)
    one_row_each(table, {"land": table["land"]}, ["sold"])
