"""Cells: a selection and a way to take one value of it -> the exact number, and the cells it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from langreel.data.selection import column_of, phrase, select
from langreel.data.sheet import TIMES, Sheet
from langreel.errors import ContentError, perhaps
from langreel.model import Cell

TAKES: Final = ("max", "min", "first", "last", "sum", "mean")


def cell(
    folder: Path, table: str, where: Mapping[str, object], *, column: str, take: str | None
) -> tuple[Fraction | date, tuple[Cell, ...]]:
    """One exact value, not yet scaled to its unit, and the cells it comes from.

    Without ``take`` the selection must be one row. ``max min first last`` pass over empty cells,
    ``sum mean`` refuse them. ContentError where there is no such value.
    """
    sheet, lines = select(folder, table, where)
    if column not in sheet.kinds:
        raise ContentError(f"no column {column!r}", f"{sheet.path}:1:1", perhaps(column, sheet.kinds))
    if take is not None and take not in TAKES:
        raise ContentError(f"cannot take {take!r} of {column!r}", sheet.path, perhaps(take, TAKES))
    if take is None and len(lines) > 1:
        raise ContentError(f"{len(lines)} rows match {phrase(where)}", sheet.path, _narrow(sheet, lines))
    values = _values(sheet, lines, column, take=take)
    if not values:
        raise ContentError(f"every cell of {column!r} is empty where {phrase(where)}", sheet.path,
                           "choose other rows or another column")  # fmt: skip
    value, origins = _taken(values, take or "first", sheet.at(next(iter(values)), column))
    keys = keys_of(sheet, where)
    rows_told = (" ".join(f"{key}={sheet.text(line, key)}" for key in keys) for line in origins)
    texts = (sheet.text(line, column) for line in origins)
    return value, tuple(Cell(table, row, column, text) for row, text in zip(rows_told, texts))


def _values(
    sheet: Sheet, lines: Sequence[int], column: str, *, take: str | None
) -> dict[int, Fraction | date]:
    """The exact values by line; empty cells are left out where a single one is taken of many."""
    skips = take in ("max", "min", "first", "last")
    kind = sheet.kinds[column]
    filled = (line for line in lines if not skips or sheet.text(line, column))
    return {line: sheet.exact(line, column, kind) for line in filled}


def _taken(values: Mapping[int, Fraction | date], take: str, where: str) -> tuple[Fraction | date, list[int]]:
    """The value that ``take`` makes of these, and the lines that it comes from."""
    if take in ("sum", "mean"):
        numbers = [value for value in values.values() if isinstance(value, Fraction)]
        if len(numbers) < len(values):
            raise ContentError(f"dates have no {take}", where, "take one of: max, min, first, last")
        return sum(numbers, Fraction(0)) / (len(numbers) if take == "mean" else 1), list(values)
    lines = list(values)
    if take in ("max", "min"):
        best = (max if take == "max" else min)(values.values())
        lines = [line for line in lines if values[line] == best][:1]
    line = lines[-1 if take == "last" else 0]
    return values[line], [line]


def keys_of(sheet: Sheet, where: Mapping[str, object]) -> list[str]:
    """The columns that name a row: those asked for, then from the left as many as make it the only one."""
    keys = list(dict.fromkeys(column_of(sheet, key) for key in where))
    for column in naming_columns(sheet):
        if keys and _tell_apart(sheet, keys):
            break
        if column not in keys:
            keys.append(column)
    return keys


def naming_columns(sheet: Sheet) -> list[str]:
    """Columns whose cells name a row: text, dates, and what the time is called."""
    times = {*TIMES, *(time.lower() for time in sheet.times())}
    return [name for name, kind in sheet.kinds.items() if kind in ("text", "date") or name.lower() in times]


def _tell_apart(sheet: Sheet, keys: Sequence[str]) -> bool:
    """Whether no two rows have the same cells in these columns."""
    return len({tuple(row[key] for key in keys) for row in sheet.rows.values()}) == len(sheet.rows)


def _narrow(sheet: Sheet, lines: Sequence[int]) -> str:
    """What would tell the selected rows apart."""
    differ = next(
        (name for name in naming_columns(sheet) if len({sheet.text(line, name) for line in lines}) > 1), ""
    )
    narrow = f"narrow `where` by {differ}, or " if differ else ""
    return f"{narrow}take one of: {', '.join(TAKES)}"
