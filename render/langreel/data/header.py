"""Header: which row of a grid names the columns, and which of its cells are columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langreel.data.grid import Grid
from langreel.data.moments import YEAR, iso
from langreel.data.number_marks import NUMBER
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError

PROBED: Final = 400
"""Rows by which the usual width is told."""


@dataclass(frozen=True, slots=True)
class Header:
    """The last row that is none of the table's (0: there is none), the columns' names, and their cells."""

    row: int
    names: tuple[str, ...]
    kept: tuple[int, ...]
    width: int


def header_of(grid: Grid, shown: str, options: ReadOptions) -> Header:
    """The header that the format, the options or the rows themselves tell; ContentError if none does."""
    if grid.names or options.names:
        names = options.names or tuple(grid.names)
        return _named(names, 0 if grid.names else _above(grid, options), f"{shown}:1:1")
    rows = {row: cells for row, cells in grid.rows.items() if row > (options.skip or 0)}
    if not rows:
        raise ContentError("the file is empty", f"{shown}:1:1", "the first line names the columns")
    row = next(iter(rows)) if options.skip is not None else _evident(grid, shown)
    names = tuple(" ".join(name.split()) for name in grid.rows[row])
    below = [cells for number, cells in rows.items() if number > row]
    kept = [
        n
        for n, name in enumerate(names)
        if name or not below or any(any(cells[n : n + 1]) for cells in below)
    ]
    chosen = _named([names[n] for n in kept], row, f"{shown}:{row}:1", numbers=kept)
    return Header(row, chosen.names, tuple(kept), len(names))


def _named(names: Sequence[str], row: int, where: str, *, numbers: Sequence[int] = ()) -> Header:
    """A header whose names are all there, and no two alike."""
    for place, name in enumerate(names):
        if not name:
            number = numbers[place] + 1 if numbers else place + 1
            raise ContentError(f"column {number} has no name", where, "the first line names the columns")
        if name in names[:place]:
            raise ContentError(f"two columns are named {name!r}", where, "rename one of them")
    return Header(row, tuple(names), tuple(range(len(names))), len(names))


def _above(grid: Grid, options: ReadOptions) -> int:
    """With names from sources.yaml: the last row above the table: what is skipped, or a header of words."""
    if options.skip is not None:
        return options.skip
    first, cells = next(iter(grid.rows.items()), (0, ()))
    return first if first and not any(_is_value(cell) for cell in cells) else 0


def _evident(grid: Grid, shown: str) -> int:
    """The first row that is as wide as the table: lines above it with few cells are titles."""
    usual = _usual_width(grid)
    wide = (item for item in grid.rows.items() if 2 * sum(map(bool, item[1])) > usual or usual == 0)
    row, cells = next(wide)
    values = any(NUMBER.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in cells[1:])
    if values and row != next(iter(grid.rows)):
        where, hint = f"{shown}:{row}:1", "say how many lines stand above it: read: {skip: 3}"
        raise ContentError("it cannot be told which line names the columns", where, hint)
    return row


def _usual_width(grid: Grid) -> int:
    """How many cells most rows have, without empty ones at their end."""
    widths = Counter(_width(cells) for _, cells in zip(range(PROBED), grid.rows.values()))
    widths.pop(0, None)
    return max(widths.items(), key=lambda item: (item[1], item[0]))[0] if widths else 0


def _width(cells: Sequence[str]) -> int:
    return max((number for number, cell in enumerate(cells, 1) if cell), default=0)


def _is_value(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) or bool(iso(cell))
