"""Data: the name of a table and a selection -> its rows, or one exact number and the cells it comes from.

A table is ``data/<name>.csv`` with an entry in ``data/sources.yaml``. Numbers are those of the file:
``Source.columns[column].scale`` turns them into the column's unit. Every selection is announced to audit
hooks, so that whoever watches a job knows which rows it has seen, instead of which files.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from langreel.errors import ContentError, perhaps
from langreel.model import Cell

if TYPE_CHECKING:
    import pandas

TAKES: Final = ("max", "min", "first", "last", "sum", "mean")
TIMES: Final = ("date", "period_end", "as_of", "year", "fiscal_year")
"""Columns that ``since`` and ``until`` look at: the first of them that the table has."""

NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
FIELD: Final = re.compile(r'("(?:[^"]|"")*"|[^,]*)(,|$)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """What a number of a column means: ``cell * scale`` counts ``unit``."""

    unit: str
    scale: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from. ``title`` and ``publishers`` are per language."""

    name: str
    title: Mapping[str, str]
    publishers: Mapping[str, str]
    series: str
    url: str
    as_of: str
    licence: str
    columns: Mapping[str, Column]

    @property
    def publisher(self) -> str:
        """The publisher in English, or as the file names it."""
        return self.credit("en")

    def credit(self, lang: str) -> str:
        """The publisher as a source line in ``lang`` names it."""
        return self.publishers.get(lang) or self.publishers.get("en") or next(iter(self.publishers.values()))


@dataclass(frozen=True, slots=True)
class Table:
    """Selected rows, column by column: numbers are floats, days are dates, empty cells are None."""

    name: str
    columns: Mapping[str, tuple[Any, ...]]
    source: Source

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        if column not in self.columns:
            raise ContentError(f"no column {column!r} in {self.name}", f"data/{self.name}.csv:1:1",
                               perhaps(column, self.columns))  # fmt: skip
        return self.columns[column]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def table(folder: Path, name: str, where: Mapping[str, object]) -> Table:
    """The rows of ``folder/<name>.csv`` that ``where`` leaves, in the order of the file.

    ``where`` maps a column to a value, or to a list of values any of which will do; a day is matched by
    its beginning (``2025-07``). ``since`` and ``until`` bound the table's time column, both ends included.
    """
    source = sources(folder).get(name)
    sheet, rows = _select(folder, name, where)
    if source is None:
        raise ContentError(f"table {name!r} has no source", f"{folder.name}/sources.yaml",
                           f"add an entry {name!r}: every chart says where its numbers come from")  # fmt: skip
    kinds = {column: "number" for column in source.columns if column in sheet.kinds}
    columns = {
        column: tuple(sheet.value(rows, line, column, kinds.get(column, kind)) for line in rows.index)
        for column, kind in sheet.kinds.items()
    }
    return Table(name, columns, source)


def cell(
    folder: Path, table: str, where: Mapping[str, object], column: str, take: str | None
) -> tuple[Fraction | date, tuple[Cell, ...]]:
    """One exact value, unscaled, and the cells it comes from.

    Without ``take`` the selection must be one row. ``max min first last`` pass over empty cells,
    ``sum mean`` refuse them. ContentError where there is no such value.
    """
    sheet, rows = _select(folder, table, where)
    if column not in sheet.kinds:
        raise ContentError(f"no column {column!r}", f"{sheet.path}:1:1", perhaps(column, sheet.kinds))
    if take is not None and take not in TAKES:
        raise ContentError(f"cannot take {take!r} of {column!r}", sheet.path, perhaps(take, TAKES))
    if take is None and len(rows) > 1:
        raise ContentError(f"{len(rows)} rows match {_told(where)}", sheet.path, _narrow(sheet, rows))
    if take not in (None, "sum", "mean"):
        rows = rows[rows[column] != ""]
    if not len(rows):
        raise ContentError(f"no row with a value in {column!r} matches {_told(where)}", sheet.path,
                           "the cells of this column are empty there")  # fmt: skip
    values = {line: _exact(sheet, rows, line, column) for line in rows.index}
    value, lines = _taken(values, take or "first", f"{sheet.path}:{rows.index[0]}:1")
    keys = _keys(sheet, where)
    return value, tuple(
        Cell(table, " ".join(f"{key}={rows.at[line, key]}" for key in keys), column, rows.at[line, column])
        for line in lines
    )


