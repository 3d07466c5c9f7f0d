"""Series: a sheet → its rows in groups that are told apart by words, each in the order of its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from langreel.data.cells import keys_of
from langreel.data.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of one name (``China``; "" where the table has one series), in the order of time."""

    name: str
    rows: tuple[int, ...]


def series_of(sheet: Sheet) -> tuple[Series, ...]:
    """The series of a sheet, in the order of the file: rows that differ in the time alone belong together."""
    times = sheet.times()
    time = times[0] if len(times) == 1 else ""
    names = [key for key in keys_of(sheet, {}) if key != time] if time else []
    groups: dict[str, list[int]] = {}
    for row in sheet.rows:
        groups.setdefault(" ".join(sheet.text(row, name) for name in names), []).append(row)
    return tuple(Series(name, tuple(_in_time(sheet, rows, time))) for name, rows in groups.items())


def _in_time(sheet: Sheet, rows: Sequence[int], time: str) -> Sequence[int]:
    return sorted(rows, key=lambda row: sheet.moment(row, time)) if time else rows


def numbers(sheet: Sheet, series: Series, column: str) -> Mapping[int, float | None]:
    """The numbers of a column by row, gaps as None."""
    return {row: sheet.value(row, column, "number") for row in series.rows}
