"""Worker: run one job in this process, and hand back what it wrote, returned and read."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from langreel import cores, files
from langreel.build import codec, digests
from langreel.build.job import Place
from langreel.build.job_trace import Trace
from langreel.build.listener import Listener, listening
from langreel.errors import BuildError, LangreelError


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a worker needs to know of a job: it travels to other processes. No two are equal.

    ``expected`` is about how many seconds it takes, ``code`` a digest of its function with all that it uses,
    ``cores`` how many it has to itself.
    """

    root: Path
    title: str
    function: str
    arguments: Mapping[str, Any]
    out: Path
    log: Path
    place: Place = "clean"
    needs: tuple[str, ...] = ()
    loads: str = ""
    expected: float = 0.0
    code: str = ""
    cores: int = 1

    @property
    def progress(self) -> Path:
        """Here the worker tells how far it is: ``done total``."""
        return self.out.with_name("progress")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draft's digest and size, the returned value as JSON, what was read, and what it took.

    ``seconds`` went by meanwhile; ``cpu`` are the processor's own, on however many cores.
    """

    digest: str
    size: int
    value: Any
    trace: Trace
    seconds: float
    cpu: float


def run(task: Task) -> Outcome:
    """Do the job. Any failure leaves as a LangreelError; what the job printed is in its log."""
    began = time.monotonic(), _cpu()
    listener = Listener(task.root)
    listener.know(codec.paths(task.arguments))
    try:
        with files.guarded(task.root), _workplace(task, listener):
            value = _call(task, listener)
        return _outcome(task, listener, value, began=began)
    except LangreelError as error:
        if files.is_full(task.out.parent) and not isinstance(error, BuildError):
            raise files.disk_full(task.root) from error
        raise


def _call(task: Task, listener: Listener) -> Any:
    try:
        # What it takes to load the function is no reading of the job's.
        function = _load(task.function)
        with listening(listener), cores.lent(task.cores):
            return function(**task.arguments, out=task.out)
    except (LangreelError, KeyboardInterrupt):
        raise
    except BaseException as error:
        traceback.print_exc()
        if isinstance(error, OSError) and error.errno in files.FULL:
            raise files.disk_full(task.root) from error
        raise _failure(task, error) from error


def _load(function: str) -> Callable[..., Any]:
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def _failure(task: Task, error: BaseException) -> BuildError:
    last = traceback.format_exception_only(error)[-1].strip()
    where = task.log.relative_to(task.root) if task.log.is_relative_to(task.root) else task.log
    return BuildError(
        f"{task.title} failed: {last}", where=str(where), hint="that file has the whole traceback"
    )


def _outcome(task: Task, listener: Listener, value: Any, *, began: tuple[float, float]) -> Outcome:
    if not task.out.is_file():
        raise BuildError(f"{task.title} wrote nothing")
    try:
        data = codec.encode(value, lambda path: _path(path, task))
    except TypeError as error:
        raise BuildError(f"{task.title} failed: {error}") from error
    digest, size = digests.file(task.out), task.out.stat().st_size
    seconds, cpu = time.monotonic() - began[0], _cpu() - began[1]
    return Outcome(digest, size, data, listener.trace(), seconds, cpu)


def _cpu() -> float:
    """Processor seconds of this process and of the programs that it has waited for."""
    return sum(os.times()[:4])


def _path(path: Path, task: Task) -> dict[str, str]:
    """A path in a value, fit to be found again after the draft and even the project have moved."""
    if path == task.out:
        return {codec.TYPE: "out"}
    if path.is_absolute() and path.is_relative_to(task.root):
        return {codec.TYPE: "inside", "is": path.relative_to(task.root).as_posix()}
    return {codec.TYPE: "path", "is": str(path)}


@contextlib.contextmanager
def _workplace(task: Task, listener: Listener) -> Iterator[None]:
    """The project root as working directory, output in the log, fresh scene modules, progress told."""
    task.log.parent.mkdir(parents=True, exist_ok=True)
    before = sys.dont_write_bytecode
    # Bytecode knows its source by size and whole seconds: too coarse for someone who edits and looks.
    sys.dont_write_bytecode = True
    _forget_scenes(task.root)
    try:
        with task.log.open("a", encoding="utf-8") as log, task.progress.open("w") as note:
            listener.progress = _reporter(note)
            with contextlib.chdir(task.root), _output(log):
                yield
    finally:
        sys.dont_write_bytecode = before
        if task.log.exists() and not task.log.stat().st_size:
            task.log.unlink()


@contextlib.contextmanager
def _output(log: TextIO) -> Iterator[None]:
    with contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        yield


def _forget_scenes(root: Path) -> None:
    """Drop the project's own modules, so that the job loads them as they are now."""
    scenes = f"{root / 'scenes'}{os.sep}"
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(scenes):
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