def selection_digest(folder: Path, name: str, where_json: str) -> str:
    """The digest that was announced for this selection, as it is now; empty if it cannot be made any more."""
    try:
        sheet, rows = _rows(folder, name, json.loads(where_json))
    except ContentError:
        return ""
    return _digest(sheet, rows)


def sources(folder: Path) -> Mapping[str, Source]:
    """The entries of ``folder/sources.yaml`` by table; ContentError with line and column if one is wrong."""
    path = folder / "sources.yaml"
    if not path.is_file():
        raise ContentError("there is no sources.yaml", folder.name, "it names where each table comes from")
    text = _decode(path.read_bytes(), f"{folder.name}/sources.yaml")
    return _sources(text, f"{folder.name}/sources.yaml")


# Selecting


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A whole file: cells as text, indexed by line, and each column's kind: number, date, text or empty."""

    path: str
    lines: tuple[str, ...]
    frame: pandas.DataFrame
    kinds: Mapping[str, str]

    def value(self, rows: pandas.DataFrame, line: int, column: str, kind: str) -> Any:
        text = rows.at[line, column]
        if not text:
            return None
        if kind == "number" and not NUMBER.fullmatch(text):
            raise ContentError(f"{text!r} is not a number", self.at(line, column), _as_number(text))
        return float(text) if kind == "number" else date.fromisoformat(text) if kind == "date" else text

    def at(self, line: int, column: str) -> str:
        """``data/x.csv:line:column`` of a cell."""
        fields = list(FIELD.finditer(self.lines[line - 1]))
        number = list(self.frame.columns).index(column)
        return f"{self.path}:{line}:{fields[number].start() + 1 if number < len(fields) else 1}"


def _select(folder: Path, name: str, where: Mapping[str, object]) -> tuple[_Sheet, pandas.DataFrame]:
    """Like _rows, and announced; at least one row, or a ContentError that says which part matches nothing."""
    path = str(folder / f"{name}.csv")
    sys.audit("langreel.covered", path)
    sheet, rows = _rows(folder, name, where)
    asked = json.dumps(dict(where), sort_keys=True, default=str)
    sys.audit("langreel.selected", path, name, asked, _digest(sheet, rows))
    if not len(rows):
        raise ContentError(f"no row matches {_told(where)}", sheet.path, _nearest(sheet, where))
    return sheet, rows


def _rows(folder: Path, name: str, where: Mapping[str, object]) -> tuple[_Sheet, pandas.DataFrame]:
    known = sorted(path.stem for path in folder.glob("*.csv"))
    if name not in known:
        raise ContentError(f"no table {name!r}", f"{folder.name}/", perhaps(name, known))
    path = folder / f"{name}.csv"
    state = path.stat()
    sheet = _read(path, f"{folder.name}/{name}.csv", state.st_mtime_ns, state.st_size)
    rows = sheet.frame
    for key, wanted in where.items():
        rows = rows[[_matches(text, key, wanted) for text in rows[_column(sheet, key)]]]
    return sheet, rows


def _column(sheet: _Sheet, key: str) -> str:
    """The column that a key of ``where`` filters."""
    if key in sheet.kinds:
        return key
    times = [time for time in TIMES if time in sheet.kinds]
    if key in ("since", "until") and times:
        return times[0]
    raise ContentError(f"no column {key!r}", f"{sheet.path}:1:1", perhaps(key, [*sheet.kinds, "since", "until"]))


def _matches(text: str, key: str, wanted: object) -> bool:
    """Whether a cell is what was asked for."""
    if isinstance(wanted, list | tuple | set | frozenset):
        return any(_matches(text, key, one) for one in wanted)
    asked = "" if wanted is None else str(wanted)
    if key in ("since", "until"):
        begins = text[: len(asked)]
        return bool(text) and (begins >= asked if key == "since" else begins <= asked)
    if DAY.fullmatch(text) and asked:
        return (text + "-").startswith(asked.rstrip("-") + "-")
    if isinstance(wanted, int | float) and NUMBER.fullmatch(text):
        return Fraction(text) == Fraction(str(wanted))
    return text == asked


