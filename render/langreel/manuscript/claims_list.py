"""Claims list: the numbers that did not become figures, with their sentences, for who checks facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from langreel.manuscript.facts import TextNumber
from langreel.manuscript.film_outline import DraftLine
from langreel.manuscript.scene_draft import SegmentFacts

Unlike = Callable[[SegmentFacts, TextNumber, str], str]
"""What the figure of a number in a line says where that is not what the author wrote; "" where it is."""

_HEAD: Final = """# Numbers that are no figures yet

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


def open_claims(facts: Iterable[SegmentFacts], source: str, unlike: Unlike) -> ClaimsList | None:
    """The page: what no table backs, and what stays in words; None where every number is a figure."""
    rows = [
        _row(each.id, line, number, source, note=note)
        for each in facts
        for line, numbers in zip(each.segment.lines, each.numbers)
        for number in numbers
        if (note := number.note if number.cell is None else unlike(each, number, line.text))
        or number.cell is None
    ]
    if not rows:
        return None
    return ClaimsList("".join(rows), len(rows))


def _row(segment: str, line: DraftLine, number: TextNumber, source: str, *, note: str) -> str:
    told = line.text[number.found.start : number.found.end]
    noted = f" **{note}**" if note else ""
    return f"- [ ] `{told}` ({segment}, {source}:{line.at}):{noted} {line.text}\n"
