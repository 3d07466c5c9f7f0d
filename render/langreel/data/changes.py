"""Changes: an earlier sheet of a table and the one of now → what was added, taken away, or is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from langreel.data.cells import keys_of
from langreel.data.sheet import Sheet
from langreel.model import Finding

TOLD = 5
"""Cells of which it is told what they were."""


def changes(before: Sheet, now: Sheet, when: str) -> Iterator[Finding]:
    """What of a table is not as it was ``when``."""
    yield from _columns(before, now, when)
    shared = [column for column in now.kinds if column in before.kinds]
    keys = [column for column in keys_of(now, {}) if column in shared]
    then, here = _by_key(before, keys), _by_key(now, keys)
    added, gone = [key for key in here if key not in then], [key for key in then if key not in here]
    parts = [_counted(rows, what) for rows, what in ((added, "more"), (gone, "fewer")) if rows]
    if parts:
        yield Finding("info", "table-changed", f"{', '.join(parts)} than {when}", now.path)
    yield from _cells(
        before, now, then, here, columns=[each for each in shared if each not in keys], when=when
    )


def _counted(rows: list[tuple[str, ...]], what: str) -> str:
    """``2 rows more (2024-12 China …)``."""
    many = len(rows) > 1
    return f"{len(rows)} row{'s' * many} {what} ({' '.join(rows[0])}{' …' * many})"


def _columns(before: Sheet, now: Sheet, when: str) -> Iterator[Finding]:
    for these, others, what in ((now, before, "is new"), (before, now, "is gone")):
        for column in these.kinds:
            if column not in others.kinds:
                message = f"the column {column!r} {what} since {when}"
                yield Finding("info", "table-changed", message, f"{now.path}:1:1")


def _cells(
    before: Sheet,
    now: Sheet,
    then: Mapping[tuple[str, ...], int],
    here: Mapping[tuple[str, ...], int],
    *,
    columns: list[str],
    when: str,
) -> Iterator[Finding]:
    """Cells that are others, of rows that were there."""
    told = 0
    for key, row in here.items():
        for column in columns if key in then else ():
            was, text = before.text(then[key], column), now.text(row, column)
            if was != text:
                told += 1
                if told <= TOLD:
                    key_words, old, new = " ".join(key), was or "empty", text or "empty"
                    message = f"{key_words}: {column!r} was {old} {when} and is {new}"
                    yield Finding("info", "table-changed", message, now.at(row, column))
    if told > TOLD:
        yield Finding("info", "table-changed", f"and {told - TOLD} cells more", now.path)


def _by_key(sheet: Sheet, keys: list[str]) -> Mapping[tuple[str, ...], int]:
    return {tuple(cells[key] for key in keys): row for row, cells in sheet.rows.items()}
