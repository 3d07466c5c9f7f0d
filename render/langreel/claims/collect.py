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
from langreel.scenes.credits import tables_named


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


def collect(project: Project, episode: Episode) -> tuple[Claim, ...]:
    """The claims of an episode in script order; a number made of several cells is told once for each."""
    known = data.sources(project.data) if (project.data / "sources.yaml").is_file() else {}
    return tuple(
        claim
        for segment in episode.segments
        for lang in episode.languages
        for claim in (
            *_claims(segment, lang, known),
            *_charts(project, episode.id, segment, lang=lang, known=known),
        )
    )


def _claims(segment: Segment, lang: str, known: Mapping[str, Source]) -> Iterator[Claim]:
    spoken = set[str]()
    for line in segment.lines[lang]:
        for mention in line.mentions:
            spoken.add(mention.figure.id)
            said = line.text[mention.start : mention.end]
            yield from _rows(segment.id, line.number, lang, said=said, figure=mention.figure, known=known)
    for figure in segment.figures:
        if figure.id not in spoken:
            said = quantity.compact(figure.quantity, lang)
            yield from _rows(segment.id, 0, lang, said=said, figure=figure, known=known)


def _charts(
    project: Project, episode: str, segment: Segment, *, lang: str, known: Mapping[str, Source]
) -> Iterator[Claim]:
    """The tables that the segment's scene draws: a row a table, for all the rows that its chart shows."""
    file = (project.scenes / episode).joinpath(*segment.scene.split(".")[:-1]).with_suffix(".py")
    if not segment.scene or not file.is_file():
        return
    for name in dict.fromkeys(tables_named(file)):
        if name in known:
            columns = " ".join(known[name].columns)
            cell = Cell(name, "as drawn", columns, "")
            yield _claim(
                segment.id,
                0,
                lang,
                said="chart",
                figure="",
                value="",
                unit="",
                arithmetic="drawn",
                cell=cell,
                source=known[name],
            )


def _rows(
    segment: str, line: int, lang: str, *, said: str, figure: Figure, known: Mapping[str, Source]
) -> Iterator[Claim]:
    """A row a cell; an illustration rests on none, and says so."""
    arithmetic = figure.formula or ("" if figure.cells else "illustration")
    value = exact(figure.quantity)
    for cell in figure.cells or (Cell("", "", "", ""),):
        unit = figure.quantity.unit
        source = known.get(cell.table)
        yield _claim(
            segment,
            line,
            lang,
            said=said,
            figure=figure.id,
            value=value,
            unit=unit,
            arithmetic=arithmetic,
            cell=cell,
            source=source,
        )


def _claim(
    segment: str,
    line: int,
    lang: str,
    *,
    said: str,
    figure: str,
    value: str,
    unit: str,
    arithmetic: str,
    cell: Cell,
    source: Source | None,
) -> Claim:
    told = (source.credit(lang), source.series, source.as_of) if source else ("", "", "")
    place = (cell.table, cell.row, cell.column, cell.text)
    return Claim(segment, line, lang, said, figure, value, unit, arithmetic, *place, *told)


def exact(quantity: Quantity) -> str:
    """A value to the last digit: a whole number, a decimal, or a fraction without end."""
    value = quantity.value
    if isinstance(value, date):
        return value.isoformat()
    return f"{float(value):.15g}" if Fraction(f"{float(value):.15g}") == value else str(value)
