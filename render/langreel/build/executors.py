"""Executors: where jobs run. A factory takes the number of jobs at a time and gives a futures.Executor."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import forkserver, resource_tracker, util
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from langreel import interrupts
from langreel.errors import BuildError

P = ParamSpec("P")
T = TypeVar("T")

HASHES = "PYTHONHASHSEED"
"""With a fixed value of this, text hashes alike everywhere."""
TEMPORARY = "TMPDIR"
"""Names the folder for temporary files."""
LOOK = 0.1
"""Seconds that a worker is given to be born once all are to end."""
PRELOADED = "LANGREEL_PRELOADED"
"""Names the file that tells that the server of forks has loaded all it was told to."""


class WorkerDied(BrokenExecutor):
    """A worker process ended without an answer."""


class Inline(Executor):
    """One job after another, in this process: for debugging and for tests."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class LocalWorker:
    """A process, our end of its pipe, and what it has loaded, if it may do further jobs that load it."""

    process: BaseProcess
    pipe: Connection
    loads: str


class Local(Executor):
    """A clean process per job, as many at a time as asked for. In all of them text hashes alike, so that sets
    of text have one order. Jobs that load the same (``Task.loads``) follow one another in a process.

    Processes are born with what is preloaded. As long as that is being loaded, only jobs that are ``alone``
    wait for it; others get a process that has loaded nothing.

    Threads wait for the processes. What ends a command (``interrupts``) reaches the parent alone, which then
    calls ``stop``: processes are born with it blocked, and each worker leads a group of its own. What they
    leave in the folder for temporary files goes with the parent.
    """

    clean = True
    """Whether each job has a process of its own, which a guest's executor may say of itself."""

    def __init__(self, jobs: int) -> None:
        self._context = _context()
        with interrupts.held():
            # While it starts, the tracker of resources lets through what is held.
            resource_tracker.ensure_running()
        with interrupts.held():
            self._scratch = util.get_temp_dir()
            forks = isinstance(self._context, ForkServerContext)
            self._preloaded = _server_of_forks(self._scratch) if forks else None
        self._lock = threading.Lock()
        self._alive: set[BaseProcess] = set()
        self._stopped = False
        self._threads = ThreadPoolExecutor(max(1, jobs), "langreel", initializer=interrupts.block)
        self._own = threading.local()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._threads.submit(self._in_process, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            self.stop()

    def stop(self) -> None:
        """End every worker at once, with all that it started."""
        self._stopped = True
        while not self._lock.acquire(timeout=LOOK):
            # Whoever has a worker started waits until the server has loaded all: not any more.
            _end_server_of_forks()
        for process in self._alive:
            _kill(process)
        self._lock.release()
        self._threads.shutdown(wait=True, cancel_futures=True)
        # What is left are those that waited for a further job.
        for process in self._alive:
            process.join()

    def _in_process(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        worker = self._worker(*(getattr(args[0], name, "") if args else "" for name in ("loads", "place")))
        try:
            worker.pipe.send((fn, args, kwargs))
            done, answer = worker.pipe.recv()
        except (EOFError, OSError):
            raise WorkerDied(_end(self._finish(worker, patience=1.0))) from None
        except BaseException:
            self._finish(worker)
            raise
        if worker.loads:
            self._own.worker = worker
        else:
            self._finish(worker)
        if not done:
            raise answer
        return answer  # type: ignore[no-any-return]

    def _worker(self, loads: str, place: str) -> LocalWorker:
        """The one of this thread that has loaded the same, or a new one."""
        earlier: LocalWorker | None = getattr(self._own, "worker", None)
        self._own.worker = None
        if earlier and loads == earlier.loads and earlier.process.is_alive():
            return earlier
        if earlier:
            self._finish(earlier)
        return self._start(loads, self._context if place == "alone" else self._ready())

    def _ready(self) -> ForkServerContext | SpawnContext:
        """What starts a process at once."""
        waits = self._preloaded and not self._preloaded.exists()
        return multiprocessing.get_context("spawn") if waits else self._context

    def _start(self, loads: str, context: ForkServerContext | SpawnContext) -> LocalWorker:
        ours, theirs = context.Pipe()
        # multiprocessing keeps a table of children that is not safe to touch from several threads.
        with self._lock, theirs:
            if self._stopped:
                raise WorkerDied("stopped")
            try:
                process = context.Process(target=_serve, args=(theirs,))
                with _birthplace(self._scratch):
                    process.start()
            except (OSError, EOFError) as error:
                raise WorkerDied(f"could not be started: {error or 'no answer'}") from error
            self._alive.add(process)
        return LocalWorker(process, ours, loads)

    def _finish(self, worker: LocalWorker, patience: float = 0.0) -> int | None:
        """Leave nothing behind of a worker that has answered or died; its exit code if it went by itself."""
        process = worker.process
        with self._lock, worker.pipe:
            self._alive.discard(process)
            went = wait([process.sentinel], timeout=patience)
            _kill(process)
            process.join()
            return process.exitcode if went else None


def alone(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run in a clean process, and wait for it."""
    local = Local(1)
    try:
        return local.submit(fn, *args, **kwargs).result()
    finally:
        local.stop()


def inline(jobs: int = 1) -> Executor:
    """Jobs one after another in this process."""
    return Inline()


def local(jobs: int) -> Executor:
    """Jobs in clean processes on this machine."""
    return Local(jobs)


def preload(modules: Sequence[str]) -> None:
    """Modules that local workers are born with, if no worker was started yet."""
    context = _context()
    if isinstance(context, ForkServerContext):
        # The command's own script runs again in each worker; what it imports should be there already.
        context.set_forkserver_preload(
            ["__main__", "langreel.__main__", "langreel.build", *modules, "langreel.build.preloaded"]
        )


def _server_of_forks(scratch: str) -> Path:
    """Start the process that forks workers, if there is none; a file that is there once it has loaded all."""
    ready = Path(scratch, "preloaded")
    with _birthplace(scratch), _environment(PRELOADED, str(ready)):
        forkserver.ensure_running()
    return ready


@atexit.register
def _end_server_of_forks() -> None:
    """End it at once, though it may be loading; the next to need one starts another.

    Left alone it ends with its parent, but not before it has loaded all.
    """
    # Python tells its number to nobody, and asks it in no other way.
    server: Any = forkserver._forkserver
    if server._forkserver_pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(server._forkserver_pid, signal.SIGKILL)


def _context() -> ForkServerContext | SpawnContext:
    # macOS has a forkserver too, but its system libraries do not survive a fork once loaded.
    safe = "forkserver" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    if safe and _socket_fits(tempfile.gettempdir()):
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _socket_fits(folder: str) -> bool:
    """Whether the fork server's socket may lie in a folder: the path of one has at most 107 bytes.

    >>> _socket_fits("/tmp"), _socket_fits("/" + "deep/" * 20)
    (True, False)
    """
    return len(os.fsencode(Path(folder, "pymp-12345678", "listener-12345678"))) <= 107


@contextlib.contextmanager
def _birthplace(scratch: str) -> Iterator[None]:
    """Where workers are born: text hashes alike there, and temporary files lie in ``scratch``."""
    with _environment(HASHES, "0"), _environment(TEMPORARY, scratch):
        yield


@contextlib.contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """A variable of processes that start now, and of their children."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _serve(pipe: Connection) -> None:
    """The life of a worker: lead a group of one's own, do the jobs that are given, answer each."""
    if hasattr(os, "setsid"):
        os.setsid()
    interrupts.let_in()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError):
        while True:
            _answer(pipe, *pipe.recv())


def _answer(pipe: Connection, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
    _silence(getattr(args[0], "log", None) if args else None)
    try:
        answer = True, fn(*args, **kwargs)
    except Exception as error:
        answer = False, error
    try:
        pipe.send(answer)
    except Exception as error:
        pipe.send((False, BuildError(f"a worker's answer cannot be sent: {error}")))


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None and hasattr(os, "killpg"):
        wait([parent.sentinel])
        os.killpg(0, signal.SIGKILL)


def _silence(log: Path | None) -> None:
    """Send what C libraries and programs print to the job's log as well."""
    target = os.devnull
    if isinstance(log, Path):
        log.parent.mkdir(parents=True, exist_ok=True)
        target = str(log)
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)


def _kill(process: BaseProcess) -> None:
    """Kill a worker and the programs that it started."""
    if process.pid and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
            return
    # Too young to lead its group, or no groups here.
    with contextlib.suppress(OSError):
        process.kill()


def _end(code: int | None) -> str:
    """
    >>> _end(-9)
    'killed by SIGKILL'
    """
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}" if code is not None else "gone"
