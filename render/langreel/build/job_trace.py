"""Trace: what a job read while it ran, and whether any of that has changed since.

Python's audit events tell most: files opened, programs started. The rest is announced by those who know:

- ``langreel.read`` path: a file read behind Python's back (by a C library)
- ``langreel.covered`` path: of this file only the selections count that are announced next
- ``langreel.selected`` path, name, where (JSON), digest: a part of a covered file, and what it gave
- ``langreel.part`` path, name: of this scene file, only what that class is made of counts
- ``langreel.plugin`` module: code that no import statement of ours names
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from langreel.build import digests
from langreel.build.digests import Code, Digests
from langreel.build.module_graph import ModuleGraph, source_file

OURS = {".langreel", ".venv", ".git", "out", "__pycache__"}
WRITING = os.O_WRONLY | os.O_RDWR

Probes = Mapping[str, Callable[..., str]]


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of a file that a job asked for, what it gave, and contents of the file that give the same."""

    path: str
    name: str
    where: str
    digest: str
    files: tuple[str, ...]

    def __str__(self) -> str:
        terms = json.loads(self.where)
        asked = ", ".join(f"{key}={value}" for key, value in terms.items()) if isinstance(terms, dict) else ""
        return f"{self.path}: {asked}" if asked else self.path


@dataclass(frozen=True, slots=True)
class Trace:
    """Digests of files and scene modules by project-relative path, selections, and plug-in modules.

    Where one class of a scene module counts, its name follows the path: ``scenes/film/gold.py#Gold``.
    """

    reads: Mapping[str, str] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)
    selections: tuple[Selection, ...] = ()
    plugins: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        chosen = [[s.path, s.name, s.where, s.digest, list(s.files)] for s in self.selections]
        return {"reads": self.reads, "modules": self.modules, "selections": chosen, "plugins": self.plugins}


def from_plain(data: Mapping[str, Any]) -> Trace:
    """The trace that ``plain`` wrote."""
    chosen = tuple(Selection(p, n, w, d, tuple(files)) for p, n, w, d, files in data["selections"])
    return Trace(data["reads"], data["modules"], chosen, data["plugins"])


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
        """What was heard; plug-ins still without digests."""
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
        # Seen before it is read: reading it for its digest is heard as well.
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
        """Of this file, only announced selections count."""
        inside = self._inside(path)
        if inside is not None and inside not in self.covered:
            self._seen.add(inside)
            self.covered[inside] = digests.file(self.root / inside)

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


def with_plugins(trace: Trace, sources: ModuleGraph) -> Trace:
    """The same trace with the digests of its plug-ins."""
    return replace(trace, plugins={name: sources.digest(name) for name in trace.plugins})


def changes(trace: Trace, root: Path, seen: Digests, sources: ModuleGraph, probes: Probes) -> Iterator[str]:
    """What is no longer as the job read it, one phrase each."""
    for path, digest in trace.reads.items():
        if (now := seen.file(root / path)) != digest:
            yield f"{path} changed" if now else f"{path} is gone"
    for module, digest in trace.modules.items():
        path, _, name = module.partition("#")
        now = seen.part(root / path, name) if name else seen.code(root / path).digest
        if now != digest:
            yield f"{path}{name and f': {name}'} changed" if now else f"{path} is gone"
    for chosen in trace.selections:
        if seen.file(root / chosen.path) not in chosen.files and not _gives_same(chosen, root, probes):
            yield f"{_differing(chosen, root, probes)} changed"
    for name, digest in trace.plugins.items():
        if sources.digest(name) != digest:
            yield f"{name} changed"


def refreshed(trace: Trace, root: Path, seen: Digests) -> Trace:
    """The same trace, knowing that its covered files as they are now give the same selections."""
    chosen = (_refreshed(selection, seen.file(root / selection.path)) for selection in trace.selections)
    return replace(trace, selections=tuple(chosen))


def _refreshed(selection: Selection, content: str) -> Selection:
    if content in selection.files:
        return selection
    return replace(selection, files=(content, *selection.files[:7]))


def _differing(chosen: Selection, root: Path, probes: Probes) -> str:
    """The part of a selection that is not as it was, as near as can be told."""
    ask = probes.get("difference")
    told = ask(str(root / chosen.path), chosen.name, chosen.where, chosen.digest) if ask else ""
    return f"{chosen.path}: {told}" if told else str(chosen)


def _gives_same(chosen: Selection, root: Path, probes: Probes) -> bool:
    probe = probes.get("selected")
    return probe is not None and probe(str(root / chosen.path), chosen.name, chosen.where) == chosen.digest
