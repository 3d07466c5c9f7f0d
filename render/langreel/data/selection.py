"""Selection: a table and what is asked of it -> the rows that answer, announced with their digest."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.data.formats import FORMATS
from langreel.data.layout import sheet_of
from langreel.data.moments import iso
from langreel.data.number_marks import NUMBER, NumberMarks
from langreel.data.read_options import ReadOptions
from langreel.data.sheet import Kind, Sheet
from langreel.data.sources import Column, Source, options_of, sources
from langreel.errors import ContentError, perhaps

if TYPE_CHECKING:
    import pandas

BOUNDS: Final = ("since", "until")
"""What ``where`` may ask of the table's time, whatever its column is called."""


@dataclass(frozen=True, slots=True)
class Table:
    """Selected rows, column by column: numbers are floats, days are dates, empty cells are None."""

    name: str
    columns: Mapping[str, tuple[Any, ...]]
    source: Source

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        if column not in self.columns:
            hint = perhaps(column, self.columns)
            raise ContentError(f"table {self.name!r} has no column {column!r}", hint=hint)
        return self.columns[column]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def frame(self) -> pandas.DataFrame:
        """The rows as a pandas frame, for scenes that calculate: ``gold.frame().groupby("year")``."""
        # Here and nowhere else: what draws nothing need not wait for it.
        import pandas

        return pandas.DataFrame(dict(self.columns))


def table(folder: Path, name: str, where: Mapping[str, object]) -> Table:
    """The rows of ``folder/<name>.csv`` (or another format) that ``where`` leaves, in the order of the file.

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


def column_names(folder: Path, name: str) -> tuple[str, ...]:
    """The columns of a table, whatever its cells hold; ContentError where it cannot be read."""
    sheet, _ = select(folder, name, {})
    return tuple(sheet.kinds)


def _kind(sheet: Sheet, column: str, meaning: Column) -> Kind:
    """What a column with a unit holds, whatever its cells look like."""
    if column not in sheet.kinds:
        hint = f"sources.yaml gives it a unit; {perhaps(column, sheet.kinds)}"
        raise ContentError(f"no column {column!r}", f"{sheet.path}:1:1", hint)
    return "date" if meaning.unit == "date" else "number"


def table_file(folder: Path, name: str) -> Path:
    """The file of a table that the folder has: a name never leads out of it."""
    found = [path for path in _files(folder) if path.stem == name]
    if len(found) > 1:
        others = " and ".join(path.name for path in found)
        raise ContentError(f"two files are table {name!r}", f"{folder.name}/", f"keep one of {others}")
    if not found:
        raise ContentError(f"no table {name!r}", f"{folder.name}/", perhaps(name, table_names(folder)))
    return found[0]


def table_names(folder: Path) -> tuple[str, ...]:
    """The tables of a folder, sorted."""
    return tuple(sorted({path.stem for path in _files(folder)}))


def _files(folder: Path) -> list[Path]:
    """The files of a folder that may be tables, sorted."""
    with os.scandir(folder.absolute()) if folder.is_dir() else contextlib.nullcontext(()) as listed:
        names = [each.name for each in listed if Path(each.name).suffix.lower() in FORMATS and each.is_file()]
    return [folder.absolute() / name for name in sorted(names)]


def selection_digest(folder: Path, name: str, where_json: str) -> str:
    """The digest that was announced for this selection, as it is now; empty if it cannot be made any more."""
    try:
        return digest(*chosen(folder, name, json.loads(where_json)))
    except ContentError:
        return ""


def digest(sheet: Sheet, lines: Sequence[int]) -> str:
    """A fingerprint of the cells as they stand in the file and the columns' kinds, then of each row."""
    content: list[object] = [list(sheet.kinds.items()), [list(sheet.rows[line].values()) for line in lines]]
    if sheet.marks != NumberMarks() or sheet.orders:
        content.append([repr(sheet.marks), sorted(sheet.orders.items())])
    return f"{sha256(json.dumps(content).encode()).hexdigest()}/{' '.join(row_digests(sheet, lines))}"


def row_digests(sheet: Sheet, lines: Sequence[int]) -> list[str]:
    """A short fingerprint of every row."""
    rows = (json.dumps(list(sheet.rows[line].values())) for line in lines)
    return [sha256(row.encode()).hexdigest()[:8] for row in rows]


