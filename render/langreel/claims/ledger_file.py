"""Files: claims → a table for programs, a list for readers; and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from langreel import files
from langreel.claims.collect import Claim
from langreel.model import Episode

COLUMNS = tuple(field.name for field in fields(Claim))


def as_csv(claims: Sequence[Claim]) -> str:
    """The ledger as CSV with a header line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(attrgetter(*COLUMNS), claims))
    return text.getvalue()


def as_markdown(episode: Episode, claims: Sequence[Claim]) -> str:
    """The ledger for a reader: segment by segment, in the source language."""
    lang = episode.languages[0]
    parts = [f"# {episode.title[lang]}\n"]
    for segment in episode.segments:
        rows = [claim for claim in claims if claim.segment == segment.id and claim.lang == lang]
        if rows:
            parts.append(f"## {segment.id}\n")
            parts.append("| | number | from | cell | source | as of |\n|---|---|---|---|---|---|")
            parts += [_row(claim) for claim in rows]
            parts.append("")
    return "\n".join(parts)


def _row(claim: Claim) -> str:
    where = f"line {claim.line}" if claim.line else "screen"
    place = f"{claim.table}.{claim.column} [{claim.row}]" if claim.table else ""
    origin = "; ".join(filter(None, (claim.arithmetic, place)))
    source = ": ".join(filter(None, (claim.publisher, claim.series)))
    told = (where, claim.said, origin, claim.cell, source, claim.as_of)
    return f"| {' | '.join(text.replace('|', '/') for text in told)} |"


def lay(claims: Sequence[Claim], episode: Episode, folder: Path) -> None:
    """Write ``claims.csv`` and ``claims.md`` into a folder."""
    files.write_text(folder / "claims.csv", as_csv(claims))
    files.write_text(folder / "claims.md", as_markdown(episode, claims))


def rows(text: Iterable[str]) -> list[dict[str, str]]:
    """A ledger in CSV, read back."""
    return list(csv.DictReader(text))
