"""Remote worker: do the task of a parcel on a machine that shares no disk with the render."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from concurrent.futures import Future, wait
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import uuid4

from langreel.build import snapshot, worker
from langreel.build.digests import Digests
from langreel.build.executors import Local, WorkerDied
from langreel.build.module_graph import ModuleGraph
from langreel.build.object_store import LostObject, ObjectStore, StoreError
from langreel.build.parcel import Parcel, ParcelAnswer, unpacked
from langreel.build.shared_store import SharedStore
from langreel.build.worker import Outcome, Task
from langreel.errors import LangreelError, ToolError

LOOK: Final = 0.25
"""Seconds between two looks whether anybody still waits, and how far the job is."""
LOG_ENDS: Final = 100_000
"""Characters of a log that travel: its last ones."""
_laying = threading.Lock()


class Workbench(Protocol):
    """Where a remote worker is: a folder of its own, and a line to the render."""

    @property
    def folder(self) -> Path:
        """Where files may be left for the next task."""

    def is_wanted(self) -> bool:
        """Whether somebody still waits for what is being made."""

    def tell(self, progress: str) -> None:
        """Let the render know how far the job is."""


def work(parcel: Parcel, bench: Workbench) -> ParcelAnswer:
    """Bring what the task needs, do it in a clean process, and lay what it made in the store."""
    shared, draft = _shared(parcel.url), bench.folder / "drafts" / uuid4().hex
    draft.mkdir(parents=True)
    try:
        _check_code(parcel, bench.folder)
        task = _brought(parcel, draft / f"out{parcel.suffix}", shared, folder=bench.folder)
        return _done(task, shared, bench)
    except LangreelError as error:
        if isinstance(error, StoreError) and not isinstance(error, LostObject):
            # It may answer the next task.
            _shared.cache_clear()
        return ParcelAnswer(error)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _brought(parcel: Parcel, out: Path, shared: SharedStore, *, folder: Path) -> Task:
    fetched = folder / "fetched"

    def fetch(data: Mapping[str, Any]) -> Path:
        return snapshot.object_file(
            data["digest"], data["size"], shared, fetched=fetched, name=Path(data["name"]).name
        )

    with _laying:
        listed = snapshot.object_file(parcel.snapshot, parcel.size, shared, fetched=fetched).read_bytes()
        root = snapshot.lay(snapshot.read(listed), folder / "projects", shared, fetched=fetched)
        return unpacked(parcel, root, out, fetch=fetch)


def _done(task: Task, shared: SharedStore, bench: Workbench) -> ParcelAnswer:
    """The outcome once its file is in the store, or the error with its log."""
    # Two jobs of one name may run here; each has a log of its own.
    task.log.parent.mkdir(parents=True, exist_ok=True)
    task.log.unlink(missing_ok=True)
    try:
        outcome = _in_clean_process(task, bench)
        # What was there an hour ago may be gone.
        shared.doubt()
        shared.put(task.out, outcome.digest)
        return ParcelAnswer(outcome, _log(task), _progress(task))
    except StoreError:
        raise
    except LangreelError as error:
        error.where = error.where.removeprefix(f"{task.root}/")
        return ParcelAnswer(error, _log(task), _progress(task))


def _in_clean_process(task: Task, bench: Workbench) -> Outcome:
    local, told = Local(1), ""
    try:
        future: Future[Outcome] = local.submit(worker.run, task)
        while not wait([future], LOOK).done:
            if not bench.is_wanted():
                raise WorkerDied("the render has ended")
            progress = _progress(task)
            if progress != told:
                told = progress
                bench.tell(progress)
        return future.result()
    finally:
        local.stop()


def _progress(task: Task) -> str:
    return task.progress.read_text() if task.progress.exists() else ""


def _log(task: Task) -> str:
    try:
        return task.log.read_text("utf-8", "replace")[-LOG_ENDS:]
    except OSError:
        return ""


def _check_code(parcel: Parcel, folder: Path) -> None:
    """Two versions of langreel, or of Python, would make two films."""
    if _modules(folder).digest(parcel.function.partition(":")[0]) != parcel.code:
        hint = "install the same langreel and the same Python on every machine"
        raise ToolError(f"a worker runs other code for {parcel.title} than this render", hint=hint)


@cache
def _shared(url: str) -> SharedStore:
    return SharedStore(ObjectStore(url))


@cache
def _modules(folder: Path) -> ModuleGraph:
    return ModuleGraph(Digests(folder / "memo.json"))
