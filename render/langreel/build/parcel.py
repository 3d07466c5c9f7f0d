"""Parcel: a task for a worker that sees no disk of ours, its paths as what they hold; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from langreel.build import codec
from langreel.build.job import Place
from langreel.build.worker import Outcome, Task
from langreel.errors import LangreelError

HELD: Final = "held"
"""Marks a path that stands for an object of the store."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A task as it travels: nothing in it names a place on the machine that it comes from.

    ``arguments`` are JSON; ``snapshot`` and ``size`` name the project's files in the store at ``url``.
    """

    url: str
    snapshot: str
    size: int
    title: str
    function: str
    arguments: Mapping[str, Any]
    suffix: str
    log: str
    place: Place
    needs: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class ParcelAnswer:
    """What came of a parcel: an outcome whose file is in the store, or an error; log and last progress."""

    outcome: Outcome | LangreelError
    log: str = ""
    progress: str = ""


def packed(task: Task, url: str, snapshot: str, size: int, *, held: Callable[[Path], Any]) -> Parcel:
    """A task as a parcel; ``held`` says how a file outside of the project's own travels."""

    def path(each: Path) -> Any:
        whole = task.root / each
        inside = _inside(whole, task.root)
        if whole.is_file() and (not inside or _is_made(inside)):
            return held(whole)
        if each.is_absolute() and inside:
            return {codec.TYPE: "inside", "is": inside}
        return {codec.TYPE: "path", "is": str(each)}

    return Parcel(
        url=url,
        snapshot=snapshot,
        size=size,
        title=task.title,
        function=task.function,
        arguments={name: codec.encode(value, path) for name, value in task.arguments.items()},
        suffix=task.out.suffix,
        log=task.log.relative_to(task.root).as_posix(),
        place=task.place,
        needs=task.needs,
        code=task.code,
    )


def unpacked(parcel: Parcel, root: Path, out: Path, *, fetch: Callable[[Mapping[str, Any]], Path]) -> Task:
    """The task on the machine that it has come to; ``fetch`` brings the file that a path stands for."""

    def path(data: Mapping[str, Any]) -> Path:
        if data[codec.TYPE] == HELD:
            return fetch(data)
        return root / data["is"] if data[codec.TYPE] == "inside" else Path(data["is"])

    return Task(
        root=root,
        title=parcel.title,
        function=parcel.function,
        arguments={name: codec.decode(value, path) for name, value in parcel.arguments.items()},
        out=out,
        log=root / parcel.log,
        place=parcel.place,
        needs=parcel.needs,
    )


def _inside(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else ""


def _is_made(inside: str) -> bool:
    """Whether a file of the project is no part of its snapshot: what langreel made of it."""
    return any(part.startswith(".") or part == "out" for part in Path(inside).parts[:-1])
