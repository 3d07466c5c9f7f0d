"""New segments: paragraphs that came into a text, with their first scenes, beside what they follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from textwrap import dedent, indent
from typing import Final

from langreel.manuscript.drafting import Stage, slug
from langreel.manuscript.staged_segment import StagedAct
from langreel.manuscript.update.placing import NewSegment, SegmentPlaces
from langreel.manuscript.update.script_changes import ScriptChanges
from langreel.manuscript.writing import act_file, scene_file, segment_texts
from langreel.script.edits import Splice, segment_span

_BETWEEN: Final = ascii_lowercase[1:]
"""What stands behind the number of an act that came between two others: ``02b`` comes behind ``02``."""


def add_segments(work: ScriptChanges, placement: SegmentPlaces, stage: Stage) -> None:
    """Write each new segment into its act, its scene into a file of its own; a new chapter is a new act."""
    modules = _modules(work.scenes)
    for act in dict.fromkeys(each.act for each in placement.segments):
        group = [each for each in placement.segments if each.act == act]
        title = work.update.film.acts[act].title
        staged = StagedAct({stage.lang: title}, tuple(stage.segment(-1, -1, each.outline) for each in group))
        work.facts += [each.facts for each in staged.segments]
        work.touched.update(work.others)
        module = next(modules)
        work.new[work.scenes / f"{module}.py"] = scene_file(staged)
        if group[0].after < 0 and group[0].before < 0:
            work.new[_new_act(work, act, title)] = act_file(staged, module)
        else:
            _insert(work, group, segment_texts(staged, module))


def _modules(folder: Path) -> Iterator[str]:
    """Names of scenes' files that are not there yet."""
    names = (f"added{number:02}" for number in count(1))
    return (name for name in names if not (folder / f"{name}.py").exists())


def _insert(work: ScriptChanges, group: Iterable[NewSegment], texts: Iterable[str]) -> None:
    for each, text in zip(group, texts):
        beside = work.update.script.lines[each.after if each.after >= 0 else each.before]
        act = work.acts[beside.path]
        start, end = segment_span(act, beside.number)
        at = end if each.after >= 0 else start
        joint = "" if act.text[at - 1 : at] in ("\n", "") else "\n"
        own = indent(dedent(text), " " * act.text[start:].index("-"))
        work.splice(beside.path, Splice(at, at, joint + own))


def _new_act(work: ScriptChanges, act: int, title: str) -> Path:
    """A file that is read behind that of the act before."""
    before = _path_before(work, act)
    number = before.name.partition("-")[0] if before else "00"
    taken = {path.name.partition("-")[0] for path in (*work.acts, *work.new)}
    head = next((f"{number}{each}" for each in _BETWEEN if f"{number}{each}" not in taken), f"{number}zz")
    return work.folder / f"{head}-{slug(title) or 'act'}.yaml"


def _path_before(work: ScriptChanges, act: int) -> Path | None:
    """The file of the last line of the text before an act that stands in the script."""
    ends = sum(len(each.lines) for one in work.update.film.acts[:act] for each in one.segments)
    places = [work.update.places[number] for number in range(ends) if number in work.update.places]
    return work.update.script.lines[places[-1]].path if places else None
