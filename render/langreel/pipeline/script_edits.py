"""Script edits: one text of a script's file, changed where it stands, if nobody else has changed it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

from langreel import files
from langreel.errors import ContentError, known
from langreel.model import Episode, Finding
from langreel.pipeline.check import forecast
from langreel.project import Project, working_in
from langreel.script.agreement import disagreements
from langreel.script.read import survey
from langreel.script.text_at import value_at, with_value

MARK: Final = b"\xef\xbb\xbf"
"""What some editors write before UTF-8."""

_ONE_AT_A_TIME: Final = Lock()


class Outdated(Exception):
    """Another text stands at the place by now: ``theirs``."""

    def __init__(self, theirs: str | None) -> None:
        super().__init__(theirs)
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class TextEdit:
    """``file`` of the script (its name alone), where in it, what stood there, what shall stand there."""

    file: str
    at: tuple[str | int, ...]
    was: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an edit would do: findings in its file, how long each segment's words would take, by language."""

    findings: tuple[Finding, ...]
    seconds: Mapping[str, Mapping[str, float]]


def script_files(project: Project, episode: str) -> tuple[str, ...]:
    """The names of an episode's own files."""
    return tuple(sorted(path.name for path in (project.script / episode).glob("*.yaml")))


def edit(project: Project, episode: str, wanted: TextEdit) -> str:
    """Write it; gives the file's project-relative path. Outdated if another text stands there.

    The file is read at this moment: what others have changed elsewhere in it stays changed.
    """
    path = _path(project, episode, wanted)
    with _ONE_AT_A_TIME:
        raw = path.read_bytes()
        made = _edited(raw, wanted, project.relative(path))
        if made != raw:
            files.write_bytes(path, made)
    return project.relative(path)


def try_edit(project: Project, episode: str, wanted: TextEdit) -> Forecast:
    """What the script's checks would say of it. Writes nothing to the project."""
    path = _path(project, episode, wanted)
    made = _edited(path.read_bytes(), wanted, project.relative(path))
    with _shadow(project, episode, wanted.file, made) as shadow, working_in(shadow.root):
        found = survey(shadow, episode)
        problems = [*found.problems, *(disagreements(found.episode) if found.episode else ())]
        seconds = _seconds(found.episode) if found.episode else {}
        told = tuple(each.finding() for each in problems)
    return Forecast(told, seconds)


def _path(project: Project, episode: str, wanted: TextEdit) -> Path:
    name = known(wanted.file, script_files(project, project.episode(episode)), "file of the script")
    return project.script / episode / name


def _edited(raw: bytes, wanted: TextEdit, shown: str) -> bytes:
    mark = MARK if raw.startswith(MARK) else b""
    try:
        text = raw.removeprefix(mark).decode()
    except UnicodeDecodeError:
        raise ContentError("the file is not UTF-8", shown, "save it as UTF-8") from None
    here = value_at(text, wanted.at, shown)
    if here == wanted.text:
        return raw
    if here != wanted.was:
        raise Outdated(here)
    return mark + with_value(text, wanted.at, wanted.text, shown).encode()


@contextmanager
def _shadow(project: Project, episode: str, name: str, content: bytes) -> Iterator[Project]:
    """The project with one act, as it would be; the rest is the project's own."""
    with TemporaryDirectory(prefix="langreel-") as folder:
        root = Path(folder).resolve()
        script = root / "script" / episode
        script.mkdir(parents=True)
        for other in script_files(project, episode):
            if not other[0].isdigit() or not name[0].isdigit():
                shutil.copy(project.script / episode / other, script / other)
        (script / name).write_bytes(content)
        for folder_of in (project.scenes, project.data, project.assets):
            if folder_of.is_dir():
                (root / folder_of.name).symlink_to(folder_of)
        yield Project(root)


def _seconds(episode: Episode) -> Mapping[str, Mapping[str, float]]:
    return {
        segment.id: {lang: forecast(episode, segment, lang) for lang in episode.languages}
        for segment in episode.segments
    }
