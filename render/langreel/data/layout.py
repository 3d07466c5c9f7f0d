"""Layout: a grid → a sheet: which rows are the table, what is missing, what each column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from langreel.data import formats
from langreel.data.columns_to_rows import unpivoted
from langreel.data.grid import Grid
from langreel.data.header import Header, header_of
from langreel.data.moments import iso
from langreel.data.number_marks import NUMBER, NumberMarks, marks_of
from langreel.data.read_options import ReadOptions
from langreel.data.sheet import BLANKS, Kind, Sheet, kind_of
from langreel.data.signs import Unsigned, unsigned
from langreel.errors import ContentError
from langreel.languages.native_digits import PLAIN_DIGITS

Rows = Mapping[int, Sequence[str]]
Column = Mapping[int, str]

FLAG: Final = re.compile(r"(?<=[0-9:]) [bcdefnprsuz]{1,3}")
"""What statisticians note behind a number: 83237124 p is provisional, 68172977 ep an estimate besides."""
NATIVE: Final = re.compile(r"[\d.,٫٬%+−-]+")
"""A number in the digits of any script."""
_WESTERN: Final = {**PLAIN_DIGITS, ord("٫"): ".", ord("٬"): ""}


@lru_cache(maxsize=64)
def sheet_of(path: Path, shown: str, options: ReadOptions, _changed: int, _size: int) -> Sheet:
    """A file as it is now: its time and size are part of what is remembered."""
    grid = formats.read(path, shown, options)
    header = header_of(grid, shown, options)
    body = _body(grid, header, options)
    fitted = {row: _fitted(cells, header, grid, row, shown=shown) for row, cells in body.items()}
    gaps = frozenset(options.missing)
    columns = {
        name: {row: "" if cells[n] in gaps else _western(cells[n]) for row, cells in fitted.items()}
        for n, name in enumerate(header.names)
    }
    sheet = _judged(columns, grid, header, shown=shown, options=options)
    return unpivoted(sheet) if options.years else sheet


def _judged(
    columns: Mapping[str, Column], grid: Grid, header: Header, *, shown: str, options: ReadOptions
) -> Sheet:
    """The sheet of these columns, each of one kind."""
    bare = {name: unsigned(cells) for name, cells in columns.items()}
    texts = (text for each in bare.values() for text in each.cells.values())
    marks = marks_of(texts, grid.separator, options)
    judged = {name: _judged_signed(cells, bare[name], marks, options) for name, cells in columns.items()}
    rows = next(iter(columns.values()), {})
    cell_of = dict(zip(header.names, header.kept))
    return Sheet(
        shown,
        {row: {name: each.cells[row] for name, each in judged.items()} for row in rows},
        {name: each.kind for name, each in judged.items()},
        lambda row, column: grid.place(row, cell_of[column]),
        marks,
        {name: each.order for name, each in judged.items() if each.order},
        options.time,
        {name: each.sign for name, each in judged.items() if each.sign},
    )


class _JudgedColumn(NamedTuple):
    """A column's cells, gaps empty, what it holds, which part of days comes first, and its numbers' sign."""

    cells: Column
    kind: Kind
    order: str
    sign: str = ""


def _judged_signed(cells: Column, bare: Unsigned, marks: NumberMarks, options: ReadOptions) -> _JudgedColumn:
    """A column whose numbers all have one sign (12%, €3) as these numbers; any other as it is."""
    if bare.sign:
        judged = _judged_column(bare.cells, marks, options)
        if judged.kind == "number":
            return judged._replace(sign=bare.sign)
    return _judged_column(cells, marks, options)


def _judged_column(cells: Column, marks: NumberMarks, options: ReadOptions) -> _JudgedColumn:
    """A column as it is; or with what stands for gaps taken out, if all else are numbers or dates."""
    kind, order = kind_of(cells.values(), marks, options.dates)
    noted = {row: _unflagged(text) for row, text in cells.items()}
    filled = {row: "" if text.lower() in BLANKS else text for row, text in noted.items()}
    if kind == "text" and filled != cells:
        other, other_order = kind_of(filled.values(), marks, options.dates)
        if other in ("number", "date"):
            return _JudgedColumn(filled, other, other_order)
    return _JudgedColumn(cells, kind, order)


def _western(cell: str) -> str:
    """A number in native digits, such as ٢٠٢٤, in those that we count with; any other cell as it is."""
    return cell if cell.isascii() or not NATIVE.fullmatch(cell) else cell.translate(_WESTERN)


def _unflagged(cell: str) -> str:
    """A number without the letters that are noted behind it."""
    flag = FLAG.search(cell)
    return cell[: flag.start()] if flag and flag.end() == len(cell) else cell


def _body(grid: Grid, header: Header, options: ReadOptions) -> Rows:
    """The rows below the header that are no footer and not empty."""
    rows = {number: cells for number, cells in grid.rows.items() if number > header.row or grid.names}
    if options.footer is not None:
        rows = dict(list(rows.items())[: len(rows) - options.footer])
    else:
        rows = dict(_without_notes(rows, grid, len(header.names)))
    return {number: cells for number, cells in rows.items() if any(cells)}


def _without_notes(rows: Rows, grid: Grid, width: int) -> Rows:
    """The rows without the notes below them.

    A note is a single cell of words where the table has several, and stands below an empty row or alone on
    its line; so do all rows below it.
    """
    numbers, end = list(rows), len(rows)
    sure = end
    while end and width > 1 and _is_note(rows[numbers[end - 1]]):
        end -= 1
        number, cells = numbers[end], rows[numbers[end]]
        above = grid.lines[number - 2].strip() if grid.lines and number > 1 else "?"
        if not any(cells) or len(cells) == 1 or not above:
            sure = end
    return {number: rows[number] for number in numbers[:sure]}


def _is_note(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return not filled or (len(filled) == 1 and not NUMBER.fullmatch(filled[0]) and not iso(filled[0]))


def _fitted(cells: Sequence[str], header: Header, grid: Grid, number: int, *, shown: str) -> Sequence[str]:
    """The cells of a row, one for each column; empty ones at the end may be too many."""
    width = header.width
    if len(cells) < width and not grid.lines:
        cells = [*cells, *[""] * (width - len(cells))]
    if len(cells) < width or any(cells[width:]):
        message = f"{len(cells)} cells in a table of {width} columns"
        raise ContentError(message, f"{shown}:{number}:1", _misfit(cells, header, grid))
    return [cells[cell] for cell in header.kept]


def _misfit(cells: Sequence[str], header: Header, grid: Grid) -> str:
    """What may have made a row too long or too short."""
    below = [other for number, other in grid.rows.items() if number > header.row]
    if len(below) > 1 and all(len(other) == len(cells) for other in below):
        return f"the header names {header.width}: name all {len(cells)} with read: {{names: […]}}"
    if below and below[-1] == cells and cells and not NUMBER.fullmatch(cells[0]) and not iso(cells[0]):
        return "if it is a note below the table: read: {footer: 1}"
    return "put text that contains a comma in quotes"
