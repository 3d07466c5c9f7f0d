"""Workbook: a sheet of an XLSX file → a grid."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from langreel.data.grid import LARGEST, Grid, contents, counted, too_large
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError, perhaps

OLD = b"\xd0\xcf\x11\xe0"
PASSWORD = "EncryptedPackage".encode("utf-16-le")


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The cells of the sheet that ``read: {sheet: …}`` names, else of the only one that has any."""
    book = _opened(contents(path, shown), shown)
    try:
        return Grid(_chosen(book, options.sheet, shown))
    except ContentError:
        raise
    except Exception as error:  # Each part of the file may be broken in its own way.
        raise _damaged(shown, error) from None
    finally:
        book.close()


def _opened(raw: bytes, shown: str) -> Any:
    if raw.startswith(OLD):
        if PASSWORD in raw:
            raise ContentError("the workbook has a password", shown, "save it without one")
        raise ContentError("the workbook is of an old kind (.xls)", shown, "save it as .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except Exception as error:  # A damaged directory is told in many ways.
        raise _damaged(shown, error) from None
    if size > 4 * LARGEST:
        raise too_large(shown, f"{size / 2**20:.0f} MB when unpacked")
    # Here and nowhere else: who reads CSV need not wait for it.
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _damaged(shown, error) from None


def _damaged(shown: str, error: Exception) -> ContentError:
    told = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
    return ContentError(f"the file is no workbook: {told}", shown, "save it as .xlsx")


def _chosen(book: Any, wanted: str | int, shown: str) -> dict[int, list[str]]:
    names = [sheet.title for sheet in book.worksheets]
    if isinstance(wanted, int) and wanted > len(names):
        raise ContentError(f"the workbook has no sheet {wanted}", shown, f"it has {len(names)}")
    name = names[wanted - 1] if isinstance(wanted, int) else wanted
    if name:
        if name not in names:
            raise ContentError(f"the workbook has no sheet {name!r}", shown, perhaps(name, names))
        return _cells(book[name], shown)
    filled = {name: rows for name in names if (rows := _cells(book[name], shown))}
    if len(filled) > 1:
        hint = f"say which: read: {{sheet: {next(iter(filled))}}}; there are {', '.join(filled)}"
        raise ContentError(f"the workbook has {len(filled)} sheets with cells", shown, hint)
    return next(iter(filled.values()), {})


def _cells(sheet: Any, shown: str) -> dict[int, list[str]]:
    """The rows of a sheet that are not empty."""
    # What a file says of its size may be wrong.
    sheet.reset_dimensions()
    rows, cells = dict[int, list[str]](), 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = counted(cells + len(values), shown)
        row = [_text(value) for value in values]
        if any(row):
            rows[number] = row
    return rows


def _text(value: Any) -> str:
    """A cell as text: a number with the digits that it has, a day as 2024-12-31."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return repr(value) if isinstance(value, float) else str(value).strip()
