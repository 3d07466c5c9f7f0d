"""Staging: script and scenes side by side → names on one side that the other does not have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.errors import perhaps
from langreel.model import Place
from langreel.project import Project
from langreel.script import scan
from langreel.script.columns import columns
from langreel.script.problems import Problem
from langreel.script.read import Script
from langreel.script.scan import SceneCall, SceneFile, Scenes
from langreel.script.segments import SegmentDraft


@dataclass(frozen=True, slots=True)
class StagedScene:
    """A scene class, the files it is made of, and the segments that it shows."""

    scene: str
    files: Sequence[SceneFile]
    drafts: Sequence[SegmentDraft]
    said: Sequence[SceneCall]


def staging(project: Project, episode: str, script: Script) -> Iterator[Problem]:
    """What cannot go together, as far as it can be known without running a scene."""
    units: dict[Path, SceneFile] = {}
    scenes = Scenes(project, episode)
    for scene in dict.fromkeys(draft.scene for draft in script.drafts if "." in draft.scene):
        drafts = [draft for draft in script.drafts if draft.scene == scene]
        path = scenes.file_of(scene)
        files = scenes.reach(path)
        units |= {unit.path: unit for unit in files}
        if not files or files[0].path != path:
            yield _no_file(project, episode, path, draft=drafts[0])
            continue
        name = scene.rpartition(".")[2]
        family = scan.family(files, name)
        if not family:
            hint = perhaps(name, scan.classes(files[0]))
            message = f"there is no class {name!r} in {files[0].shown}"
            yield Problem(drafts[0].scene_place, "unknown-scene", message, hint)
            continue
        own = family[:1] if any(_is_construct(node) for node in family[0][1].body) else family
        said = [each for unit, node in own for each in scan.scene_calls(unit, node)]
        yield from _scene(StagedScene(scene, files, drafts, said), script)
    for unit in units.values():
        yield from columns(project, unit, script.tables, script.languages)
        yield from _meanings(unit, script)


def _meanings(unit: SceneFile, script: Script) -> Iterator[Problem]:
    """Colours that a scene asks for by what they mean, and that the theme does not have."""
    known = script.look.theme.meanings
    for node in ast.walk(unit.tree) if script.look.whole else ():
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="theme"), attr="meaning"),
                args=[ast.Constant(value=str(name)) as said],
            ) if name not in known:
                place = Place(unit.shown, said.lineno, said.col_offset + 1)
                hint = perhaps(name, known) or "write it under meanings: in the theme"
                yield Problem(place, "unknown-meaning", f"the theme has no colour for {name!r}", hint)


def _is_construct(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name == "construct"


def _no_file(project: Project, episode: str, path: Path, *, draft: SegmentDraft) -> Problem:
    """The scene's file is not there, or is not Python."""
    shown = project.relative(path)
    if path.is_file():
        return _syntax(path, shown)
    known = [other.stem for other in (project.scenes / episode).glob("*.py") if other.stem != "__init__"]
    hint = perhaps(path.stem, known) or f"write class {draft.scene.rpartition('.')[2]}(ReelScene) there"
    return Problem(draft.scene_place, "unknown-scene", f"there is no file {shown}", hint)


def _syntax(path: Path, shown: str) -> Problem:
    try:
        ast.parse(path.read_bytes())
    except SyntaxError as error:
        place = Place(shown, error.lineno or 1, error.offset or 1)
        return Problem(place, "broken-python", f"broken Python: {error.msg}")
    except (ValueError, OSError, RecursionError) as error:
        return Problem(Place(shown), "broken-python", f"broken Python: {error}")
    return Problem(Place(shown), "broken-python", "broken Python")


def _scene(stage: StagedScene, script: Script) -> Iterator[Problem]:
    labels = {key for draft in stage.drafts for key in draft.labels}
    for said in stage.said:
        if said.call == "label" and said.text not in labels:
            hint = perhaps(said.text, labels) or f"give {stage.drafts[0].id!r} labels"
            yield Problem(said.place, "missing-label", f"no segment has the label {said.text!r}", hint)
        elif said.call == "figure" and said.text not in script.known:
            hint = perhaps(said.text, script.known)
            yield Problem(said.place, "unknown-figure", f"unknown figure {said.text!r}", hint)
        elif said.call == "mark":
            yield from _mark(stage, said)
    yield from _segments(stage)


def _mark(stage: StagedScene, said: SceneCall) -> Iterator[Problem]:
    """A mark that a scene waits for must stand in the words of the segment that is open there."""
    open_now = [draft for draft in stage.drafts if draft.id == said.segment] or stage.drafts
    # Every segment has an end, without being told.
    marks = {"end", *(mark for draft in open_now for mark in draft.marks)}
    if said.text not in marks:
        hint = perhaps(said.text, marks - {"end"}) or "its words carry no marks"
        message = f"unknown mark {said.text!r} in the segment {open_now[0].id!r}"
        yield Problem(said.place, "unknown-mark", message, hint)


def _segments(stage: StagedScene) -> Iterator[Problem]:
    """Each segment of the scene is opened by it, and no other."""
    opened = [said for said in stage.said if said.call == "segment"]
    ids = [draft.id for draft in stage.drafts]
    for said in opened:
        if said.text not in (*ids, scan.UNKNOWN):
            message = f"the segment {said.text!r} is not told by {stage.scene}"
            yield Problem(said.place, "unknown-segment", message, perhaps(said.text, ids))
    # A helper may open segments, too: only a name that stands nowhere is sure to be forgotten.
    strings = {text for unit in stage.files for text in unit.strings}
    if any(said.text == scan.UNKNOWN for said in opened) and not strings & set(ids):
        return
    for draft in stage.drafts:
        if draft.id and draft.id not in strings:
            message = f"the segment {draft.id!r} is never opened by {stage.scene}"
            yield Problem(draft.place, "segment-not-shown", message, f"with self.segment({draft.id!r}):")
