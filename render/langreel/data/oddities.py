"""Oddities: a sheet → holes in its time, rows that stand twice, cells that are empty, numbers that leap."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from langreel.data.cells import naming_columns
from langreel.data.near_kind import near_kind
from langreel.data.series import Series, numbers, series_of
from langreel.data.sheet import Sheet
from langreel.model import Finding

FEWEST: Final = 8
"""Numbers in a row from which on it is said that one of them leaps."""
LEAP: Final = 8.0
"""How many times as far as usual a number must lie from both of its neighbours, away and back."""
TOLD: Final = 5
"""Findings of one kind that are told of a table; the rest are counted."""


def oddities(sheet: Sheet, measured: Sequence[str]) -> Iterator[Finding]:
    """What may be wrong with a table; ``measured`` are its columns of numbers that have a unit."""
    found = series_of(sheet)
    times = sheet.times()
    kinds = (
        _doubles(sheet),
        _mixed(sheet),
        (each for series in found for each in _holes(sheet, series, times[0]))
        if len(times) == 1
        else iter(()),
        (each for column in measured for each in _gaps(sheet, column)),
        (each for column in measured for series in found for each in _leaps(sheet, series, column)),
    )
    for kind in kinds:
        yield from _shortened(list(kind), sheet.path)


def _shortened(found: Sequence[Finding], path: str) -> Iterator[Finding]:
    yield from found[:TOLD]
    if len(found) > TOLD:
        first = found[0]
        yield Finding(first.severity, first.rule, f"and {len(found) - TOLD} more like these", path)


def _doubles(sheet: Sheet) -> Iterator[Finding]:
    """Rows that nothing tells apart."""
    columns = naming_columns(sheet)
    rows: dict[tuple[str, ...], list[int]] = {}
    for row, cells in sheet.rows.items():
        rows.setdefault(tuple(cells[column] for column in columns), []).append(row)
    for told, alike in rows.items():
        if columns and len(alike) > 1:
            others = ", ".join(sheet.at(row, columns[0]) for row in alike[1:])
            message = f"{len(alike)} rows are alike in {', '.join(columns)}: {' '.join(filter(None, told))}"
            hint = f"the others: {others}; keep one, or add a column that tells them apart"
            yield Finding("warning", "table-double", message, sheet.at(alike[0], columns[0]), hint)


def _mixed(sheet: Sheet) -> Iterator[Finding]:
    """Columns of text that are numbers or dates but for some of their cells."""
    for column in sheet.kinds:
        if near := near_kind(sheet, column):
            where, message = sheet.at(near.row, column), f"{column!r} is text: {near.message}"
            yield Finding("warning", "table-mixed", message, where, near.hint)


def _gaps(sheet: Sheet, column: str) -> Iterator[Finding]:
    """A column with a unit whose cells are empty."""
    empty = [row for row in sheet.rows if not sheet.text(row, column)]
    if empty:
        cells = "a cell" if len(empty) == 1 else f"{len(empty)} cells"
        message = f"{cells} of {column!r} {'is' if len(empty) == 1 else 'are'} empty"
        yield Finding("info", "table-gap", message, sheet.at(empty[0], column))


# Holes


def _holes(sheet: Sheet, series: Series, time: str) -> Iterator[Finding]:
    """Moments that are missing from a series whose steps are even otherwise."""
    moments = {_count(sheet.moment(row, time)): row for row in series.rows if _count(sheet.moment(row, time))}
    counts = _by_month(sorted(moments))
    steps = Counter(there - here for here, there in pairwise(counts))
    if not steps or len(counts) < 4:
        return
    usual, often = steps.most_common(1)[0]
    if often < 0.8 * steps.total() or usual <= 0:
        return
    rows = dict(zip(counts, (moments[count] for count in sorted(moments))))
    for here, there in pairwise(counts):
        if there - here > usual:
            ends = [sheet.moment(rows[count], time) for count in (here, there)]
            name = f"{series.name}: " if series.name else ""
            message = f"{name}nothing between {ends[0]} and {ends[1]}"
            yield Finding("warning", "table-hole", message, sheet.at(rows[there], time))


def _count(moment: str) -> tuple[int, int]:
    """A moment as something that grows: (months, day), or years with no months."""
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", moment):
        return (0, 0)
    parts = [int(part) for part in moment.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    return (12 * year + month - 1, day) if month else (12 * year, 0)


def _by_month(moments: Sequence[tuple[int, int]]) -> list[int]:
    """Months as numbers; nothing for days of which several lie in one month: markets close."""
    months = [month for month, _ in moments]
    return months if len(set(months)) == len(months) else []


# Leaps


def _leaps(sheet: Sheet, series: Series, column: str) -> Iterator[Finding]:
    """Numbers that lie far from both of their neighbours, on one side."""
    values = numbers(sheet, series, column)
    known: Mapping[int, float] = {row: value for row, value in values.items() if value is not None}
    rows = list(known)
    if len(rows) < FEWEST:
        return
    usual = statistics.median(abs(known[there] - known[here]) for here, there in pairwise(rows))
    for before, row, after in zip(rows, rows[1:], rows[2:]):
        up, down = known[row] - known[before], known[row] - known[after]
        if up * down > 0 and min(abs(up), abs(down)) > LEAP * usual > 0:
            name = f"{series.name}: " if series.name else ""
            text, left, right = (sheet.text(each, column) for each in (row, before, after))
            message = f"{name}{text} in {column!r} lies far from {left} before and {right} after it"
            hint = "look at the source: a slip of the comma, another unit, or true"
            yield Finding("warning", "table-outlier", message, sheet.at(row, column), hint)
