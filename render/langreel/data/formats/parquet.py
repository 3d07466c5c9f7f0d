"""Parquet: the columns of a file → a grid."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from langreel.data.grid import LARGEST, Grid, contents, counted, too_large
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError, ToolError

DIGITS = 15
"""Digits that a double keeps."""


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The rows by number; numbers have the fewest digits that tell them apart."""
    if not contents(path, shown).startswith(b"PAR1"):
        raise ContentError("the file is not Parquet", shown, "save it as Parquet or CSV")
    try:
        # An extra of its own: few films need it.
        from fastparquet import ParquetFile
    except ImportError:
        raise ToolError(
            "reading Parquet needs fastparquet", shown, "pip install 'langreel[tables]'"
        ) from None
    try:
        file = ParquetFile(str(path))
        _check(file, shown)
        return _grid(file.to_pandas())
    except (ContentError, MemoryError):
        raise
    except Exception as error:  # Each part of the file may be broken in its own way.
        told = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        raise ContentError(f"the file is damaged: {told}", shown, "save it anew") from None


def _check(file: Any, shown: str) -> None:
    """Too much to read, or numbers that would not be read exactly."""
    counted(int(file.info["rows"]) * len(file.columns), shown)
    size = sum(int(group.total_byte_size or 0) for group in file.row_groups)
    if size > 4 * LARGEST:
        raise too_large(shown, f"{size / 2**20:.0f} MB when unpacked")
    for part in file.schema.schema_elements:
        if part.precision and int(part.precision) > DIGITS:
            name = part.name.decode() if isinstance(part.name, bytes) else str(part.name)
            hint = f"write it as text, or with {DIGITS} digits at most"
            raise ContentError(f"the numbers of {name!r} have {part.precision} digits", shown, hint)


def _grid(frame: Any) -> Grid:
    frame = frame.reset_index() if frame.index.name else frame
    columns = [[_text(value) for value in frame[name].tolist()] for name in frame.columns]
    rows = {number: list(cells) for number, cells in enumerate(zip(*columns, strict=True), 1)}
    return Grid(rows, names=tuple(str(name).strip() for name in frame.columns))


def _text(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 - what is not a number differs from itself
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    return repr(value) if isinstance(value, float) else str(value).strip()
