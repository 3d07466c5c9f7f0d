"""Runner: a batch of jobs → their results, made or kept; a parallel map that remembers and can say why."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from langreel.build import codec, job_trace, keys
from langreel.build.digests import Digests
from langreel.build.job import Job, Result
from langreel.build.keys import KeyedJob
from langreel.build.lookup import Lookup, look_up
from langreel.build.module_graph import ModuleGraph
from langreel.build.nested_batch import Batch, filled, jobs_of
from langreel.build.pool import Pool
from langreel.build.progress import Progress
from langreel.build.project_state import Probes, ProjectState
from langreel.build.render_lock import Lock
from langreel.build.store import KeptResult, Store
from langreel.build.worker import Outcome, Task
from langreel.errors import Interrupted, LangreelError
from langreel.model import Event, Watcher


@dataclass(frozen=True, slots=True)
class JobStatus:
    """What a run would do about a job: nothing, or make it for a ``reason``.

    ``result`` is the kept one; where there is a reason, what the job will most likely make, if that is known.
    """

    key: str
    result: Result | None
    reason: str


@dataclass(slots=True)
class Runner:
    """Where a project's jobs are made. Only who has entered it (``with``) writes: one run at a time.

    ``jobs`` is how many run at a time, 0 for as many as there are cores. ``preload`` names modules that local
    workers are born with.
    """

    root: Path
    executor: str = "local"
    jobs: int = 0
    watch: Watcher = lambda event: None
    probes: Probes = field(default_factory=dict)
    preload: Sequence[str] = ()
    _store: Store = field(init=False)
    _state: ProjectState = field(init=False)
    _lock: Lock = field(init=False)
    _progress: Progress = field(init=False)
    _pool: Pool = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.root.resolve()
        digests = Digests(self.root / ".langreel" / "memo.json")
        self._store = Store(self.root, digests)
        self._state = ProjectState(self.root, digests, ModuleGraph(digests), self.probes)
        self._lock = Lock(self._store.home / "lock")
        self._progress = Progress(self.watch)
        self._pool = Pool(self.executor, self.jobs or _cores(), self.preload)

    def __enter__(self) -> Runner:
        try:
            with self._store.guarded():
                self._lock.acquire(self.watch)
                self._store.sweep()
                self._store.drafts.mkdir(parents=True)
        except BaseException as error:
            self._lock.release()
            raise _interrupted() if isinstance(error, KeyboardInterrupt) else error from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, where: TracebackType | None) -> None:
        try:
            self._pool.stop()
            shutil.rmtree(self._store.drafts, ignore_errors=True)
            # Only a shortcut for the next run: failing to save it is no failure.
            with contextlib.suppress(OSError):
                self._state.digests.save()
        finally:
            self._lock.release()

    def make(self, batch: Batch) -> Any:
        """The results of jobs in mappings and lists, in the same shape; equal jobs are made once.

        Raises the first failure, after what was already running has been finished and kept.
        """
        try:
            with self._store.guarded():
                results = self._results(list(jobs_of(batch)))
                return filled(batch, lambda job: next(results))
        except KeyboardInterrupt:
            raise _interrupted() from None
        finally:
            self._progress.rest()

    def status(self, job: Job) -> JobStatus:
        """What ``make`` would do about a job. Writes nothing."""
        found = look_up(keys.keyed(job, self._state), self._store, self._state)
        known = found.kept or found.expected
        return JobStatus(found.key, self._result(job, known, found.reason) if known else None, found.reason)

    def _results(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """Look all jobs up, run what is stale of them, and give each its result."""
        stated = [keys.keyed(job, self._state) for job in jobs]
        found = {each.key: look_up(each, self._store, self._state) for each in _different(stated)}
        for each in stated:
            self._announce(each, found[each.key])
        made = {key: self._use(each, each.kept) for key, each in found.items() if each.kept}
        made |= self._run([each for each in found.values() if not each.kept])
        return iter([self._named(each, made[each.key]) for each in stated])

    def _announce(self, stated: KeyedJob, found: Lookup) -> None:
        planned = found.keyed is stated and not found.kept
        self._progress.tell(
            _event("planned" if planned else "kept", stated.job, found.reason if planned else "")
        )

    def _use(self, found: Lookup, kept: KeptResult) -> Result:
        """Remember that a kept result was used: under which name, and with which files."""
        self._remember_name(found.keyed)
        self._store.touch(found.key)
        fresh = replace(kept, trace=job_trace.refreshed(kept.trace, self._state))
        if fresh != kept:
            self._store.remember(found.key, [fresh, *found.others])
        return self._result(found.job, kept)

    def _named(self, stated: KeyedJob, made: Result) -> Result:
        """A job's result, which may have been made for an equal job of another name."""
        if made.job is stated.job:
            return made
        self._remember_name(stated)
        return replace(made, job=stated.job, fresh=False, reason="")

    def _remember_name(self, stated: KeyedJob) -> None:
        if self._store.last_key(stated.job) != stated.key:
            self._store.remember_name(stated.job, stated.plain())

    def _result(self, job: Job, kept: KeptResult, reason: str = "") -> Result:
        path = self._store.path(kept)
        value = codec.decode(kept.value, lambda data: _path(data, path, self.root))
        return Result(job, path, value, bool(reason), reason)

    def _run(self, stale: Iterable[Lookup]) -> dict[str, Result]:
        """Run what is stale, heavy jobs first; the first failure is raised once nothing runs any more."""
        tasks = {self._task(each): each for each in sorted(stale, key=lambda each: -each.job.weight)}
        made: dict[str, Result] = {}
        failed: list[LangreelError] = []
        try:
            for task, outcome in self._pool.run(list(tasks)):
                found = tasks[task]
                if isinstance(outcome, Outcome):
                    made[found.key] = self._keep(found, task, outcome)
                else:
                    failed.append(outcome)
                    self._end(task, _event("failed", found.job, str(outcome)))
                    self._pool.cancel()
        except BaseException:
            self._pool.stop()
            raise
        if failed:
            raise failed[0]
        return made

    def _task(self, found: Lookup) -> Task:
        job = found.job
        folder = self._store.drafts / uuid4().hex
        folder.mkdir(parents=True)
        log = self._store.log(job.step, job.name)
        log.unlink(missing_ok=True)
        arguments = {**job.arguments, **self._earlier(found)}
        out = folder / f"out{job.suffix}"
        task = Task(self.root, str(job), job.function, arguments, out, log, job.place, job.needs)
        self._progress.expect(job, task.progress)
        return task

    def _earlier(self, found: Lookup) -> Mapping[str, Any]:
        """What a job that resumes is given of what was made last under its name, by the same code."""
        job = found.job
        if not job.resumes or job.force:
            return {}
        last = self._store.last(job)
        known = self._store.remembered(last["key"]) if keys.is_by_the_same(last, found.keyed) else ()
        whole = (self._result(job, kept) for kept in known if self._store.is_whole(kept))
        earlier = next(whole, None)
        return {"earlier": (earlier.path, earlier.value)} if earlier else {}

    def _keep(self, found: Lookup, task: Task, outcome: Outcome) -> Result:
        """Keep a result: first the file, then the memory of it."""
        read = job_trace.with_plugins(outcome.trace, self._state.modules)
        kept = KeptResult(outcome.digest, outcome.size, found.job.suffix, outcome.value, read)
        others = (each for each in found.others if not job_trace.same_reads(each.trace, read))
        self._store.take_in(task.out, kept)
        self._store.remember(found.key, [kept, *others])
        self._store.remember_name(found.job, found.keyed.plain())
        self._end(task, _event("finished", found.job, found.reason))
        return self._result(found.job, kept, found.reason)

    def _end(self, task: Task, event: Event) -> None:
        self._progress.ended(task.progress, event)
        shutil.rmtree(task.out.parent, ignore_errors=True)


def _different(stated: Iterable[KeyedJob]) -> Iterable[KeyedJob]:
    """One of each kind of equal jobs: the first, or the first that is forced."""
    first: dict[str, KeyedJob] = {}
    for each in stated:
        if each.key not in first or (each.job.force and not first[each.key].job.force):
            first[each.key] = each
    return first.values()


def _event(kind: Any, job: Job, detail: str = "") -> Event:
    done = job.weight if kind in ("kept", "finished") else 0.0
    return Event(kind, job.step, job.name, done, job.weight, detail)


def _path(data: Mapping[str, Any], out: Path, root: Path) -> Path:
    """A path in a kept value: this result's own file, inside the project, or as it is."""
    if data[codec.TYPE] == "out":
        return out
    return root / data["is"] if data[codec.TYPE] == "inside" else Path(data["is"])


def _interrupted() -> Interrupted:
    return Interrupted("stopped", hint="nothing is broken; the next run goes on from here")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
