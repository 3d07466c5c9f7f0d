"""CSV: a sheet ⇄ a table for Excel, Numbers and the like, whose cells are never formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from langreel.errors import ContentError
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, ReturnedSheet, TranslatedLine, TranslatorSheet

COLUMNS: Final = ("line", "source", "target", "state", "previous", "note")
BOM: Final = "\ufeff"
"""Without it Excel reads the file in the computer's own encoding."""
# Spreadsheets run cells that begin so; in East Asia the full-width signs too.
FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
FINISHED: Final = ("", "missing", "translated", "reviewed", "final")
"""States that leave no doubt; the last two are XLIFF's."""
STALE: Final = ("stale", "fuzzy")
# Excel's own first line, where a table is not parted as the computer's language does it.
PARTED: Final = re.compile(r"sep=(.)(?:\r\n?|\n|$)", re.IGNORECASE)
GUARDED: Final = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def written(sheet: TranslatorSheet) -> bytes:
    """A row a line: what must be kept, the translation, then the hints."""
    kinds = list(dict.fromkeys(kind for card in sheet.cards for kind, _ in card.hints()))
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow((*COLUMNS, *kinds))
    for card in sheet.cards:
        hints = dict(card.hints())
        table.writerow(map(guarded, (*_cells(card), *(hints.get(kind, "") for kind in kinds))))
    return (BOM + out.getvalue()).encode()


def _cells(card: Card) -> tuple[str, ...]:
    entry = card.entry
    return entry.key, entry.source, entry.target, _state(entry), card.previous, entry.note


def _state(entry: TranslatedLine) -> str:
    return "stale" if entry.unsure else "translated" if entry.target else "missing"


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guarded("=1+1"), restored(guarded("=1+1")), restored("'tis")
    ("'=1+1", '=1+1', "'tis")
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if GUARDED.match(cell) else cell


def read(text: str, shown: str) -> ReturnedSheet:
    """The rows of a table with the columns ``line`` and ``target``, in any order, parted by , ; or tabs.

    Excel's ``sep=;`` before the first row says what parts them. ContentError where a row has more cells than
    there are columns, a quote has no end, or two columns have one name: words would be lost.
    """
    return ReturnedSheet(tuple(_entries([row for row in _rows(text, shown) if row.is_filled], shown)))


@dataclass(frozen=True, slots=True)
class _TableRow:
    """A row of a table: its cells, and its text, which begins with the file's line ``number``."""

    cells: Sequence[str]
    text: str
    number: int
    parted: str

    @property
    def is_filled(self) -> bool:
        return any(cell.strip() for cell in self.cells)

    def at(self, cell: int) -> tuple[int, int]:
        """Line and column at which a cell begins."""
        starts = [start for start, _ in _spans(self.text, self.parted)]
        return _moved(self.text, starts[cell] if cell < len(starts) else len(self.text), self.number)


def _rows(text: str, shown: str) -> Iterator[_TableRow]:
    lines = list(io.StringIO(text, newline=""))
    named = PARTED.fullmatch(lines[0]) if lines else None
    skipped = 1 if named else 0
    parted = named[1] if named else max(",;\t", key="".join(lines[:1]).count)
    rows = csv.reader(lines[skipped:], delimiter=parted, strict=True)
    start = skipped
    try:
        for cells in rows:
            end = skipped + rows.line_num
            yield _TableRow(cells, "".join(lines[start:end]), start + 1, parted)
            start = end
    except csv.Error as error:
        _broken("".join(lines[start:]), start + 1, parted, error=error, shown=shown)


def _broken(text: str, number: int, parted: str, *, error: csv.Error, shown: str) -> NoReturn:
    """Tell of a row that cannot be read, at the quote that is to blame."""
    quote = next((start for start, is_whole in _spans(text, parted) if not is_whole), None)
    line, column = _moved(text, quote or 0, number)
    if quote is None:
        raise ContentError(f"broken CSV: {error}", f"{shown}:{line}:{column}") from error
    hint = 'a quote within words is doubled: "so ""to say"" it"'
    raise ContentError("a quote that is not closed", f"{shown}:{line}:{column}", hint) from error


def _spans(text: str, parted: str) -> Iterator[tuple[int, bool]]:
    """Where each cell of a row begins, and whether it ends where a cell may end."""
    sign = re.escape(parted)
    cell = re.compile(rf'(?:"(?:[^"]|"")*"|(?!")[^{sign}\r\n]*)(?={sign}|[\r\n]|\Z)')
    at = 0
    while found := cell.match(text, at):
        yield at, True
        at = found.end() + 1
        if text[found.end() : at] != parted:
            return
    yield at, False


def _moved(text: str, offset: int, number: int) -> tuple[int, int]:
    """Line and column of an offset in a text that begins with the line ``number``."""
    before = io.StringIO(text[:offset] + "|", newline="").readlines()
    return number + len(before) - 1, len(before[-1])


def _entries(rows: Sequence[_TableRow], shown: str) -> Iterator[TranslatedLine]:
    head = [name.strip().lower() for name in rows[0].cells] if rows else []
    _check_head(head, rows, shown)
    for row in rows[1:]:
        if len(row.cells) > len(head):
            hint = f"words with {row.parted!r} in them stand in quotes" if row.parted != "\t" else ""
            message = f"{len(row.cells)} cells in a table of {len(head)} columns"
            raise ContentError(message, "{}:{}:{}".format(shown, *row.at(len(head))), hint)
        yield _entry(dict(zip(head, map(restored, row.cells))), row.at(head.index("target")))


def _check_head(head: Sequence[str], rows: Sequence[_TableRow], shown: str) -> None:
    """ContentError unless each column that is read is there once."""
    hint = f"the first row names the columns: {', '.join(COLUMNS)}"
    line = rows[0].number if rows else 1
    for name in ("line", "target"):
        if name not in head:
            raise ContentError(f"no column {name!r}", f"{shown}:{line}:1", hint)
    for number, name in enumerate(head):
        if name in COLUMNS and name in head[:number]:
            where = "{}:{}:{}".format(shown, *rows[0].at(number))
            raise ContentError(f"two columns {name!r}", where, "take one of them away, or rename it")


def _entry(cells: Mapping[str, str], at: tuple[int, int]) -> TranslatedLine:
    written = cells.get("state", "").strip()
    state = written.lower()
    doubts = () if state in (*FINISHED, *STALE) else (f"has the state {written!r}",)
    unsure = state not in FINISHED
    key, target, note = (cells.get(name, "") for name in ("line", "target", "note"))
    source = (unsure and cells.get("previous", "")) or cells.get("source", "")
    return TranslatedLine(*split(key), source, target, note, unsure, doubts=doubts, at=at)
