"""CSV: a sheet ⇄ a table for Excel, Numbers and the like, whose cells are never formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from langreel.errors import ContentError
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, TranslatedLine, TranslatorSheet

COLUMNS: Final = ("line", "source", "target", "state", "previous", "note")
BOM: Final = "\ufeff"
"""Without it Excel reads the file in the computer's own encoding."""
# Spreadsheets run cells that begin so; in East Asia the full-width signs too.
FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
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


def read(text: str, shown: str) -> tuple[TranslatedLine, ...]:
    """The rows of a table with the columns ``line`` and ``target``, in any order, parted by , ; or tabs."""
    head = text.partition("\n")[0]
    parted = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
    try:
        return tuple(_entries([row for row in rows if any(cell.strip() for cell in row)], shown))
    except csv.Error as error:
        raise ContentError(f"broken CSV: {error}", f"{shown}:{rows.line_num}:1") from error


def _entries(rows: Sequence[Sequence[str]], shown: str) -> Iterator[TranslatedLine]:
    head = [name.strip().lower() for name in rows[0]] if rows else []
    lacking = [name for name in ("line", "target") if name not in head]
    if lacking:
        hint = f"the first row names the columns: {', '.join(COLUMNS)}"
        raise ContentError(f"no column {lacking[0]!r}", f"{shown}:1:1", hint)
    for row in rows[1:]:
        yield _entry(dict(zip(head, map(restored, row))))


def _entry(cells: Mapping[str, str]) -> TranslatedLine:
    unsure = cells.get("state", "").strip().lower() in ("stale", "fuzzy")
    key, target, note = (cells.get(name, "") for name in ("line", "target", "note"))
    source = (unsure and cells.get("previous", "")) or cells.get("source", "")
    return TranslatedLine(*split(key), source, target, note, unsure)
