"""Sheet: a table's rows as text with the place of each cell, the kinds of its columns, and exact values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal

from langreel.data.moments import YEAR, day_of, iso, order_of
from langreel.data.number_marks import EITHER, EITHER_POINT, NUMBER, NumberMarks
from langreel.errors import ContentError, perhaps

Kind = Literal["number", "date", "text", "empty"]

BLANKS: Final = frozenset(
    {".", "..", "...", "…", "n/a", "na", "n.a.", "n.d.", "#n/a", "nan", "null", ":", "(na)", "—", "--", "***"}
)
"""What stands for a missing number or date where all others of its column are such."""
TIMES: Final = ("date", "period_end", "as_of", "year", "fiscal_year")
"""Columns that are the time of their table, before any other."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its rows (text by column) by number, and each column's kind.

    ``place`` tells where the cell of a row and a column stands. ``orders`` tells of columns of dates whether
    the day comes first; ``named_time`` is the column that ``read: time`` names.
    """

    path: str
    rows: Mapping[int, Mapping[str, str]]
    kinds: Mapping[str, Kind]
    place: Callable[[int, str], str] = lambda row, column: "1:1"
    marks: NumberMarks = field(default_factory=NumberMarks)
    orders: Mapping[str, str] = field(default_factory=dict)
    named_time: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)

    def text(self, row: int, column: str) -> str:
        """A cell as it stands in the file."""
        return self.rows[row][column]

    def at(self, row: int, column: str) -> str:
        """``data/x.csv:line:column`` of a cell."""
        return f"{self.path}:{self.place(row, column)}"

    def moment(self, row: int, column: str) -> str:
        """A cell of a column of dates as ISO 8601 writes it; other cells as they stand."""
        text = self.rows[row][column]
        return (iso(text, self.orders.get(column, "")) or text) if self.kinds[column] == "date" else text

    def value(self, row: int, column: str, kind: Kind) -> Any:
        """A cell as a chart wants it: float, date or text; None where it is empty."""
        if not self.text(row, column):
            return None
        if kind in ("number", "date"):
            exact = self.exact(row, column, kind)
            return exact if isinstance(exact, date) else float(exact)
        return self.text(row, column)

    def exact(self, row: int, column: str, kind: Kind) -> Fraction | date:
        """A cell as an exact value; ContentError where it is empty or text."""
        text = self.text(row, column)
        if not text:
            raise ContentError(f"the cell of {column!r} is empty", self.at(row, column), "choose another row")
        if kind == "date" and (moment := iso(text, self.orders.get(column, ""))):
            return day_of(moment)
        plain = self.marks.plain(text)
        if kind == "date" and YEAR.fullmatch(text):
            return Fraction(text)
        if kind == "date" or not NUMBER.fullmatch(plain):
            wanted = "date" if kind == "date" else "number"
            message = f"{text!r} in {column!r} is not a {wanted}"
            raise ContentError(message, self.at(row, column), mending(text))
        return Fraction(plain)

    def time(self) -> str:
        """The column of the table's time; ContentError where there is none, or none can be told."""
        found = self.times()
        if len(found) == 1:
            return found[0]
        if found:
            hint = f"say which: read: {{time: {found[0]}}}; there are {', '.join(found)}"
            raise ContentError(f"{len(found)} columns may be the table's time", f"{self.path}:1:1", hint)
        hint = "write 2024-12-31, 2024-12 or 2024; for 31/12/2024 say read: {dates: day-first}"
        raise ContentError("the table has no column of dates or years", f"{self.path}:1:1", hint)

    def times(self) -> list[str]:
        """Columns that may be the table's time: the one that is named so, else all of days, else of years."""
        if self.named_time:
            if self.named_time not in self.kinds:
                hint = perhaps(self.named_time, self.kinds)
                raise ContentError(f"no column {self.named_time!r}", f"{self.path}:1:1", hint)
            return [self.named_time]
        by_name = {column.lower(): column for column in reversed([*self.kinds])}
        named = [by_name[time] for time in TIMES if time in by_name]
        dates = [column for column, kind in self.kinds.items() if kind == "date"]
        return named[:1] or dates or [column for column in self.kinds if self._has_years(column)]

    def _has_years(self, column: str) -> bool:
        filled = [text for row in self.rows.values() if (text := row[column])]
        return bool(filled) and all(YEAR.fullmatch(text) for text in filled)


def kind_of(cells: Iterable[str], marks: NumberMarks, order: str = "") -> tuple[Kind, str]:
    """What a column holds, judged by all its cells that are not empty; of days, which part comes first."""
    filled = [text for text in cells if text]
    if not filled:
        return "empty", ""
    if all(NUMBER.fullmatch(marks.plain(text)) for text in filled):
        return "number", ""
    order = order or order_of(filled)
    return ("date", order) if all(iso(text, order) for text in filled) else ("text", "")


def mending(text: str) -> str:
    """What to write, or to say in ``read:``, for a text that is no number."""
    if EITHER.fullmatch(text) or EITHER_POINT.fullmatch(text):
        sign = "," if "," in text else "."
        whole = text.replace(sign, "")
        return (f'read: {{thousands: "{sign}"}} if it is {whole}, '
                f'read: {{decimal: "{sign}"}} if it is {text.replace(sign, ".")}')  # fmt: skip
    if text.lower() in BLANKS or text.lower().lstrip("+-") in ("inf", "infinity"):
        return f"read: {{missing: [{text}]}} if it stands for a gap"
    plain = re.sub(r"[,\s%$]", "", text)
    return f"write {plain}" if NUMBER.fullmatch(plain) else "mend it, or choose another column"
