"""Parquet: the columns of a file → a grid."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from langreel.data.formats import parquet_rows
from langreel.data.grid import CELLS, LARGEST, Grid, contents, counted, too_large
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError, ToolError

PATIENCE: Final = 120.0
"""Seconds that reading may take."""


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The rows by number; numbers have the fewest digits that tell them apart."""
    if not contents(path, shown).startswith(b"PAR1"):
        raise ContentError("the file is not Parquet", shown, "save it as Parquet or CSV")
    if not _is_installed():
        # An extra of its own: few films need it.
        raise ToolError("reading Parquet needs fastparquet", shown, "pip install 'langreel[tables]'")
    answer = _answer(path, shown)
    if answer.get("refused"):
        raise _refusal(answer, shown)
    rows = enumerate(zip(*answer["columns"], strict=True), 1)
    return Grid({number: list(cells) for number, cells in rows}, names=tuple(answer["names"]))


def _is_installed() -> bool:
    try:
        return importlib.util.find_spec("fastparquet") is not None
    except ValueError:
        return False


def _answer(path: Path, shown: str) -> dict[str, Any]:
    """What the other process says: fastparquet is written in C, and a damaged file may end it."""
    argv = [sys.executable, "-P", parquet_rows.__file__, str(path), str(CELLS), str(4 * LARGEST)]
    try:
        done = subprocess.run(argv, capture_output=True, timeout=PATIENCE, check=False)
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    if not isinstance(answer, dict):
        raise ContentError("the file is damaged", shown, "save it anew")
    return answer


def _refusal(answer: dict[str, Any], shown: str) -> ContentError:
    if answer["refused"] == "cells":
        counted(answer["is"], shown)
    if answer["refused"] == "size":
        return too_large(shown, f"{answer['is'] / 2**20:.0f} MB when unpacked")
    hint = f"write it as text, or with {parquet_rows.DIGITS} digits at most"
    return ContentError(f"the numbers of {answer['name']!r} have {answer['is']} digits", shown, hint)
