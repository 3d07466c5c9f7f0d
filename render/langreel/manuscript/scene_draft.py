"""Scene draft: what a segment says and tells, and a first picture of it: labels, marks and code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from langreel.manuscript.facts import DataCell, TextNumber
from langreel.manuscript.film_outline import SegmentOutline
from langreel.manuscript.marking import Insertion
from langreel.quantity import FoundQuantity

Labels = Mapping[str, str]
Marks = Mapping[int, tuple[Insertion, ...]]


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """A segment with the numbers of each of its lines; figures are named by the cells that they are.

    ``title`` and ``below`` are what a film begins with; ``rows`` counts the rows of a cell's series.
    ``waiting`` are the marks that the segment has in another language.
    """

    id: str
    segment: SegmentOutline
    numbers: tuple[tuple[TextNumber, ...], ...]
    names: Mapping[DataCell, str] = field(default_factory=dict)
    title: str = ""
    below: str = ""
    waiting: frozenset[str] | None = None
    rows: Callable[[DataCell], int] = lambda cell: 0

    @property
    def backed(self) -> list[tuple[int, TextNumber, DataCell]]:
        """(line, number, cell) of each number that a cell says."""
        return [
            (line, number, number.cell) for line, numbers in enumerate(self.numbers)
            for number in numbers if number.cell
        ]  # fmt: skip

    def words(self, line: int, found: FoundQuantity) -> str:
        """A quantity as its line has it."""
        return self.segment.lines[line].text[found.start : found.end]


@dataclass(frozen=True, slots=True)
class SceneDraft:
    """A scene: its kind, on-screen texts by key, marks by line, and the body of ``construct``.

    ``needs`` are the names that the code takes from ``langreel.scenes``.
    """

    kind: str
    labels: Labels
    marks: Marks
    code: str
    needs: tuple[str, ...]

    @property
    def mark_names(self) -> frozenset[str]:
        """The marks that it waits for."""
        return frozenset(each.code.strip("[]") for codes in self.marks.values() for each in codes)


def card(kind: str, code: str, labels: Labels, facts: SegmentFacts) -> SceneDraft:
    needs = (code.partition("(")[0], *(("theme",) if "theme." in code else ()))
    return SceneDraft(kind, labels, {}, f"card = {code}\n{opened(facts)}    self.play(card.enter())", needs)


def opened(facts: SegmentFacts) -> str:
    """The line of code that opens a segment."""
    return f'with self.segment("{facts.id}"):\n'
