"""Determinism: the same film made twice, apart and in different ways, must be the same frame by frame.

Once as asked for, on whatever machines and with whatever a store holds; once here, one job after another, on
one core, and without a store.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel.errors import LangreelError
from langreel.model import Finding, Watcher
from langreel.pipeline import store_address
from langreel.pipeline.film import FinishedDub, RenderRequest
from langreel.pipeline.render import render
from langreel.project import Project

LEFT = (".langreel", "out", ".git", ".venv", "__pycache__", "media")
"""What a copy of a project does without."""


def determinism(project: Project, request: RenderRequest, watch: Watcher) -> dict[str, tuple[Finding, ...]]:
    """Render twice without any cache, as requested and one job after another; what differs, by dub."""
    plainly = replace(request, executor="inline", store=store_address.NONE)
    with TemporaryDirectory(prefix="langreel-") as folder:
        first = _rendered(project, Path(folder) / "one", request, watch=watch)
        with _on_one_core():
            second = _rendered(project, Path(folder) / "the other", plainly, watch=watch)
        pairs = zip(first, second, strict=True)
        return {one.reel.timeline.lang: tuple(_differences(one, other)) for one, other in pairs}


@contextmanager
def _on_one_core() -> Iterator[None]:
    """Let this process, and what it starts, have one core for a while, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    _give({min(cores)})
    try:
        yield
    finally:
        _give(cores)


def _give(cores: set[int]) -> None:
    """Cores to this process and to its children, of which others are born."""
    for process in (0, *_children()):
        with suppress(ProcessLookupError):
            os.sched_setaffinity(process, cores)


def _children() -> Iterator[int]:
    """The processes that this one has started, where the system tells."""
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name of a program may hold anything, so what follows it is counted from its end.
            if int(each.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                yield int(each.parent.name)


def _rendered(
    project: Project, root: Path, request: RenderRequest, *, watch: Watcher
) -> tuple[FinishedDub, ...]:
    shutil.copytree(project.root, root, ignore=shutil.ignore_patterns(*LEFT))
    try:
        return render(Project(root), request, watch)
    except LangreelError as error:
        error.where = error.where.removeprefix(f"{root}/")
        raise


def _differences(one: FinishedDub, other: FinishedDub) -> Iterator[Finding]:
    from langreel.ffmpeg import frame_hashes

    frames, others = frame_hashes(one.reel.video), frame_hashes(other.reel.video)
    differing = [n for n, (old, new) in enumerate(zip(frames, others)) if old != new]
    if len(frames) != len(others):
        yield _finding(f"one render has {len(frames)} frames, the other {len(others)}")
    if differing:
        yield _finding(f"{len(differing)} frames differ, the first is frame {differing[0]}")
    for first, second in zip(one.reel.subtitles, other.reel.subtitles):
        if first.read_bytes() != second.read_bytes():
            yield _finding(f"{first.name} differs")


def _finding(message: str) -> Finding:
    hint = "a scene may depend on time, on chance, or on something outside of the project"
    return Finding("error", "determinism", message, hint=hint)
