"""Script edits: texts of a script's file, changed where they stand, if nobody else has changed them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
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
    """Another text stands at the place by now: ``theirs``; ``number`` of the edits found it."""

    def __init__(self, theirs: str | None, number: int = 0) -> None:
        super().__init__(theirs)
        self.theirs, self.number = theirs, number


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Where in a file of the script, what stood there, what shall stand there."""

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


def edit(project: Project, episode: str, file: str, wanted: Sequence[TextEdit]) -> str:
    """Write all of them or none into a file, by its name; gives its project-relative path.

    Outdated if another text stands at one of the places. The file is read at this moment: what others have
    changed elsewhere in it stays changed.
    """
    path = _path(project, episode, file)
    with _ONE_AT_A_TIME:
        raw = path.read_bytes()
        made = _edited(raw, wanted, project.relative(path))
        if made != raw:
            files.write_bytes(path, made)
    return project.relative(path)


def try_edit(project: Project, episode: str, file: str, wanted: Sequence[TextEdit]) -> Forecast:
    """What the script's checks would say of them. Writes nothing to the project."""
    path = _path(project, episode, file)
    made = _edited(path.read_bytes(), wanted, project.relative(path))
    with _shadow(project, episode, file, made) as shadow, working_in(shadow.root):
        found = survey(shadow, episode)
        problems = [*found.problems, *(disagreements(found.episode) if found.episode else ())]
        seconds = _seconds(found.episode) if found.episode else {}
        told = tuple(each.finding() for each in problems)
    return Forecast(told, seconds)


def _path(project: Project, episode: str, file: str) -> Path:
    name = known(file, script_files(project, project.episode(episode)), "file of the script")
    return project.script / episode / name


def _edited(raw: bytes, wanted: Sequence[TextEdit], shown: str) -> bytes:
    mark = MARK if raw.startswith(MARK) else b""
    try:
        text = raw.removeprefix(mark).decode()
    except UnicodeDecodeError:
        raise ContentError("the file is not UTF-8", shown, "save it as UTF-8") from None
    for number, each in enumerate(wanted):
        text = _with(text, each, number, shown)
    return mark + text.encode()


def _with(text: str, wanted: TextEdit, number: int, shown: str) -> str:
    here = value_at(text, wanted.at, shown)
    if here == wanted.text:
        return text
    if here != wanted.was:
        raise Outdated(here, number)
    return with_value(text, wanted.at, wanted.text, shown)


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