def select(folder: Path, name: str, where: Mapping[str, object]) -> tuple[Sheet, list[int]]:
    """The lines that ``where`` leaves: at least one, or a ContentError that names what matches nothing."""
    path = str(table_file(folder, name))
    sys.audit("langreel.covered", path)
    sheet, lines = chosen(folder, name, where)
    asked = {key: sorted(map(str, v)) if isinstance(v, set | frozenset) else v for key, v in where.items()}
    told = json.dumps(asked, sort_keys=True, default=str)
    sys.audit("langreel.selected", path, name, told, digest(sheet, lines))
    if not lines:
        raise ContentError(f"no row matches {phrase(where)}", sheet.path, _nearest(sheet, where))
    return sheet, lines


def chosen(folder: Path, name: str, where: Mapping[str, object]) -> tuple[Sheet, list[int]]:
    """The lines that ``where`` leaves, told to nobody."""
    sheet = whole(table_file(folder, name), f"{folder.name}", options_of(folder, name))
    lines = list(sheet.rows)
    for key, wanted in where.items():
        column = column_of(sheet, key)
        lines = [line for line in lines if _matches(sheet, line, column, key=key, wanted=wanted)]
    return sheet, lines


def whole(path: Path, folder: str, options: ReadOptions | None = None) -> Sheet:
    """All of a table's file, as it is now."""
    state = path.stat()
    return sheet_of(path, f"{folder}/{path.name}", options or ReadOptions(), state.st_mtime_ns, state.st_size)


def column_of(sheet: Sheet, key: str) -> str:
    """The column that a key of ``where`` filters."""
    if key in sheet.kinds:
        return key
    if key in BOUNDS:
        return sheet.time()
    raise ContentError(f"no column {key!r}", f"{sheet.path}:1:1", perhaps(key, [*sheet.kinds, *BOUNDS]))


def _matches(sheet: Sheet, line: int, column: str, *, key: str, wanted: object) -> bool:
    """Whether a cell is what was asked for."""
    if isinstance(wanted, list | tuple | set | frozenset):
        return any(_matches(sheet, line, column, key=key, wanted=one) for one in wanted)
    text = sheet.text(line, column)
    asked = "" if wanted is None else str(wanted)
    if key in BOUNDS and key != column:
        asked = iso(asked) or asked
        begins = sheet.moment(line, column)[: len(asked)]
        return bool(text) and (begins >= asked if key == "since" else begins <= asked)
    if sheet.kinds[column] == "date" and asked and f"{sheet.moment(line, column)}-".startswith(f"{asked}-"):
        return True
    if isinstance(wanted, int | float) and NUMBER.fullmatch(asked):
        plain = sheet.marks.plain(text)
        if NUMBER.fullmatch(plain):
            return Fraction(plain) == Fraction(asked)
    return text == asked


def phrase(where: Mapping[str, object]) -> str:
    """A selection for people: country=China, since=2008."""
    return ", ".join(f"{key}={value}" for key, value in where.items()) or "the whole table"


def called(name: str, where: Mapping[str, object]) -> str:
    """A selection as a scene writes it.

    >>> called("coffee", {"year": 2024.0, "price (EUR)": "high"})
    'table("coffee", year=2024, **{"price (EUR)": "high"})'
    """
    told = {key: json.dumps(round_cell(cell), ensure_ascii=False, default=str) for key, cell in where.items()}
    plain = [f"{key}={cell}" for key, cell in told.items() if key.isidentifier() and not iskeyword(key)]
    other = [f'"{key}": {cell}' for key, cell in told.items() if not key.isidentifier() or iskeyword(key)]
    starred = ["**{" + ", ".join(other) + "}"] if other else []
    return "table(" + ", ".join([json.dumps(name), *plain, *starred]) + ")"


def round_cell(cell: object) -> object:
    """A cell as people write it: 2024, not 2024.0."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _nearest(sheet: Sheet, where: Mapping[str, object]) -> str:
    """The first key of ``where`` that matches nothing even alone, and what its column offers."""
    for key, wanted in where.items():
        column = column_of(sheet, key)
        if sheet.rows and not any(
            _matches(sheet, line, column, key=key, wanted=wanted) for line in sheet.rows
        ):
            offered = sorted({sheet.moment(line, column) for line in sheet.rows})
            span = f"{key} runs from {offered[0]} to {offered[-1]}"
            return span if len(offered) > 60 else perhaps(str(wanted), offered)
    if not sheet.rows:
        return "the table has no rows"
    return "each part of it matches some row, but no row matches all"
