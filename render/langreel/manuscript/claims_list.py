"""Claims list: the numbers that no table backs, with their sentences, for who checks facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from langreel.manuscript.facts import TextNumber
from langreel.manuscript.film_outline import DraftLine
from langreel.manuscript.scene_draft import SegmentFacts

_HEAD: Final = """# Numbers that no table backs yet

Tick what was found out, or make it a figure of figures.yaml.

"""


@dataclass(frozen=True, slots=True)
class ClaimsList:
    """What a Markdown page lists, and how many numbers these are."""

    rows: str
    count: int

    @property
    def text(self) -> str:
        """The whole page."""
        return _HEAD + self.rows


def open_claims(facts: Iterable[SegmentFacts], source: str) -> ClaimsList | None:
    """The page; None where every number is backed."""
    rows = [
        _row(each.id, line, number, source)
        for each in facts
        for line, numbers in zip(each.segment.lines, each.numbers)
        for number in numbers
        if number.cell is None
    ]
    if not rows:
        return None
    return ClaimsList("".join(rows), len(rows))


def _row(segment: str, line: DraftLine, number: TextNumber, source: str) -> str:
    told = line.text[number.found.start : number.found.end]
    note = f" **{number.note}**" if number.note else ""
    return f"- [ ] `{told}` ({segment}, {source}:{line.at}):{note} {line.text}\n"
