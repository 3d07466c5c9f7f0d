"""Courier: tasks to workers that share no disk with this machine, by way of a store, and their files back.

The project travels as a snapshot of what it was when the first task left; files of the cache, and any others
that a task is given, as objects. What lies in ``out/`` is looked at where it lies.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from langreel import files
from langreel.build import codec, snapshot, worker
from langreel.build.digests import Digests
from langreel.build.executors import Local
from langreel.build.object_store import LostObject
from langreel.build.parcel import HELD, Parcel, ParcelAnswer, packed
from langreel.build.shared_store import AT_ONCE, SharedStore
from langreel.build.snapshot import Snapshot
from langreel.build.worker import Outcome, Task


class RemoteExecutor(Protocol):
    """Workers elsewhere, as a courier needs them."""

    capacity: int
    """About how many tasks they have in hand at a time."""

    def deliver(self, parcel: Parcel, hear: Callable[[str], None]) -> Future[ParcelAnswer]:
        """Have a parcel's task done; ``hear`` is told how far it is."""

    def stop(self) -> None:
        """Leave them."""


class Astray(BrokenExecutor):
    """Something was lost on the way: the task can be sent again."""


class Courier(Executor):
    """An executor of tasks over workers elsewhere. Threads send and bring; nobody waits in one for a job."""

    clean = True

    def __init__(self, workers: RemoteExecutor, shared: SharedStore, seen: Digests) -> None:
        self._workers, self._shared, self._seen = workers, shared, seen
        self._threads = ThreadPoolExecutor(AT_ONCE, "courier")
        self._here = Local(1)
        self._lock = threading.Lock()
        self._snapshot: tuple[str, int] | None = None

    @property
    def capacity(self) -> int:
        return self._workers.capacity

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        (task,) = args
        if any(_lies_in_out(path, task.root) for path in codec.paths(task.arguments)):
            return self._here.submit(worker.run, task)
        done: Future[Outcome] = Future()
        self._threads.submit(self._send, task, done)
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.stop()

    def stop(self) -> None:
        """Leave the workers, and end what runs here."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._here.stop()
        self._workers.stop()

    def _send(self, task: Task, done: Future[Outcome]) -> None:
        if not done.set_running_or_notify_cancel():
            return
        try:
            parcel = packed(
                task, self._shared.objects.url, *self._shared_snapshot(task.root), held=self._held
            )
            delivered = self._workers.deliver(parcel, partial(_note, task))
            delivered.add_done_callback(lambda each: self._threads.submit(self._bring, task, done, each))
        except BaseException as error:
            done.set_exception(error)

    def _bring(self, task: Task, done: Future[Outcome], delivered: Future[ParcelAnswer]) -> None:
        try:
            done.set_result(self._brought(task, delivered.result()))
        except LostObject as error:
            self._forget()
            done.set_exception(Astray(error.message))
        except BaseException as error:
            done.set_exception(error)

    def _brought(self, task: Task, answer: ParcelAnswer) -> Outcome:
        """The outcome with its file where the task was to write it; whatever went wrong is raised."""
        _note(task, answer.progress)
        if answer.log:
            files.write_text(task.log, answer.log)
        if not isinstance(answer.outcome, Outcome):
            raise answer.outcome
        self._shared.fetch(answer.outcome.digest, answer.outcome.size, task.out)
        return answer.outcome

    def _shared_snapshot(self, root: Path) -> tuple[str, int]:
        """Digest and size of the list of the project's files, which are in the store."""
        with self._lock:
            if self._snapshot is None:
                now = snapshot.taken(root, self._seen)
                snapshot.share(now, root, self._shared)
                self._snapshot = self._share_list(now, root)
            return self._snapshot

    def _share_list(self, now: Snapshot, root: Path) -> tuple[str, int]:
        listed = root / ".langreel" / "drafts" / "snapshot.json"
        files.write_bytes(listed, now.data)
        self._shared.put(listed, now.digest)
        return now.digest, len(now.data)

    def _held(self, path: Path) -> dict[str, Any]:
        """A file that is no part of the project, as an object of the store."""
        digest = self._seen.file(path)
        self._shared.put(path, digest)
        return {codec.TYPE: HELD, "digest": digest, "size": path.stat().st_size, "name": path.name}

    def _forget(self) -> None:
        """Ask again what the store holds before anything else is sent."""
        with self._lock:
            self._snapshot = None
            self._shared.doubt()


def _note(task: Task, progress: str) -> None:
    """Write down here how far a worker is, for whoever shows it."""
    try:
        task.progress.write_text(progress)
    except OSError:
        return


def _lies_in_out(path: Path, root: Path) -> bool:
    return (root / path).is_relative_to(root / "out")
