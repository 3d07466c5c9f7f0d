"""Show table: a table of the project → its columns with their course, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from langreel.data.proposal import ProposedColumn, columns_of
from langreel.data.selection import table_file, whole
from langreel.data.series import numbers, series_of
from langreel.data.sheet import Sheet
from langreel.data.sources import Source, entries_of
from langreel.data.sparkline import sparkline
from langreel.project import Project
from langreel.scenes.credits import figures_of, tables_named

MOST = 12
"""Series whose course is drawn."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a column runs in one series: its first and last number, and the line between."""

    series: str
    first: str
    last: str
    line: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: what it is and holds, and the figures and scenes that use it (``episode: name``)."""

    name: str
    file: str
    source: Source | None
    rows: int
    time: str
    columns: tuple[ProposedColumn, ...]
    courses: Mapping[str, tuple[Course, ...]]
    more_series: int
    figures: tuple[str, ...]
    scenes: tuple[str, ...]


def show_table(project: Project, name: str) -> TableView:
    """The table of that name; ContentError where there is none, or where it cannot be read."""
    file, known = table_file(project.data, name), entries_of(project.data)
    source = known.get(name)
    sheet = whole(file, project.data.name, source.read if source else None)
    found = series_of(sheet)
    times = sheet.times()
    return TableView(
        name,
        project.relative(file),
        source,
        len(sheet.rows),
        times[0] if len(times) == 1 else "",
        columns_of(sheet, source),
        dict(_courses(sheet, times)),
        max(0, len(found) - MOST),
        tuple(_figures(project, name)),
        tuple(_scenes(project, name)),
    )


def _courses(sheet: Sheet, times: list[str]) -> Iterator[tuple[str, tuple[Course, ...]]]:
    """The course of each column of numbers, of the series that come first."""
    for column, kind in sheet.kinds.items():
        if kind == "number" and column not in times:
            courses = []
            for series in series_of(sheet)[:MOST]:
                values = numbers(sheet, series, column)
                filled = [row for row, value in values.items() if value is not None]
                if filled:
                    first, last = (sheet.text(row, column) for row in (filled[0], filled[-1]))
                    courses.append(Course(series.name, first, last, sparkline(list(values.values()))))
            yield column, tuple(courses)


def _figures(project: Project, table: str) -> Iterator[str]:
    for episode in project.episodes():
        for figure, named in figures_of(project.script / episode / "figures.yaml"):
            if named == table:
                yield f"{episode}: {figure}"


def _scenes(project: Project, table: str) -> Iterator[str]:
    for file in sorted(project.scenes.rglob("*.py")):
        if table in tables_named(file):
            yield project.relative(file)
