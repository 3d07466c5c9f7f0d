"""CSV file: its cells as text, indexed by line, or a ContentError at the line that is no table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from langreel.errors import ContentError

Kind = Literal["number", "date", "text", "empty"]

NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELD: Final = re.compile(r'("(?:[^"]|"")*"|[^,]*)(,|$)')


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """A file: its lines, its rows (stripped text by column) by line number, each column's kind."""

    path: str
    lines: tuple[str, ...]
    rows: Mapping[int, Mapping[str, str]]
    kinds: Mapping[str, Kind]

    def text(self, line: int, column: str) -> str:
        """A cell as it stands in the file."""
        return self.rows[line][column]

    def at(self, line: int, column: str) -> str:
        """``data/x.csv:line:column`` of a cell."""
        fields = list(FIELD.finditer(self.lines[line - 1]))
        number = list(self.kinds).index(column)
        return f"{self.path}:{line}:{fields[number].start() + 1 if number < len(fields) else 1}"

    def value(self, line: int, column: str, kind: Kind) -> Any:
        """A cell as a chart wants it: float, date or text; None where it is empty."""
        if not self.text(line, column):
            return None
        if kind in ("number", "date"):
            exact = self.exact(line, column, kind)
            return exact if isinstance(exact, date) else float(exact)
        return self.text(line, column)

    def exact(self, line: int, column: str, kind: Kind) -> Fraction | date:
        """A cell as an exact value; ContentError where it is empty or text."""
        text = self.text(line, column)
        if not text:
            where, hint = self.at(line, column), "choose another row"
            raise ContentError(f"the cell of {column!r} is empty", where, hint)
        if kind == "date" and is_day(text):
            return date.fromisoformat(text)
        if kind == "date" or not NUMBER.fullmatch(text):
            where, wanted = self.at(line, column), "date" if kind == "date" else "number"
            raise ContentError(f"{text!r} in {column!r} is not a {wanted}", where, _mend(text))
        return Fraction(text)


@lru_cache(maxsize=64)
def read(path: Path, shown: str, _changed: int, _size: int) -> CsvSheet:
    """A file as it is now: its time and size are part of what is remembered."""
    text = decode(contents(path, shown), shown).replace("\r\n", "\n").replace("\r", "\n")
    names, records = _records(text, shown)
    rows = {line: dict(zip(names, map(str.strip, record))) for line, record in records.items()}
    kinds = {name: kind_of(row[name] for row in rows.values()) for name in names}
    return CsvSheet(shown, tuple(text.split("\n")), rows, kinds)


def contents(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(f"the file cannot be read: {error.strerror}", shown) from None


def decode(raw: bytes, shown: str) -> str:
    """The text of a UTF-8 file, with or without its mark at the beginning."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        where, hint = f"{shown}:{line}:{column}", "save it as UTF-8 (in Excel: CSV UTF-8)"
        raise ContentError("the file is not UTF-8", where, hint) from None


def _records(text: str, shown: str) -> tuple[list[str], dict[int, list[str]]]:
    """The names of the columns, and each record by the line on which it begins."""
    reader = csv.reader(io.StringIO(text), strict=True)
    names: list[str] = []
    records, line = dict[int, list[str]](), 1
    try:
        for record in reader:
            if record and names:
                _same_length(record, names, f"{shown}:{line}:1")
                records[line] = record
            elif record:
                names = _header(record, f"{shown}:{line}:1")
            line = reader.line_num + 1
    except csv.Error as error:
        where, hint = f"{shown}:{line}:1", "check the quotes"
        raise ContentError(f"the file is not CSV: {error}", where, hint) from None
    if not names:
        raise ContentError("the file is empty", f"{shown}:1:1", "the first line names the columns")
    return names, records


def _header(record: Sequence[str], where: str) -> list[str]:
    names = [name.strip() for name in record]
    for number, name in enumerate(names):
        if not name:
            raise ContentError(f"column {number + 1} has no name", where, "the first line names the columns")
        if name in names[:number]:
            raise ContentError(f"two columns are named {name!r}", where, "rename one of them")
    return names


def _same_length(record: Sequence[str], names: Sequence[str], where: str) -> None:
    if len(record) != len(names):
        raise ContentError(f"{len(record)} cells in a table of {len(names)} columns", where,
                           "put text that contains a comma in quotes")  # fmt: skip


def kind_of(cells: Iterable[str]) -> Kind:
    """What a column holds, judged by all its cells that are not empty."""
    filled = [text for text in cells if text]
    if not filled:
        return "empty"
    if all(NUMBER.fullmatch(text) for text in filled):
        return "number"
    return "date" if all(is_day(text) for text in filled) else "text"


def is_day(text: str) -> bool:
    """Whether a cell is a day of the calendar, written 2025-10-21."""
    try:
        return bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _mend(text: str) -> str:
    plain = re.sub(r"[,\s%$]", "", text)
    return f"write {plain}" if NUMBER.fullmatch(plain) else "mend it, or choose another column"
