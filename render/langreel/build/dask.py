"""Dask: jobs on the workers of a Dask scheduler, each still in a clean process of its own.

Without a store the workers, on whatever machines, must see the project's folder at the same path. With one
they need only see the store: what travels is a parcel, and what comes back its answer.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast
from uuid import uuid4

from langreel.build import remote_worker
from langreel.build.executors import Local, WorkerDied, preload
from langreel.build.parcel import Parcel, ParcelAnswer
from langreel.errors import ToolError, UsageError

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 10.0
"""Seconds that a scheduler is given to answer."""
LOOK = 0.5
"""Seconds between two looks whether the render that a job belongs to is still there."""
MODULES = ("langreel.picture.run_scene",)


class Dask(Executor):
    """An executor over a client of a scheduler; a job whose worker is lost goes to another one."""

    clean = True

    def __init__(self, client: Any, *, elsewhere: bool = False) -> None:
        self.elsewhere = elsewhere
        self._client = client
        self._executor = client.get_executor(pure=False)

    @property
    def capacity(self) -> int:
        """As many tasks as the workers have threads, and some that wait their turn there."""
        threads = sum(self._client.nthreads().values())
        return max(2, int(threads + threads // 4))

    def deliver(self, parcel: Parcel, hear: Callable[[str], None]) -> Future[ParcelAnswer]:
        """Have a parcel's task done by a worker that shares no disk with this machine."""
        topic = f"langreel-{uuid4().hex}"
        self._client.subscribe_topic(topic, lambda event: hear(event[1]))
        delivered = cast("Future[ParcelAnswer]", self._executor.submit(_work, parcel, topic))
        delivered.add_done_callback(lambda each: self._unsubscribe(topic))
        return delivered

    def _unsubscribe(self, topic: str) -> None:
        with contextlib.suppress(Exception):
            self._client.unsubscribe_topic(topic)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return cast("Future[T]", self._executor.submit(alone, fn, args, kwargs))

    def stop(self) -> None:
        """Leave the scheduler; what still runs ends as soon as it sees that nobody waits for it."""
        self._executor.shutdown(wait=False)
        cluster = self._client.cluster
        self._client.close(timeout=PATIENCE)
        if cluster is not None:
            cluster.close(timeout=PATIENCE)


def dask(jobs: int, address: str = "") -> Dask:
    """Jobs on the workers of the scheduler at ``address``, or of a cluster on this machine."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise ToolError("Dask is not installed", hint="pip install 'langreel[dask]'") from None
    if not address:
        # Threads are enough: every job has a process of its own anyway.
        size = {"n_workers": 1, "threads_per_worker": jobs, "processes": False, "dashboard_address": None}
        return Dask(distributed.Client(distributed.LocalCluster(**size)))
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        return Dask(client, elsewhere=True)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}"
        raise UsageError(message, hint="`dask scheduler` starts one, `dask worker` its workers") from error


@dataclass(frozen=True, slots=True)
class DaskWorkbench:
    """The worker's own folder, which ends with it, and the scheduler's ear."""

    folder: Path
    worker: Any
    key: str
    topic: str

    def is_wanted(self) -> bool:
        """A render that ends, however it does, is a client that the scheduler no longer has."""
        state = self.worker.state.tasks.get(self.key)
        return state is not None and state.state not in ("cancelled", "released", "forgotten")

    def tell(self, progress: str) -> None:
        self.worker.log_event(self.topic, progress)


def _work(parcel: Parcel, topic: str) -> ParcelAnswer:
    distributed: Any = importlib.import_module("distributed")
    _prepare()
    worker = distributed.get_worker()
    key = distributed.worker.thread_state.key
    folder = Path(worker.local_directory).absolute() / "langreel"
    return remote_worker.work(parcel, DaskWorkbench(folder, worker, key, topic))


def _prepare() -> None:
    """Let this worker start clean processes."""
    preload(MODULES)
    # A worker under a nanny is daemonic, which would forbid it children; ours end when it does.
    cast(Any, multiprocessing.current_process())._config["daemon"] = False


def alone(fn: Callable[..., T], args: Sequence[Any], kwargs: dict[str, Any]) -> T:
    """Run in a clean process on this worker, as long as the render that asked for it is there."""
    _prepare()
    local = Local(1)
    try:
        future = local.submit(fn, *args, **kwargs)
        while not wait([future], LOOK).done:
            _check(args)
        return future.result()
    finally:
        local.stop()


def _check(args: Sequence[Any]) -> None:
    """A render that has ended takes its drafts away."""
    out = getattr(args[0], "out", None) if args else None
    if isinstance(out, Path) and not out.parent.exists():
        raise WorkerDied("the render has ended")
