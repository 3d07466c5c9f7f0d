"""Near kind: a column of text → what it would be but for some of its cells, and what to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langreel.data.moments import TURNED, iso
from langreel.data.number_marks import NUMBER
from langreel.data.sheet import Sheet, mending

_MOST: Final = 3
"""Cells that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class NearKind:
    """Why a column is text that is nearly all numbers or dates: the first cell's row, and what to write."""

    row: int
    message: str
    hint: str


def near_kind(sheet: Sheet, column: str) -> NearKind | None:
    """What is told of a column; None where it is what it holds, or words."""
    cells = {row: cells[column] for row, cells in sheet.rows.items() if cells[column]}
    if sheet.kinds[column] != "text" or not cells:
        return None
    turned = [row for row, text in cells.items() if TURNED.fullmatch(text) and not iso(text)]
    if len(turned) == len(cells):
        return _either_order(cells[turned[0]], turned[0])
    kinds = {
        "numbers": [row for row, text in cells.items() if not NUMBER.fullmatch(sheet.marks.plain(text))],
        "dates": [row for row, text in cells.items() if not iso(text)],
    }
    name, others = min(kinds.items(), key=lambda each: len(each[1]))
    if 2 * len(others) >= len(cells):
        return _doubted(sheet, [*cells.items()])
    named = ", ".join(f"{cells[row]} ({sheet.place(row, column)})" for row in others[:_MOST])
    more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    message = f"{len(cells) - len(others)} of {len(cells)} cells are {name}, not {named}{more}"
    hints = dict.fromkeys(mending(cells[row]) for row in others[:_MOST])
    return NearKind(others[0], message, "; ".join(hints))


def _either_order(text: str, row: int) -> NearKind:
    """Days of which nobody can tell whether the day or the month comes first."""
    day, month = iso(text, "day-first"), iso(text, "month-first")
    hint = f"read: {{dates: day-first}} if it is {day}, read: {{dates: month-first}} if it is {month}"
    return NearKind(row, f"{text} may be {day} or {month}", hint)


def _doubted(sheet: Sheet, cells: Sequence[tuple[int, str]]) -> NearKind | None:
    """Numbers of which nobody can tell whether their sign is a decimal point."""
    doubted = [(row, text) for row, text in cells if not sheet.marks.plain(text)]
    if 2 * len(doubted) <= len(cells):
        return None
    row, text = doubted[0]
    return NearKind(row, f"{text} may be two numbers", mending(text))
