"""Claims: every number that a film says or shows, traced to the cells that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from langreel import data, quantity
from langreel.data import Source
from langreel.model import Cell, Episode, Figure, Quantity, Segment
from langreel.project import Project


@dataclass(frozen=True, slots=True)
class Claim:
    """One number in one place, and one cell that it rests on. ``line`` 0 is the screen."""

    segment: str
    line: int
    lang: str
    said: str
    figure: str
    value: str
    unit: str
    arithmetic: str
    table: str
    row: str
    column: str
    cell: str
    publisher: str
    series: str
    as_of: str


def claims(project: Project, episode: Episode) -> tuple[Claim, ...]:
    """The claims of an episode in script order; a number made of several cells is told once for each."""
    known = data.sources(project.data) if (project.data / "sources.yaml").is_file() else {}
    return tuple(
        claim
        for segment in episode.segments
        for lang in episode.languages
        for claim in _claims(segment, lang, known)
    )


def _claims(segment: Segment, lang: str, known: Mapping[str, Source]) -> Iterator[Claim]:
    spoken = set[str]()
    for line in segment.lines[lang]:
        for mention in line.mentions:
            spoken.add(mention.figure.id)
            said = line.text[mention.start : mention.end]
            yield from _rows(segment.id, line.number, lang, said, mention.figure, known)
    for figure in segment.figures:
        if figure.id not in spoken:
            said = quantity.compact(figure.quantity, lang)
            yield from _rows(segment.id, 0, lang, said, figure, known)


def _rows(
    segment: str, line: int, lang: str, said: str, figure: Figure, known: Mapping[str, Source]
) -> Iterator[Claim]:
    """A row a cell; an illustration rests on none, and says so."""
    arithmetic = figure.formula or ("" if figure.cells else "illustration")
    value = exact(figure.quantity)
    for cell in figure.cells or (Cell("", "", "", ""),):
        source = known.get(cell.table)
        yield Claim(
            segment,
            line,
            lang,
            said,
            figure.id,
            value,
            figure.quantity.unit,
            arithmetic,
            cell.table,
            cell.row,
            cell.column,
            cell.text,
            source.credit(lang) if source else "",
            source.series if source else "",
            source.as_of if source else "",
        )


def exact(quantity: Quantity) -> str:
    """A value to the last digit: a whole number, a decimal, or a fraction without end."""
    value = quantity.value
    if isinstance(value, date):
        return value.isoformat()
    return f"{float(value):.15g}" if Fraction(f"{float(value):.15g}") == value else str(value)
