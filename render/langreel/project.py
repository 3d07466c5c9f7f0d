"""The folder that holds ``script/`` and ``scenes/``: found upwards from where langreel is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel.errors import UsageError, perhaps

_FOLDER: Final = ContextVar("folder", default=Path())


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folders, all below ``root`` (absolute)."""

    root: Path

    @property
    def script(self) -> Path:
        return self.root / "script"

    @property
    def scenes(self) -> Path:
        return self.root / "scenes"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def cache(self) -> Path:
        return self.root / ".langreel"

    @property
    def out(self) -> Path:
        return self.root / "out"

    def folder(self, episode: str, profile: str, lang: str) -> Path:
        """Where a dub's finished work lies: ``out/<episode>/<profile>/<lang>``."""
        return self.out / episode / profile / lang

    def relative(self, path: Path) -> str:
        """A path as people read it: below the root without the root, else as it is."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def episodes(self) -> tuple[str, ...]:
        """Ids of the episodes that have a script, sorted."""
        return tuple(sorted(path.parent.name for path in self.script.glob("*/episode.yaml")))

    def episode(self, wanted: str | None) -> str:
        """The episode asked for, or the only one; UsageError where that is not clear."""
        known = self.episodes()
        if wanted is None and len(known) == 1:
            return known[0]
        if wanted is None:
            raise UsageError("which episode?", hint=f"this project has: {', '.join(known) or 'none'}")
        if wanted not in known:
            raise UsageError(f"no episode {wanted!r} in {self.script}", hint=perhaps(wanted, known))
        return wanted


def find(start: Path) -> Project:
    """The project around ``start``: the nearest folder upwards with ``script/`` and ``scenes/``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "script").is_dir() and (folder / "scenes").is_dir():
            return Project(folder)
    raise UsageError(f"no langreel project at or above {start}", hint="langreel new DIR makes one")


def work_in(folder: Path) -> None:
    """Let ``current`` look from ``folder`` upwards, from now on."""
    _FOLDER.set(_fixed(folder))


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Let ``current`` look from ``folder`` upwards, for a while."""
    before = _FOLDER.set(_fixed(folder))
    try:
        yield
    finally:
        _FOLDER.reset(before)


def _fixed(folder: Path) -> Path:
    """A folder that stays the same wherever one goes, except for "here"."""
    return folder if folder == Path() else folder.absolute()


def folder() -> Path:
    """The folder that is worked in (absolute): the one that the command was called for, or is in."""
    return _FOLDER.get().absolute()


def current() -> Project:
    """The project that is worked in: the one around the folder that the command was called for.

    UsageError if there is none.
    """
    return find(_FOLDER.get())
