"""Selection: a table and what is asked of it -> the rows that answer, announced with their digest."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.data.csv_file import DAY, NUMBER, CsvSheet, Kind, read
from langreel.data.sources import Column, Source, sources
from langreel.errors import ContentError, perhaps

if TYPE_CHECKING:
    import pandas

TIMES: Final = ("date", "period_end", "as_of", "year", "fiscal_year")
"""Columns that ``since`` and ``until`` look at: the first of them that the table has."""


@dataclass(frozen=True, slots=True)
class Table:
    """Selected rows, column by column: numbers are floats, days are dates, empty cells are None."""

    name: str
    columns: Mapping[str, tuple[Any, ...]]
    source: Source

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        if column not in self.columns:
            hint = perhaps(column, self.columns)
            raise ContentError(f"no column {column!r}", f"data/{self.name}.csv:1:1", hint)
        return self.columns[column]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def frame(self) -> pandas.DataFrame:
        """The rows as a pandas frame, for scenes that calculate: ``gold.frame().groupby("year")``."""
        # Here and nowhere else: what draws nothing need not wait for it.
        import pandas

        return pandas.DataFrame(dict(self.columns))


def table(folder: Path, name: str, where: Mapping[str, object]) -> Table:
    """The rows of ``folder/<name>.csv`` that ``where`` leaves, in the order of the file.

    ``where`` maps a column to a value, or to a list of values any of which will do; a day is matched by
    its beginning (``2025-07``). ``since`` and ``until`` bound the table's time column, both ends included.
    """
    sheet, lines = select(folder, name, where)
    source = sources(folder).get(name)
    if source is None:
        hint = f"add an entry {name!r}: every chart says where its numbers come from"
        raise ContentError(f"table {name!r} has no source", f"{folder.name}/sources.yaml", hint)
    declared = {column: _kind(sheet, column, meaning) for column, meaning in source.columns.items()}
    columns = {
        column: tuple(sheet.value(line, column, kind) for line in lines)
        for column, kind in {**sheet.kinds, **declared}.items()
    }
    return Table(name, columns, source)


def _kind(sheet: CsvSheet, column: str, meaning: Column) -> Kind:
    """What a column with a unit holds, whatever its cells look like."""
    if column not in sheet.kinds:
        hint = f"sources.yaml gives it a unit; {perhaps(column, sheet.kinds)}"
        raise ContentError(f"no column {column!r}", f"{sheet.path}:1:1", hint)
    return "date" if meaning.unit == "date" else "number"


def selection_digest(folder: Path, name: str, where_json: str) -> str:
    """The digest that was announced for this selection, as it is now; empty if it cannot be made any more."""
    try:
        return digest(*chosen(folder, name, json.loads(where_json)))
    except ContentError:
        return ""


def digest(sheet: CsvSheet, lines: Sequence[int]) -> str:
    """A fingerprint of the cells as they stand in the file and the columns' kinds, then of each row."""
    content = [list(sheet.kinds.items()), [list(sheet.rows[line].values()) for line in lines]]
    return f"{sha256(json.dumps(content).encode()).hexdigest()}/{' '.join(row_digests(sheet, lines))}"


def row_digests(sheet: CsvSheet, lines: Sequence[int]) -> list[str]:
    """A short fingerprint of every row."""
    rows = (json.dumps(list(sheet.rows[line].values())) for line in lines)
    return [sha256(row.encode()).hexdigest()[:8] for row in rows]


def select(folder: Path, name: str, where: Mapping[str, object]) -> tuple[CsvSheet, list[int]]:
    """The lines that ``where`` leaves: at least one, or a ContentError that names what matches nothing."""
    path = str(_file(folder, name))
    sys.audit("langreel.covered", path)
    sheet, lines = chosen(folder, name, where)
    asked = {key: sorted(map(str, v)) if isinstance(v, set | frozenset) else v for key, v in where.items()}
    told = json.dumps(asked, sort_keys=True, default=str)
    sys.audit("langreel.selected", path, name, told, digest(sheet, lines))
    if not lines:
        raise ContentError(f"no row matches {phrase(where)}", sheet.path, _nearest(sheet, where))
    return sheet, lines


def _file(folder: Path, name: str) -> Path:
    """The file of a table that the folder has: a name never leads out of it."""
    path = folder.absolute() / f"{name}.csv"
    if Path(name).name != name or not path.is_file():
        known = sorted(path.stem for path in folder.glob("*.csv") if path.is_file())
        raise ContentError(f"no table {name!r}", f"{folder.name}/", perhaps(name, known))
    return path


def chosen(folder: Path, name: str, where: Mapping[str, object]) -> tuple[CsvSheet, list[int]]:
    """The lines that ``where`` leaves, told to nobody."""
    path = _file(folder, name)
    state = path.stat()
    sheet = read(path, f"{folder.name}/{name}.csv", state.st_mtime_ns, state.st_size)
    lines = list(sheet.rows)
    for key, wanted in where.items():
        column = column_of(sheet, key)
        lines = [line for line in lines if _matches(sheet.text(line, column), key, wanted)]
    return sheet, lines


def column_of(sheet: CsvSheet, key: str) -> str:
    """The column that a key of ``where`` filters."""
    if key in sheet.kinds:
        return key
    times = [time for time in TIMES if time in sheet.kinds]
    if key in ("since", "until") and times:
        return times[0]
    hint = perhaps(key, [*sheet.kinds, "since", "until"])
    raise ContentError(f"no column {key!r}", f"{sheet.path}:1:1", hint)


def _matches(text: str, key: str, wanted: object) -> bool:
    """Whether a cell is what was asked for."""
    if isinstance(wanted, list | tuple | set | frozenset):
        return any(_matches(text, key, one) for one in wanted)
    asked = "" if wanted is None else str(wanted)
    if key in ("since", "until"):
        begins = text[: len(asked)]
        return bool(text) and (begins >= asked if key == "since" else begins <= asked)
    if DAY.fullmatch(text) and asked:
        return f"{text}-".startswith(f"{asked}-")
    if isinstance(wanted, int | float) and NUMBER.fullmatch(text) and NUMBER.fullmatch(asked):
        return Fraction(text) == Fraction(asked)
    return text == asked


def phrase(where: Mapping[str, object]) -> str:
    """A selection for people: country=China, since=2008."""
    return ", ".join(f"{key}={value}" for key, value in where.items()) or "the whole table"


def _nearest(sheet: CsvSheet, where: Mapping[str, object]) -> str:
    """The first key of ``where`` that matches nothing even alone, and what its column offers."""
    for key, wanted in where.items():
        cells = [row[column_of(sheet, key)] for row in sheet.rows.values()]
        if cells and not any(_matches(text, key, wanted) for text in cells):
            offered = sorted(set(cells))
            span = f"{key} runs from {offered[0]} to {offered[-1]}"
            return span if len(offered) > 60 else perhaps(str(wanted), offered)
    if not sheet.rows:
        return "the table has no rows"
    return "each part of it matches some row, but no row matches all"
