"""Known figures: what drafts new words for an episode, with the names and figures that it has already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from langreel.manuscript.drafting import Stage
from langreel.manuscript.facts import DataCell, DataCells
from langreel.manuscript.update.text_changes import TextUpdate
from langreel.project import Project
from langreel.script.edits import open_file

_Key = tuple[str, str, tuple[tuple[str, str], ...]]
"""A table, a column, and what tells the row."""


def stage_of(project: Project, update: TextUpdate, cells: DataCells) -> Stage:
    """A stage for the text as it is now, whose new names are none that the episode has."""
    episode = update.script.episode
    stage = Stage(update.film, update.script.source, cells, {})
    stage.ids.given |= {each.id for each in episode.segments}
    stage.names.given |= set(episode.figures)
    names = dict(_named(project, project.script / episode.id / "figures.yaml"))
    for cell in cells.cells:
        name = names.get(_key(cell), "")
        if name in episode.figures:
            stage.figures[cell] = name
            stage.digits[cell] = episode.figures[name].quantity.digits
    return stage


def _key(cell: DataCell) -> _Key:
    return cell.table, cell.column, tuple(sorted(cell.where.items()))


def _named(project: Project, path: Path) -> Iterator[tuple[_Key, str]]:
    """The figures that are one cell by what tells its row, with their names."""
    told = open_file(project, path).mapping() if path.is_file() else {}
    for name, figure in told.items():
        where = figure.get("where") if isinstance(figure, dict) else None
        if isinstance(where, dict) and all(isinstance(value, str) for value in where.values()):
            yield (str(figure.get("table")), str(figure.get("column")), tuple(sorted(where.items()))), name
