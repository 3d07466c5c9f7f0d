"""Dask: jobs on the workers of a Dask scheduler, each still in a clean process of its own.

The workers, on whatever machines, must see the project's folder at the same path: that is all they need.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, wait
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from langreel.build.executors import Local, WorkerDied, preload
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

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

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
        return Dask(distributed.Client(address, timeout=PATIENCE, set_as_default=False))
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}"
        raise UsageError(message, hint="`dask scheduler` starts one, `dask worker` its workers") from error


def alone(fn: Callable[..., T], args: Sequence[Any], kwargs: dict[str, Any]) -> T:
    """Run in a clean process on this worker, as long as the render that asked for it is there."""
    preload(MODULES)
    # A worker under a nanny is daemonic, which would forbid it children; ours end when it does.
    cast(Any, multiprocessing.current_process())._config["daemon"] = False
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
