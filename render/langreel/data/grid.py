"""Grid: what a file of any format holds, before it is known which of its rows names the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from langreel.errors import ContentError

LARGEST: Final = 64 * 2**20
"""Bytes of a file, or of what is packed in it, that are read."""
CELLS: Final = 2_000_000
"""Cells that are read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as text, by the number of their row; ``starts`` is where each cell begins in its line.

    ``names`` are there where the format itself names the columns; ``separator`` parts the cells of a text.
    """

    rows: Mapping[int, Sequence[str]]
    names: Sequence[str] = ()
    separator: str = ""
    lines: Sequence[str] = ()
    starts: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def place(self, row: int, cell: int) -> str:
        """``row:column`` of a cell: the column of its line, or the cell's number where there are none."""
        starts = self.starts.get(row)
        if starts is None:
            return f"{row}:{cell + 1}"
        return f"{row}:{starts[cell] + 1 if cell < len(starts) else 1}"


def contents(path: Path, shown: str) -> bytes:
    """The bytes of a file that is not too large; ContentError otherwise."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise too_large(shown, f"{size / 2**20:.0f} MB")
        return path.read_bytes()
    except OSError as error:
        raise ContentError(f"the file cannot be read: {error.strerror}", shown) from None


def too_large(shown: str, size: str) -> ContentError:
    """What is said of a file that nobody should draw a chart of."""
    most = f"{LARGEST // 2**20} MB and {CELLS:,} cells"
    hint = f"a table has at most {most}: keep the rows and columns that the film needs"
    return ContentError(f"the table is too large: {size}", shown, hint)


def counted(cells: int, shown: str) -> int:
    """A number of cells that is not too large."""
    if cells > CELLS:
        raise too_large(shown, f"more than {CELLS:,} cells")
    return cells
