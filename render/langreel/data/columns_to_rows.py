"""Columns to rows: a sheet with a column a year → one with a row a year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from langreel.data.moments import YEAR, iso
from langreel.data.sheet import Sheet, kind_of
from langreel.errors import ContentError

BRACKETED: Final = re.compile(r"([0-9]{4}) \[YR\1\]")
"""A year as the World Bank's DataBank names its column."""
ROWS: Final = 100_000
"""More than the rows of any table: a new row's number tells its old one's and its column's."""


def unpivoted(sheet: Sheet) -> Sheet:
    """The other columns as they are, then ``year`` (or ``date``) and ``value``; empty cells have no row."""
    years = {name: moment_of(name) for name in sheet.kinds if moment_of(name)}
    others = [name for name in sheet.kinds if name not in years]
    when = "year" if all(YEAR.fullmatch(moment) for moment in years.values()) else "date"
    _check(sheet, years, others, when=when)
    columns = list(sheet.kinds)
    rows, places = {}, {}
    for row, cells in sheet.rows.items():
        for name, moment in years.items():
            if cells[name]:
                number = row * ROWS + columns.index(name)
                rows[number] = {
                    **{other: cells[other] for other in others},
                    when: moment,
                    "value": cells[name],
                }
                places[number] = (row, name)
    kinds = {
        name: kind_of((row[name] for row in rows.values()), sheet.marks)[0]
        for name in [*others, when, "value"]
    }

    def place(number: int, column: str) -> str:
        row, name = places[number]
        return sheet.place(row, name if column in (when, "value") else column)

    return replace(sheet, rows=rows, kinds=kinds, place=place)


def moment_of(name: str) -> str:
    """The moment that a column is named after; "" if it is none."""
    found = BRACKETED.fullmatch(name)
    text = found[1] if found else name
    return text if YEAR.fullmatch(text) else iso(text)


def _check(sheet: Sheet, years: dict[str, str], others: list[str], *, when: str) -> None:
    if not years:
        hint = "columns are named 2024, 2024-12 or 2024-12-31; else leave out read: {years: columns}"
        raise ContentError("no column is named as a year", f"{sheet.path}:1:1", hint)
    for name in (when, "value"):
        if name in others:
            hint = "rename it, or leave out read: {years: columns}"
            raise ContentError(f"the table has a column {name!r} already", f"{sheet.path}:1:1", hint)
