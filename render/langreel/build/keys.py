"""Asking: a job → the key under which its result is kept; and what changed since it was last asked for."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel.build import codec, digests
from langreel.build.digests import Digests
from langreel.build.job import Job
from langreel.build.module_graph import ModuleGraph
from langreel.build.store import kept_digest


@dataclass(frozen=True, slots=True)
class Asked:
    """A job, and all that its result depends on before it has run."""

    job: Job
    key: str
    arguments: Mapping[str, Any]
    sources: Mapping[str, str]

    def plain(self) -> dict[str, Any]:
        """As JSON, to compare with when it is next asked for."""
        said = {"key": self.key, "function": _title(self.job), "environment": self.job.environment}
        return said | {"arguments": self.arguments, "sources": self.sources}


Written = dict[int, tuple[Any, Any]]
"""Values that stand for themselves, by identity, and their JSON: many jobs are given the same."""


def ask(job: Job, root: Path, seen: Digests, sources: ModuleGraph, written: Written) -> Asked:
    """Work out the key of a job: function and its sources, arguments, suffix and environment."""
    given = {**dict(zip(_names(job), job.arguments)), **job.options}
    arguments = {name: _canonical(value, root, seen, written) for name, value in given.items()}
    module = job.function.__module__
    whole = [_title(job), sources.digest(module), arguments, job.suffix, job.environment]
    return Asked(job, digests.text(whole), arguments, sources.of(module))


def reason(last: Mapping[str, Any], asked: Asked) -> str:
    """What changed since the job of this name was last asked for; ``""`` if nothing of what was asked did."""
    if not last:
        return "new"
    if last.get("key") == asked.key:
        return ""
    return _sentence(list(_reasons(last, asked)) or ["new"])


def is_by_the_same(last: Mapping[str, Any], asked: Asked) -> bool:
    """Whether what was last asked for under this name was made by the same code in the same environment."""
    now = asked.plain()
    return all(last.get(each) == now[each] for each in ("function", "environment", "sources"))


def _reasons(last: Mapping[str, Any], asked: Asked) -> Iterator[str]:
    now = asked.plain()
    if last["function"] != now["function"]:
        yield f"made by {now['function']} instead of {last['function']}"
        return
    old, new = (_unwrapped(each["arguments"]) for each in (last, now))
    if changed := list(codec.differences(old, new)):
        yield f"arguments changed: {changed[0]}"
        yield from changed[1:]
    yield from _environment(last["environment"], now["environment"])
    old_sources, new_sources = last["sources"], now["sources"]
    for module in dict.fromkeys([*old_sources, *new_sources]):
        if old_sources.get(module) != new_sources.get(module):
            yield f"{module} changed"


def _sentence(reasons: list[str]) -> str:
    """
    >>> _sentence(["manim 0.22 → 0.23", "a.png changed", "b.png changed"])
    'manim 0.22 → 0.23, and 2 more'
    """
    return reasons[0] + (f", and {len(reasons) - 1} more" if reasons[1:] else "")


def _environment(old: str, new: str) -> Iterator[str]:
    """
    >>> list(_environment("manim 0.22; ffmpeg 7", "manim 0.23; ffmpeg 7"))
    ['manim 0.22 → 0.23']
    """
    before, after = _parts(old), _parts(new)
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{name} {_cut(before.get(name, 'none'))} → {_cut(after.get(name, 'none'))}"


def _parts(environment: str) -> dict[str, str]:
    parts = (part.strip().rpartition(" ") for part in re.split(r"[;,\n]", environment) if part.strip())
    return {name or "environment": value for name, _, value in parts}


def _cut(value: str) -> str:
    """Digests are told by their first letters."""
    return value if len(value) <= 24 else f"{value[:10]}…"


def _title(job: Job) -> str:
    return f"{job.function.__module__}.{job.function.__qualname__}"


def _names(job: Job) -> list[str]:
    names = [name for name in inspect.signature(job.function).parameters if name != "out"]
    return names + [f"argument {number}" for number in range(len(names) + 1, len(job.arguments) + 1)]


def _unwrapped(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A noun's parts speak for themselves: ``beats[0].frames``, not ``shot.beats[0].frames``."""
    flat: dict[str, Any] = {}
    for name, value in arguments.items():
        parts = value if isinstance(value, dict) and ":" in str(value.get(codec.TYPE)) else {name: value}
        flat |= {part: each for part, each in parts.items() if part != codec.TYPE}
    return flat


def _canonical(value: Any, root: Path, seen: Digests, written: Written) -> Any:
    """A value as JSON. What names no file is written once: what a file holds may change."""
    if id(value) in written:
        return written[id(value)][1]
    named: list[Path] = []

    def stands_for(path: Path) -> dict[str, str]:
        named.append(path)
        return _stands_for(path, root, seen)

    data = codec.encode(value, stands_for, places=False)
    if not named and isinstance(value, tuple):
        written[id(value)] = value, data
    return data


def _stands_for(path: Path, root: Path, seen: Digests) -> dict[str, str]:
    """A file stands for what it holds; a folder, or nothing, for its name."""
    whole = root / path
    held = "" if path == Path() else kept_digest(whole, root) or seen.file(whole)
    name = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(whole)
    return {codec.TYPE: "path", "is": f"{held}{path.suffix}" if held else name}
