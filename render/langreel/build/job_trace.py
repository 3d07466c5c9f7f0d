"""Trace: what a job read while it ran, and whether any of that has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from langreel.build.module_graph import ModuleGraph
from langreel.build.project_state import ProjectState


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
        where = ", ".join(f"{key}={value}" for key, value in terms.items()) if isinstance(terms, dict) else ""
        return f"{self.path}: {where}" if where else self.path


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


def united(traces: Sequence[Trace]) -> Trace:
    """What jobs that did one work together have read."""
    chosen = {(part.path, part.name, part.where): part for each in traces for part in each.selections}
    return Trace(
        {path: digest for each in traces for path, digest in each.reads.items()},
        {path: digest for each in traces for path, digest in each.modules.items()},
        tuple(chosen.values()),
        {name: digest for each in traces for name, digest in each.plugins.items()},
    )


def with_plugins(trace: Trace, modules: ModuleGraph) -> Trace:
    """The same trace with the digests of its plug-ins."""
    return replace(trace, plugins={name: modules.digest(name) for name in trace.plugins})


def changes(trace: Trace, state: ProjectState) -> Iterator[str]:
    """What is no longer as the job read it, one phrase each."""
    yield from _files(trace, state)
    yield from _scenes(trace, state)
    yield from _selections(trace, state)
    yield from (f"{name} changed" for name, was in trace.plugins.items() if state.modules.digest(name) != was)


def _files(trace: Trace, state: ProjectState) -> Iterator[str]:
    for path, was in trace.reads.items():
        now = state.file(path)
        if now != was:
            yield f"{path} changed" if now else f"{path} is gone"


def _scenes(trace: Trace, state: ProjectState) -> Iterator[str]:
    for each, was in trace.modules.items():
        path, _, class_name = each.partition("#")
        now = state.scene(path, class_name)
        if now != was:
            part = f"{path}: {class_name}" if class_name else path
            yield f"{part} changed" if now else f"{path} is gone"


def _selections(trace: Trace, state: ProjectState) -> Iterator[str]:
    for part in trace.selections:
        # A table that holds what it held then, or something else that gave the same, need not be searched.
        if state.file(part.path) in part.files:
            continue
        if state.selected(part.path, part.name, part.where) != part.digest:
            difference = state.difference(part.path, part.name, part.where, digest=part.digest)
            yield f"{part.path}: {difference} changed" if difference else f"{part} changed"


def refreshed(trace: Trace, state: ProjectState) -> Trace:
    """The same trace, knowing that its covered files as they are now give the same selections."""
    now = tuple(_refreshed(each, state.file(each.path)) for each in trace.selections)
    return trace if now == trace.selections else replace(trace, selections=now)


def _refreshed(selection: Selection, content: str) -> Selection:
    if content in selection.files:
        return selection
    return replace(selection, files=(content, *selection.files[:7]))


def same_reads(one: Trace, other: Trace) -> bool:
    """Whether two traces would always be fresh together."""
    return _reads(one) == _reads(other)


def _reads(trace: Trace) -> tuple[object, ...]:
    selections = {replace(each, files=()) for each in trace.selections}
    return trace.reads, trace.modules, trace.plugins, selections
