"""Worker: run one job in this process, and hand back what it wrote, returned and read."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from langreel import files
from langreel.build import codec, digests
from langreel.build.job import Place
from langreel.build.job_trace import Listener, Trace, listening
from langreel.errors import BuildError, LangreelError


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a worker needs to know of a job: it travels to other processes. Each order is one of its own."""

    root: Path
    title: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    options: Mapping[str, Any]
    out: Path
    log: Path
    place: Place = "clean"
    needs: tuple[str, ...] = ()

    @property
    def progress(self) -> Path:
        """Here the worker tells how far it is: ``done total``."""
        return self.out.with_name("progress")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draft's digest and size, the returned value as JSON, and what was read."""

    digest: str
    size: int
    value: Any
    trace: Trace


def run(order: Task) -> Outcome:
    """Do the job. Any failure leaves as a LangreelError; what the job printed is in its log."""
    listener = Listener(order.root)
    listener.know(codec.paths((order.arguments, order.options)))
    try:
        with files.guarded(order.root), _stage(order, listener):
            value = _call(order, listener)
        return _outcome(order, listener, value)
    except LangreelError as error:
        if files.is_full(order.out.parent) and not isinstance(error, BuildError):
            raise files.disk_full(order.root) from error
        raise


def _call(order: Task, listener: Listener) -> Any:
    try:
        with listening(listener):
            return order.function(*order.arguments, out=order.out, **order.options)
    except (LangreelError, KeyboardInterrupt):
        raise
    except BaseException as error:
        traceback.print_exc()
        if isinstance(error, OSError) and error.errno in files.FULL:
            raise files.disk_full(order.root) from error
        raise _failure(order, error) from error


def _failure(order: Task, error: BaseException) -> BuildError:
    last = traceback.format_exception_only(error)[-1].strip()
    where = order.log.relative_to(order.root) if order.log.is_relative_to(order.root) else order.log
    return BuildError(
        f"{order.title} failed: {last}", where=str(where), hint="that file has the whole traceback"
    )


def _outcome(order: Task, listener: Listener, value: Any) -> Outcome:
    if not order.out.is_file():
        raise BuildError(f"{order.title} wrote nothing")
    try:
        data = codec.encode(value, lambda path: _path(path, order))
    except TypeError as error:
        raise BuildError(f"{order.title} failed: {error}") from error
    return Outcome(digests.file(order.out), order.out.stat().st_size, data, listener.trace())


def _path(path: Path, order: Task) -> dict[str, str]:
    """A path in a value, fit to be found again after the draft and even the project have moved."""
    if path == order.out:
        return {codec.TYPE: "out"}
    if path.is_absolute() and path.is_relative_to(order.root):
        return {codec.TYPE: "inside", "is": path.relative_to(order.root).as_posix()}
    return {codec.TYPE: "path", "is": str(path)}


@contextlib.contextmanager
def _stage(order: Task, listener: Listener) -> Iterator[None]:
    """The project root as working directory, output in the log, fresh scene modules, progress told."""
    order.log.parent.mkdir(parents=True, exist_ok=True)
    before = sys.dont_write_bytecode
    # Bytecode knows its source by size and whole seconds: too coarse for someone who edits and looks.
    sys.dont_write_bytecode = True
    _forget_scenes(order.root)
    try:
        with order.log.open("a", encoding="utf-8") as log, order.progress.open("w") as note:
            listener.progress = _reporter(note)
            with contextlib.chdir(order.root), _output(log):
                yield
    finally:
        sys.dont_write_bytecode = before
        if order.log.exists() and not order.log.stat().st_size:
            order.log.unlink()


@contextlib.contextmanager
def _output(log: TextIO) -> Iterator[None]:
    with contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        yield


def _forget_scenes(root: Path) -> None:
    """Drop the project's own modules, so that the job loads them as they are now."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(f"{root / 'scenes'}{os.sep}"):
            del sys.modules[name]


def _reporter(note: TextIO) -> Callable[[float, float], None]:
    """Write progress in place, at most ten times a second and at the end."""
    last = -1.0

    def report(done: float, total: float) -> None:
        nonlocal last
        if done >= total or time.monotonic() - last >= 0.1:
            last = time.monotonic()
            note.seek(0)
            note.write(f"{float(done):<24.6g}{float(total):<24.6g}")
            note.flush()

    return report