def _digest(sheet: _Sheet, rows: pandas.DataFrame) -> str:
    content = [sorted(sheet.kinds.items()), list(rows.columns), rows.to_numpy().tolist()]
    return sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()


# One number


def _exact(sheet: _Sheet, rows: pandas.DataFrame, line: int, column: str) -> Fraction | date:
    """A cell as an exact value."""
    text = rows.at[line, column]
    if not text:
        raise ContentError(f"the cell of {column!r} is empty", sheet.at(line, column), "choose another row")
    if sheet.kinds[column] == "date":
        return date.fromisoformat(text)
    if not NUMBER.fullmatch(text):
        raise ContentError(f"{text!r} in {column!r} is not a number", sheet.at(line, column), _as_number(text))
    return Fraction(text)


def _taken(values: Mapping[int, Fraction | date], take: str, where: str) -> tuple[Fraction | date, list[int]]:
    """The value that ``take`` makes of these, and the lines that it comes from."""
    if take in ("sum", "mean"):
        numbers = [value for value in values.values() if isinstance(value, Fraction)]
        if len(numbers) < len(values):
            raise ContentError(f"dates have no {take}", where, "take one of: max, min, first, last")
        return sum(numbers, Fraction(0)) / (len(numbers) if take == "mean" else 1), list(values)
    order = list(values)
    if take in ("max", "min"):
        best = (max if take == "max" else min)(values.values())  # type: ignore[type-var]
        order = [line for line in order if values[line] == best][:1]
    line = order[-1 if take == "last" else 0]
    return values[line], [line]


def _keys(sheet: _Sheet, where: Mapping[str, object]) -> list[str]:
    """The columns that name a row: those asked for, then from the left as many as make it the only one."""
    keys = list(dict.fromkeys(_column(sheet, key) for key in where))
    for column, kind in sheet.kinds.items():
        if keys and not sheet.frame.duplicated(keys).any():
            break
        if column not in keys and (kind in ("text", "date") or column in TIMES):
            keys.append(column)
    return keys


# Reading files


@lru_cache(maxsize=64)
def _read(path: Path, shown: str, _changed: int, _size: int) -> _Sheet:
    """A file as it is now: its time and size are part of what is remembered."""
    import pandas

    text = _decode(path.read_bytes(), shown).replace("\r\n", "\n").replace("\r", "\n")
    lines = _checked(text, shown)
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, na_filter=False)
    frame.columns = frame.columns.str.strip()
    frame = frame.apply(lambda cells: cells.str.strip())
    frame.index = pandas.Index(lines)
    return _Sheet(shown, tuple(text.split("\n")), frame, {name: _kind(frame[name]) for name in frame.columns})


