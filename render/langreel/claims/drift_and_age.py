"""Checks: claims against an earlier ledger, and against the calendar."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from langreel.claims.collect import Claim
from langreel.claims.ledger_file import as_csv, rows
from langreel.data import table_file
from langreel.model import Finding

Row = Mapping[str, str]


def drift(before: Sequence[Row], claims: Sequence[Claim], where: str) -> Iterator[Finding]:
    """Numbers that are no longer what the ledger ``before`` (rows of ``where``) says."""
    old = {_key(row): row for row in before}
    now = {_key(row): row for row in rows(io.StringIO(as_csv(claims)))}
    yield from _drifts(old, now, where)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.get(column) or "" for column in ("segment", "line", "lang", "figure", "table", "row"))


def _drifts(
    before: Mapping[tuple[str, ...], Row], now: Mapping[tuple[str, ...], Row], where: str
) -> Iterator[Finding]:
    hint = "render again, or put the data back"
    for key, row in now.items():
        old = before.get(key)
        place = f"{row['segment']} line {row['line']} ({row['lang']})"
        if old is None:
            message = f"{place}: {row['figure']} {row['said']} is not in the ledger"
            yield Finding("error", "claim-drift", message, where, hint)
        elif (old["said"], old["value"]) != (row["said"], row["value"]):
            message = f"{place}: {row['figure']} was {old['said']} and is {row['said']}"
            yield Finding("error", "claim-drift", message, where, hint)


def aged(claims: Sequence[Claim], lang: str, days: int, *, folder: Path, today: date) -> Iterator[Finding]:
    """Tables of a folder that are older than ``days``, each with the lines that depend on it."""
    told: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if claim.table and claim.as_of and claim.lang == lang:
            where = f"{claim.segment}.{claim.line}" if claim.line else claim.segment
            told.setdefault((claim.table, claim.as_of), []).append(where)
    for (table, as_of), places in told.items():
        file = f"{folder.name}/{table_file(folder, table).name}"
        try:
            age = (today - last_day(as_of)).days
        except ValueError:
            hint = "as_of is a year, a month or a day: 2025, 2025-07 or 2025-07-31"
            yield Finding("error", "old-data", f"as_of {as_of!r} is no date", file, hint)
            continue
        if age > days:
            message = f"stands at {as_of}, {age} days ago; told in {', '.join(dict.fromkeys(places))}"
            yield Finding("warning", "old-data", message, file, "look for a newer release")


def last_day(as_of: str) -> date:
    """The last day that ``2024``, ``2025-07`` or ``2025-10-31`` can mean.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    parts = [int(part) for part in as_of.split("-")]
    year, month, day = parts + [12, 31][len(parts) - 1 :]
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
