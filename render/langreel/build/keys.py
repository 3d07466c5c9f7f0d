"""Keys: a job → the key under which its result is kept; and what changed since it was last stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel.build import codec, digests
from langreel.build.job import Job
from langreel.build.project_state import ProjectState
from langreel.build.store import kept_digest


@dataclass(frozen=True, slots=True)
class KeyedJob:
    """A job, and all that its result depends on before it has run: arguments as JSON, code by module."""

    job: Job
    key: str
    arguments: Mapping[str, Any]
    sources: Mapping[str, str]

    def plain(self) -> dict[str, Any]:
        """As JSON, to compare with when a job of this name is stated next."""
        return {
            "key": self.key,
            "function": self.job.function,
            "environment": self.job.environment,
            "arguments": self.arguments,
            "sources": self.sources,
        }


def keyed(job: Job, state: ProjectState) -> KeyedJob:
    """Work out the key of a job: function and its sources, arguments, suffix and environment."""

    def content(path: Path) -> dict[str, str]:
        return _content(path, state)

    arguments = {name: codec.encode(value, content, places=False) for name, value in job.arguments.items()}
    code = state.modules.digest(job.module)
    key = digests.text([job.function, code, arguments, job.suffix, job.environment])
    return KeyedJob(job, key, arguments, state.modules.of(job.module))


def _content(path: Path, state: ProjectState) -> dict[str, str]:
    """A file stands for what it holds; a folder, or nothing, for its name."""
    root = state.root
    whole = path if path.is_absolute() else root / path
    held = "" if path == Path() else kept_digest(whole, root) or state.digests.file(whole)
    if held:
        return {codec.TYPE: "path", "is": f"{held}{path.suffix}"}
    name = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(whole)
    return {codec.TYPE: "path", "is": name}


def reason(last: Mapping[str, Any], now: KeyedJob) -> str:
    """What changed since a job of this name was last stated; ``""`` if nothing did."""
    plain = now.plain()
    if not plain.keys() <= last.keys():
        return "new"
    if last["key"] == now.key:
        return ""
    return _sentence(list(_reasons(last, plain)) or ["new"])


def is_by_the_same(last: Mapping[str, Any], now: KeyedJob) -> bool:
    """Whether what this name stood for last was made by the same code in the same environment."""
    plain = now.plain()
    return all(last.get(each) == plain[each] for each in ("function", "environment", "sources"))


def _reasons(last: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if last["function"] != now["function"]:
        yield f"made by {now['function']} instead of {last['function']}"
        return
    for change in codec.differences(_unwrapped(last["arguments"]), _unwrapped(now["arguments"])):
        yield f"arguments changed: {change}"
    yield from _environment(last["environment"], now["environment"])
    for module in dict.fromkeys([*last["sources"], *now["sources"]]):
        if last["sources"].get(module) != now["sources"].get(module):
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
    before, after = _versions(old), _versions(new)
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{name} {_short(before.get(name, 'none'))} → {_short(after.get(name, 'none'))}"


def _versions(environment: str) -> dict[str, str]:
    parts = (part.strip().rpartition(" ") for part in re.split(r"[;,\n]", environment) if part.strip())
    return {name or "environment": value for name, _, value in parts}


def _short(value: str) -> str:
    """Digests are told by their first letters."""
    return value if len(value) <= 24 else f"{value[:10]}…"


def _unwrapped(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A noun's parts speak for themselves: ``beats[0].frames``, not ``shot.beats[0].frames``."""
    flat: dict[str, Any] = {}
    for name, value in arguments.items():
        is_noun = isinstance(value, dict) and ":" in str(value.get(codec.TYPE))
        flat |= (
            {part: each for part, each in value.items() if part != codec.TYPE} if is_noun else {name: value}
        )
    return flat
