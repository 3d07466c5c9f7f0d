"""Listener: what this process reads of a project while a job runs, told by Python's audit events.

Files opened and programs started tell most. The rest is announced by those who know:

- ``langreel.read`` path: a file read behind Python's back (by a C library)
- ``langreel.covered`` path: of this file only the selections count that are announced next
- ``langreel.selected`` path, name, where (JSON), digest: a part of a covered file, and what it gave
- ``langreel.part`` path, name: of this scene file, only what that class is made of counts
- ``langreel.plugin`` module: code that no import statement of ours names
- ``langreel.progress`` done, total: how far the job is
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from langreel.build import digests
from langreel.build.digests import Code
from langreel.build.job_trace import Selection, Trace
from langreel.build.module_graph import source_file

OURS = {".langreel", ".venv", ".git", "out", "__pycache__"}
WRITING = os.O_WRONLY | os.O_RDWR


@dataclass(slots=True)
class Listener:
    """Notes what is read below ``root`` (resolved), each with its digest as it was when it was opened."""

    current: ClassVar[Listener | None] = None
    hooked: ClassVar[bool] = False

    root: Path
    reads: dict[str, str] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    covered: dict[str, str] = field(default_factory=dict)
    selections: dict[tuple[str, str, str], str] = field(default_factory=dict)
    plugins: list[str] = field(default_factory=list)
    progress: Callable[[float, float], None] = lambda done, total: None
    _seen: set[str] = field(default_factory=set)

    def know(self, paths: Iterable[Path]) -> None:
        """Files that count already, as arguments."""
        self._seen.update(inside for path in paths if (inside := self._inside(self.root / path)) is not None)

    def trace(self) -> Trace:
        """What was read; plug-ins still without digests."""
        reads = {path: digest for path, digest in self.reads.items() if path not in self.covered}
        chosen = (
            Selection(path, name, where, digest, (self.covered[path],))
            for (path, name, where), digest in self.selections.items()
            if path in self.covered
        )
        return Trace(reads, self.modules, tuple(chosen), dict.fromkeys(self.plugins, ""))

    def opened(self, path: object, mode: object, flags: object) -> None:
        """A file is about to be opened."""
        if not (isinstance(flags, int) and flags & WRITING):
            self.read(path)

    def started(self, program: object, args: object, *_: object) -> None:
        """A program is about to be started: the project's files among its arguments count as read."""
        for word in args if isinstance(args, list | tuple) else ():
            if isinstance(word, str | bytes | os.PathLike) and os.path.isfile(word):  # noqa: PTH113
                self.read(word)

    def read(self, path: object) -> None:
        """Note a file of the project, once."""
        inside = self._inside(path)
        if inside is None or inside in self._seen:
            return
        # Seen before it is read: reading it for its digest is an event as well.
        self._seen.add(inside)
        file = self.root / inside
        if file.suffix == ".py":
            if Path(inside).parts[0] == "scenes":
                self._lean(inside, digests.code(file))
        elif file.is_file():
            self.reads[inside] = digests.file(file)

    def _lean(self, inside: str, code: Code) -> None:
        """A scene leans on its own file, and on what it imports of the toolkit."""
        self.modules[inside] = code.digest
        for name in code.imports:
            if name.partition(".")[0] == "langreel" and source_file(name):
                self.plugin(name)

    def part(self, path: object, name: str) -> None:
        """Of this scene file, only what a class is made of counts."""
        inside = self._inside(path)
        if inside in self.modules:
            del self.modules[inside]
            self.modules[f"{inside}#{name}"] = digests.part(self.root / inside, name)

    def cover(self, path: object) -> None:
        """Of this file, only announced selections count; so does that it is not there."""
        inside = self._inside(path)
        if inside is not None and inside not in self.covered:
            self._seen.add(inside)
            # A file that is not there yet tells something, too.
            file = self.root / inside
            self.covered[inside] = digests.file(file) if file.is_file() else ""

    def selected(self, path: object, name: str, where: str, digest: str) -> None:
        """A part of a covered file was asked for."""
        inside = self._inside(path)
        if inside is not None:
            self.selections[inside, str(name), str(where)] = str(digest)

    def plugin(self, module: str) -> None:
        """Code was loaded by name."""
        if module not in self.plugins:
            self.plugins.append(module)

    def _inside(self, path: object) -> str | None:
        """The path below the root, of sources rather than of their bytecode; None for what does not count."""
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        whole = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links stay as they are named
        if whole.endswith(".pyc") and "__pycache__" in whole:
            whole = importlib.util.source_from_cache(whole)
        if not whole.startswith(f"{self.root}{os.sep}") or whole.startswith(f"{sys.prefix}{os.sep}"):
            return None
        inside = Path(whole).relative_to(self.root)
        return None if OURS.intersection(inside.parts[:-1]) else inside.as_posix()


EVENTS: Mapping[str, Callable[..., None]] = {
    "open": Listener.opened,
    "subprocess.Popen": Listener.started,
    "langreel.read": Listener.read,
    "langreel.covered": Listener.cover,
    "langreel.selected": Listener.selected,
    "langreel.part": Listener.part,
    "langreel.plugin": Listener.plugin,
    "langreel.progress": lambda listener, done, total: listener.progress(done, total),
}


def _hear(event: str, args: tuple[Any, ...]) -> None:
    listener, note = Listener.current, EVENTS.get(event)
    if listener is None or note is None:
        return
    try:
        note(listener, *args)
    except (OSError, ValueError):
        # Whoever reads the file meets the same error, and tells it better than a hook could.
        return


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a listener hear what this process reads."""
    if not Listener.hooked:
        sys.addaudithook(_hear)
        Listener.hooked = True
    Listener.current = listener
    try:
        yield
    finally:
        Listener.current = None
