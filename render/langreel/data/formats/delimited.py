"""Delimited text: CSV, TSV and what else parts its cells by a sign → a grid."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from langreel.data.grid import Grid, contents, counted
from langreel.data.number_marks import NUMBER
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError
from langreel.text_encoding import MARKS, likely

STRANGERS: Final = (
    (b"PK\x03\x04", "a workbook or another packed file", "name it .xlsx, if that is what it is"),
    (b"\xd0\xcf\x11\xe0", "an old workbook, or one with a password", "save it as .xlsx, without a password"),
    (b"PAR1", "a Parquet file", "name it .parquet"),
    (b"%PDF", "a PDF", "save its table as CSV"),
    (b"\x1f\x8b", "packed with gzip", "unpack it"),
    (b"\x89PNG", "a picture", "a table is text, a workbook or Parquet"),
)
TAB: Final = "\t"
SPACE: Final = " "
NAMED: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
PROBED: Final = 400
"""Records by which the separator is told."""


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The cells of a text file, each row by the line on which it begins."""
    raw = contents(path, shown)
    text = re.sub(r"\r\n?", "\n", decoded(raw, shown, options.encoding))
    separator = options.separator or (TAB if _is_tabbed(path, text) else _separator(text, shown))
    rows = _records(text, separator, shown) if separator != SPACE else _spaced(text)
    if separator == SPACE and not options.names and _is_all_numbers(next(iter(rows.values()), [])):
        hint = "name them: read: {separator: spaces, names: [year, month, …]}"
        raise ContentError("no line names the columns", f"{shown}:{next(iter(rows))}:1", hint)
    counted(sum(map(len, rows.values())), shown)
    lines = text.split("\n")
    return Grid(rows, separator=separator, lines=lines, starts=_Starts(lines, separator))


class _Starts(dict[int, list[int]]):
    """Where the cells of a line begin, found when somebody asks."""

    def __init__(self, lines: list[str], separator: str) -> None:
        super().__init__()
        self.lines, self.field = (
            lines,
            re.compile(rf'("(?:[^"]|"")*"|[^{separator}]*)({re.escape(separator)}|$)'),
        )

    def get(self, row: int, default: object = None) -> list[int]:
        """The starts of a row's cells on its first line."""
        return [found.start() for found in self.field.finditer(self.lines[row - 1])]


def decoded(raw: bytes, shown: str, encoding: str) -> str:
    """The text, by the encoding that is named, its mark, the place of NULs, or as UTF-8."""
    for start, what, hint in STRANGERS:
        if raw.startswith(start):
            raise ContentError(f"the file is no text: it is {what}", shown, hint)
    codec = encoding or next((codec for mark, codec in MARKS if raw.startswith(mark)), "") or _by_nuls(raw)
    try:
        text = raw.decode(codec or "utf-8-sig").removeprefix("\ufeff")
    except (UnicodeDecodeError, UnicodeError) as error:
        raise _undecodable(raw, shown, codec, error) from None
    if "\0" in text[:4096]:
        raise ContentError(
            "the file is no text: it holds zero bytes", shown, "a table is text, a workbook or Parquet"
        )
    if re.match(r"\s*<(!doctype html|html|\?xml|table)", text[:200], re.IGNORECASE):
        raise ContentError("the file is a web page or XML, no table", shown, "save the table itself as CSV")
    return text


def _by_nuls(raw: bytes) -> str:
    """UTF-16 without a mark has a NUL beside each plain letter."""
    if raw[1:2] == raw[3:4] == b"\0" and raw[:1] != b"\0":
        return "utf-16-le"
    return "utf-16-be" if raw[:1] == raw[2:3] == b"\0" and raw[1:2] != b"\0" else ""


def _undecodable(raw: bytes, shown: str, codec: str, error: UnicodeError) -> ContentError:
    start = getattr(error, "start", 0)
    if codec:
        return ContentError(f"the file is not {codec}", shown, "name its encoding: read: {encoding: utf-8}")
    line, column = raw.count(b"\n", 0, start) + 1, start - raw.rfind(b"\n", 0, start)
    hint = f"save it as UTF-8 (in Excel: CSV UTF-8), or name its encoding: read: {{encoding: {likely(raw)}}}"
    return ContentError("the file is not UTF-8", f"{shown}:{line}:{column}", hint)


def _spaced(text: str) -> dict[int, list[str]]:
    """The cells of each line that spaces part; what begins with # is no row."""
    lines = enumerate(text.split("\n"), 1)
    return {number: line.split() for number, line in lines if line.strip() and not line.startswith("#")}


def _is_all_numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(NUMBER.fullmatch, cells))


def _is_spaced(text: str) -> bool:
    """Whether rows of numbers stand under one another with nothing but spaces between them."""
    rows = list(_spaced(text[: 200 * PROBED]).values())[1:-1]
    return (
        bool(rows)
        and len(rows[0]) > 1
        and all(len(row) == len(rows[0]) and _is_all_numbers(row) for row in rows)
    )


def _is_tabbed(path: Path, text: str) -> bool:
    """Whether a file that calls itself tabbed is: Eurostat's has commas within its first column."""
    return path.suffix.lower() in (".tsv", ".tab") and TAB in text[:2000]


def _records(text: str, separator: str, shown: str) -> dict[int, list[str]]:
    """Each record by the line on which it begins; blank lines are none."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    records, line = dict[int, list[str]](), 1
    try:
        for record in reader:
            if record:
                records[line] = [cell.strip() for cell in record]
            line = reader.line_num + 1
    except csv.Error as error:
        raise ContentError(f"the file is not CSV: {error}", f"{shown}:{line}:1", "check the quotes") from None
    return records


# Which sign parts the cells


def _separator(text: str, shown: str) -> str:
    """The sign by which most lines fall into as many cells; spaces, or a comma, where there is none."""
    ranked = sorted(((_agreement(text, sign), sign) for sign in NAMED), reverse=True)
    (best, first), (second, other) = ranked[:2]
    if best[0] and best == second:
        signs = f"{NAMED[first]} or {NAMED[other]}"
        hint = f'say which: read: {{separator: "{first}"}}'
        raise ContentError(f"the cells may be parted by {signs}", f"{shown}:1:1", hint)
    return first if best[0] else SPACE if _is_spaced(text) else ","


def _agreement(text: str, sign: str) -> tuple[float, int]:
    """The share of records that have the usual number of cells (0 where that is one), and this number."""
    head = text[: 200 * PROBED]
    if sign not in head:
        return 0.0, 1
    widths = Counter[int]()
    try:
        for number, record in enumerate(csv.reader(io.StringIO(head), delimiter=sign)):
            if number == PROBED:
                break
            if record:
                widths[len(record)] += 1
    except csv.Error:
        return 0.0, 1
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (count / widths.total(), width) if width > 1 else (0.0, 1)
