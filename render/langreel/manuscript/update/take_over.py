"""Take over: what changed in a text → the files of its episode, with all that was done to them by hand."""

from __future__ import annotations

from pathlib import Path

from langreel.errors import ContentErrors
from langreel.manuscript import all_or_none
from langreel.manuscript.claims_list import open_claims
from langreel.manuscript.drafting import Stage
from langreel.manuscript.facts import DataCell, DataCells, TextNumber
from langreel.manuscript.scene_draft import SegmentFacts
from langreel.manuscript.update import record
from langreel.manuscript.update.known_figures import stage_of
from langreel.manuscript.update.new_segments import add_segments
from langreel.manuscript.update.placing import placed
from langreel.manuscript.update.script_changes import ScriptChanges
from langreel.manuscript.update.standing_segments import change_words
from langreel.manuscript.update.text_changes import TextUpdate
from langreel.manuscript.update.titles import change_titles, plan_touched
from langreel.manuscript.writing import figures_file
from langreel.project import Project
from langreel.script.read import survey


def take_over(project: Project, update: TextUpdate, cells: DataCells, source: str) -> list[Path]:
    """Write what changed into the episode, and nothing else; the files that were written.

    ``source`` is the text's name. All is written or nothing: ContentErrors where the script would not be
    right any more.
    """
    contents = _changes(project, update, cells, source).contents()
    with all_or_none.written(contents):
        problems = survey(project, update.script.episode.id).problems
        if wrong := [each.error() for each in problems if each.severity == "error"]:
            raise ContentErrors(wrong)
    return list(contents)


def _changes(project: Project, update: TextUpdate, cells: DataCells, source: str) -> ScriptChanges:
    """Everything that an update makes of an episode's files."""
    work, stage = ScriptChanges(project, update, cells), stage_of(project, update, cells)
    known = set(stage.figures)
    came = frozenset(each.index for each in update.taken if each.kind == "came")
    placement = placed(update.film, came, update.places)
    change_words(work, placement, stage)
    add_segments(work, placement, stage)
    change_titles(work)
    plan_touched(work)
    _lists(work, stage, known, source=source)
    work.new[work.folder / record.NAME] = record.written(update.record)
    return work


def _lists(work: ScriptChanges, stage: Stage, known: set[DataCell], *, source: str) -> None:
    """Figures that are new, and numbers that no table backs: behind those that were there."""
    figures = {cell: name for cell, name in stage.figures.items() if cell not in known}
    work.append(work.folder / "figures.yaml", figures_file(figures, stage.digits))
    named = {
        (each.segment, mention.figure.id)
        for each in work.update.script.lines
        for mention in each.line.mentions
    }

    def unlike(facts: SegmentFacts, number: TextNumber, text: str) -> str:
        """A figure that its segment names already is written there whatever the text says."""
        here = number.cell and (facts.id, stage.figures[number.cell]) in named
        return "" if here else stage.unlike(number, text)

    todo, path = open_claims(work.facts, source, unlike), work.folder / "claims.todo.md"
    if todo:
        work.append(path, todo.rows if path.is_file() else todo.text)
