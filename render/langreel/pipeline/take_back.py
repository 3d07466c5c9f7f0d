"""Take back: an edit that somebody made → a change of the script, tried on a copy, and written if asked."""

from __future__ import annotations

import difflib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import files, timing
from langreel.errors import ContentError
from langreel.interchange.edit_remarks import edit_remarks
from langreel.interchange.edited_file import read_edit
from langreel.interchange.edited_timeline import Edit, at_rate
from langreel.interchange.placement import Placement, placed, storyline
from langreel.interchange.script_after_edit import ScriptChange, changed_texts, script_change
from langreel.model import PROFILES, Finding
from langreel.pipeline.check import check
from langreel.pipeline.dub_edit import dub_edit
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import cues, takes
from langreel.placed_yaml import text_of
from langreel.project import Project, working_in

SET_ASIDE = "left-out-"
"""What the name of an act's file begins with that no segment is left of: no act any more, but not lost."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an edit says of the script: its change in words and as lines of files, and what cannot be said.

    ``findings`` are what `check` would find then and does not find now; ``written`` are the files changed.
    """

    lang: str
    profile: str
    changes: tuple[str, ...]
    difference: str
    remarks: tuple[str, ...]
    findings: tuple[Finding, ...]
    written: tuple[str, ...] = ()


def take_back(
    project: Project, episode: str, edited: Path, *, voice: str = "", write: bool = False
) -> TakenBack:
    """Hold an edited file against the film, spoken by ``voice``; with ``write`` change the script.

    UsageError and ContentError where it is no edit of this film; nothing is written then.
    """
    edit = read_edit(edited)
    lang, profile = _dub(edit, str(edited))
    film = prepare(project, RenderRequest(episode, (lang,), profile, voice))
    change = _change(film, edit, lang)
    if not any(change.after.values()):
        raise ContentError("no segment of the film is left in this edit", str(edited))
    before = {path: text_of(project.root / path, path) for path in change.before}
    after = changed_texts(change, before)
    return TakenBack(
        lang=lang,
        profile=profile,
        changes=change.words,
        difference="".join(_differences(before, after)),
        remarks=change.remarks,
        findings=tuple(_new_findings(project, episode, after)),
        written=_write(project, episode, after) if write and after else (),
    )


def _change(film: Film, edit: Edit, lang: str) -> ScriptChange:
    """What an edit of a dub would change, and all that it says besides."""
    rate, original = Fraction(film.profile.fps), _original(film, lang)
    edit = at_rate(edit, rate)
    there, stale = _fitting(placed(edit, original), edit, original)
    change = script_change(film.episode, there, rate)
    remarks = (*stale, *there.remarks, *change.remarks, *edit_remarks(edit, original, there))
    return replace(change, remarks=tuple(dict.fromkeys(remarks)))


def _dub(edit: Edit, shown: str) -> tuple[str, str]:
    """The dub and the profile of most of an edit's media, by their names; a picture may be another dub's."""
    for kind in ("sound", "picture"):
        clips = (clip for track in edit.tracks if track.kind == kind for clip in track.clips)
        ends = Counter(tuple(clip.media.name.split(".")[-3:-1]) for clip in clips)
        for end, _ in ends.most_common():
            if len(end) == 2 and end[1] in PROFILES:
                return end[0], end[1]
    hint = "media files keep their names: shot.LANG.PROFILE.mp4"
    raise ContentError("no clip of this edit is one of `langreel timeline`", shown, hint)


def _original(film: Film, lang: str) -> Edit:
    """The dub as it would be laid out now."""
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    return dub_edit(film, timelines, lang, cues(film, timelines[lang]))


def _fitting(there: Placement, edit: Edit, original: Edit) -> tuple[Placement, tuple[str, ...]]:
    """A placement without the lengths of shots that are not as they were when the edit was laid out."""
    now = {media.name: media.frames for media in original.media}
    then = {clip.media.name: clip.media.frames for clip in storyline(edit, original).clips}
    other = {name for name, frames in then.items() if frames and now.get(name, frames) != frames}
    if not other:
        return there, ()
    of_media = {clip.name: clip.media.name for clip in original.tracks[0].clips}
    segments = (replace(each, more=0) if of_media[each.segment] in other else each for each in there.segments)
    words = (f"{name} is not as long as it was when the edit began; its holds are not taken back"
             for name in sorted(other))  # fmt: skip
    return replace(there, segments=tuple(segments)), tuple(words)


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for path, text in after.items():
        if not text:
            yield f"{path} becomes {_aside(path)}\n"
            continue
        old, new = (each.splitlines(keepends=True) for each in (before[path], text))
        yield from difflib.unified_diff(old, new, path, path)


def _aside(path: str) -> str:
    return str(Path(path).with_name(f"{SET_ASIDE}{Path(path).name}"))


def _new_findings(project: Project, episode: str, after: Mapping[str, str]) -> Iterator[Finding]:
    """What `check` finds of a copy with the change, and not of the script as it is."""
    if not after:
        return
    old = {(each.rule, each.message) for each in check(project, episode)}
    with TemporaryDirectory() as folder, ExitStack() as stack:
        copy = Project(Path(folder).resolve())
        for entry in project.root.iterdir():
            if entry.name not in ("script", "out", ".langreel"):
                (copy.root / entry.name).symlink_to(entry)
        shutil.copytree(project.script, copy.script, symlinks=True)
        _apply(copy.script / episode, after)
        stack.enter_context(working_in(copy.root))
        yield from (each for each in check(copy, episode) if (each.rule, each.message) not in old)


def _write(project: Project, episode: str, after: Mapping[str, str]) -> tuple[str, ...]:
    """Change the folder of a script at one stroke; the files that are other now."""
    where = (project.script / episode).resolve()
    with files.replacing_folder(where) as draft:
        shutil.copytree(where, draft, symlinks=True, dirs_exist_ok=True)
        _apply(draft, after)
    return tuple(path if text else _aside(path) for path, text in after.items())


def _apply(folder: Path, after: Mapping[str, str]) -> None:
    for path, text in after.items():
        file = folder / Path(path).name
        if text:
            files.write_text(file, text)
        else:
            file.rename(file.with_name(f"{SET_ASIDE}{file.name}"))