def _decode(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise ContentError("the file is not UTF-8", f"{shown}:{line}:{column}",
                           "save it as UTF-8 (in Excel: CSV UTF-8)") from None  # fmt: skip


def _checked(text: str, shown: str) -> list[int]:
    """The line on which each record begins; ContentError where the file is not a table."""
    reader, begins, lines = csv.reader(io.StringIO(text), strict=True), 1, []
    header: list[str] = []
    try:
        for record in reader:
            if record and not header:
                header = _header(record, f"{shown}:{begins}:1")
            elif record:
                lines.append(begins)
                _same_length(record, header, f"{shown}:{begins}:1")
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ContentError(f"the file is not CSV: {error}", f"{shown}:{begins}:1", "check the quotes") from None
    if not header:
        raise ContentError("the file is empty", f"{shown}:1:1", "the first line names the columns")
    return lines


def _header(record: Sequence[str], where: str) -> list[str]:
    names = [name.strip() for name in record]
    for number, name in enumerate(names):
        if not name:
            raise ContentError(f"column {number + 1} has no name", where, "the first line names the columns")
        if name in names[:number]:
            raise ContentError(f"two columns are named {name!r}", where, "rename one of them")
    return names


def _same_length(record: Sequence[str], header: Sequence[str], where: str) -> None:
    if len(record) != len(header):
        raise ContentError(f"{len(record)} cells in a table of {len(header)} columns", where,
                           "put text that contains a comma in quotes")  # fmt: skip


def _kind(cells: Iterable[str]) -> str:
    """What a column holds, judged by all its cells that are not empty."""
    filled = [text for text in cells if text]
    if not filled:
        return "empty"
    if all(NUMBER.fullmatch(text) for text in filled):
        return "number"
    return "date" if all(_is_day(text) for text in filled) else "text"


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


# Hints


def _told(where: Mapping[str, object]) -> str:
    return ", ".join(f"{key}={value}" for key, value in where.items()) or "the whole table"


def _as_number(text: str) -> str:
    plain = re.sub(r"[,\s%$]", "", text)
    return f"write {plain}" if NUMBER.fullmatch(plain) else "choose a column of numbers"


def _narrow(sheet: _Sheet, rows: pandas.DataFrame) -> str:
    """What would tell the selected rows apart."""
    differ = [name for name, kind in sheet.kinds.items() if kind in ("text", "date") or name in TIMES]
    differ = [name for name in differ if rows[name].nunique() > 1]
    asked = f"narrow `where` by {differ[0]}, or take" if differ else "take"
    return f"{asked} one of: {', '.join(TAKES)}"


def _nearest(sheet: _Sheet, where: Mapping[str, object]) -> str:
    """The first key of ``where`` that matches nothing even alone, and what the column offers."""
    for key, wanted in where.items():
        cells = sheet.frame[_column(sheet, key)]
        if not any(_matches(text, key, wanted) for text in cells):
            offered = sorted(set(cells))
            near = perhaps(str(wanted), offered) if len(offered) <= 60 else ""
            return near or f"{key} runs from {min(offered, default='')} to {max(offered, default='')}"
    return "each part matches some row, but no row matches all"


# sources.yaml


@lru_cache(maxsize=8)
def _sources(text: str, shown: str) -> Mapping[str, Source]:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
        entries = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown
        raise ContentError(f"broken YAML: {error.problem}", place) from None
    if not isinstance(root, yaml.MappingNode):
        raise ContentError("expected tables by name", shown)
    marks = {key.value: key.start_mark for key, _ in root.value}
    return {
        name: _source(name, entry, f"{shown}:{marks[name].line + 1}:1") for name, entry in entries.items()
    }


def _source(name: str, entry: object, where: str) -> Source:
    """One entry, checked."""
    fields = {"title", "publisher", "series", "url", "as_of", "licence", "columns"}
    if not isinstance(entry, dict):
        raise ContentError(f"{name!r} must have fields", where, f"fields: {', '.join(sorted(fields))}")
    for key in entry.keys() - fields:
        raise ContentError(f"{name!r} has an unknown field {key!r}", where, perhaps(str(key), fields))
    for key in sorted(fields - entry.keys()):
        raise ContentError(f"{name!r} has no {key!r}", where, f"fields: {', '.join(sorted(fields))}")
    texts = {key: str(entry[key]) for key in ("series", "url", "as_of", "licence")}
    columns = {column: _unit(name, column, value, where) for column, value in (entry["columns"] or {}).items()}
    return Source(name, _names(entry["title"]), _names(entry["publisher"]), columns=columns, **texts)


def _names(value: object) -> dict[str, str]:
    """Text per language; plain text serves every language."""
    if isinstance(value, dict) and value:
        return {str(lang): str(text) for lang, text in value.items()}
    return {"en": str(value)}


def _unit(name: str, column: str, value: object, where: str) -> Column:
    if not isinstance(value, dict) or value.keys() != {"unit", "scale"}:
        raise ContentError(f"column {column!r} of {name!r} needs a unit and a scale", where,
                           "like {unit: USD, scale: 1.0e9}")  # fmt: skip
    try:
        return Column(str(value["unit"]), float(value["scale"]))
    except (TypeError, ValueError):
        raise ContentError(f"the scale of {column!r} is not a number: {value['scale']!r}", where) from None
