"""Formats: the ending of a table's file → how its cells are read. A new one is a file here and its row."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from langreel.data.grid import Grid
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError

FORMATS: Final[Mapping[str, str]] = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".txt": "delimited",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".json": "json_records",
    ".jsonl": "json_records",
    ".parquet": "parquet",
}
"""The module of each ending: it is loaded when such a file is read."""

HINTS: Final = {
    ".xls": "save it as .xlsx; if it is text, as the IMF's is, name it .tsv",
    ".ods": "save it as .xlsx",
    ".zip": "unpack it, and name the table in it",
}


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The cells of a file."""
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        raise ContentError(
            f"{path.suffix or path.name!r} is no table",
            shown,
            HINTS.get(path.suffix.lower(), f"known: {', '.join(FORMATS)}"),
        )
    grid: Grid = importlib.import_module(f"{__name__}.{module}").read(path, shown, options)
    return grid
