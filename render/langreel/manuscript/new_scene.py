"""New scene: the file of a scene for a segment of an episode, where there is none yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from langreel import files
from langreel.data import sources
from langreel.data.selection import select
from langreel.errors import UsageError, known
from langreel.manuscript.chart_scenes import CHARTS, ChartColumns, DrawnTable, chart_scene, class_of
from langreel.project import Project, working_in
from langreel.script.read import survey


@dataclass(frozen=True, slots=True)
class SceneRequest:
    """A segment of an episode, and what its scene is to draw."""

    episode: str
    segment: str
    chart: str
    table: str
    columns: ChartColumns


@dataclass(frozen=True, slots=True)
class NewScene:
    """Where a scene was written, its name in the script, and the place of its segment.

    ``named`` says that the segment has that name already; ``label`` is one that it lacks (""), to be written
    in ``languages``.
    """

    path: str
    scene: str
    place: str
    named: bool
    label: str
    languages: tuple[str, ...]


def write_scene(project: Project, asked: SceneRequest) -> NewScene:
    """Write it. UsageError where there is no such segment, table or column, or the file is there already."""
    read = survey(project, asked.episode)
    drafts = {draft.id: draft for draft in read.drafts}
    known(asked.segment, drafts, "segment")
    draft = drafts[asked.segment]
    folder = project.scenes / asked.episode
    module, _, name = draft.scene.rpartition(".")
    named = bool(module) and not (folder / f"{module.replace('.', '/')}.py").exists()
    if not named:
        module, name = re.sub(r"\W+", "_", asked.segment), class_of(asked.segment)
    path = folder / f"{module.replace('.', '/')}.py"
    if path.exists():
        hint = "take it away, or write into it; nothing is overwritten"
        raise UsageError(f"{project.relative(path)} is there already", hint=hint)
    with working_in(project.root):
        table = _table(project, asked)
        text = chart_scene(
            asked.chart, table, asked.segment, class_name=name, heading="heading" in draft.labels
        )
    files.write_text(path, text)
    label = CHARTS[asked.chart].label
    return NewScene(
        project.relative(path),
        f"{module}.{name}",
        place=str(draft.place),
        named=named,
        label="" if label in draft.labels else label,
        languages=tuple(read.languages),
    )


def _table(project: Project, asked: SceneRequest) -> DrawnTable:
    """The table that is to be drawn; ContentError where there is none, UsageError where it has no source."""
    sheet, _ = select(project.data, asked.table, {})
    tables = sources(project.data)
    known(asked.table, tables, "table of sources.yaml")
    units = tables[asked.table].columns
    return DrawnTable(asked.table, sheet, tuple(each for each in sheet.kinds if each in units), asked.columns)
