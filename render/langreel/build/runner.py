"""Runner: a batch of jobs → their results, made or kept; a parallel map that remembers and can say why."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from langreel import cores
from langreel.build import job_trace, keys
from langreel.build.course import Ask, BatchCourse
from langreel.build.digests import Digests
from langreel.build.durations import Cost
from langreel.build.job import Job, Result
from langreel.build.job_tasks import JobsInHand, JobTasks, decoded
from langreel.build.job_trace import Trace
from langreel.build.keys import KeyedJob
from langreel.build.lookup import Lookup, look_up
from langreel.build.module_graph import ModuleGraph
from langreel.build.nested_batch import Batch
from langreel.build.pool import Pool
from langreel.build.progress import Progress
from langreel.build.project_state import Probes, ProjectState
from langreel.build.render_lock import Lock
from langreel.build.store import KeptResult, Store
from langreel.build.worker import Outcome, Task
from langreel.errors import Interrupted, LangreelError
from langreel.model import Event, Watcher

if TYPE_CHECKING:
    from langreel.build.second_level import SecondLevel


@dataclass(frozen=True, slots=True)
class JobStatus:
    """What a run would do about a job: nothing, or make it for a ``reason``.

    ``result`` is the kept one; where there is a reason, what the job will most likely make, if that is known.
    ``cost`` is what the job of this name took last.
    """

    key: str
    result: Result | None
    reason: str
    cost: Cost


@dataclass(slots=True)
class _Call:
    """A call of ``make``: its batch on its way, the jobs in hand, who waits for them, and what has failed."""

    course: BatchCourse
    hand: JobsInHand
    group: str
    waiting: dict[str, list[tuple[Ask, KeyedJob]]] = field(default_factory=dict)
    failed: list[LangreelError] = field(default_factory=list)

    def fail(self, error: LangreelError) -> None:
        """Note a failure, and begin nothing more."""
        self.failed.append(error)
        self.hand.cancel()


@dataclass(slots=True)
class Runner:
    """Where a project's jobs are made. Only who has entered it (``with``) writes: one run at a time.

    ``jobs`` is how many run at a time, 0 for as many as there are cores. ``preload`` names modules that local
    workers are born with. ``store`` is the URL of a shared store, by which results and what remote workers
    need travel. ``group`` is that of jobs that name none; with ``several``, each may call
    ``make`` from a thread of its own.
    """

    root: Path
    executor: str = "local"
    jobs: int = 0
    watch: Watcher = lambda event: None
    probes: Probes = field(default_factory=dict)
    preload: Sequence[str] = ()
    store: str = ""
    group: str = ""
    several: bool = False
    _store: Store = field(init=False)
    _state: ProjectState = field(init=False)
    _lock: Lock = field(init=False)
    _progress: Progress = field(init=False)
    _pool: Pool = field(init=False)
    _tasks: JobTasks = field(init=False)
    _second: SecondLevel | None = field(init=False, default=None)
    _one: threading.RLock = field(init=False, default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.root = self.root.resolve()
        digests = Digests(self.root / ".langreel" / "memo.json")
        self._store = Store(self.root, digests)
        self._state = ProjectState(self.root, digests, ModuleGraph(digests), self.probes)
        self._lock = Lock(self._store.home / "lock")
        self._progress = Progress(self.watch)
        self._second = self._second_level() if self.store else None
        courier = self._courier if self._second else None
        self._pool = Pool(self.executor, self.jobs or cores.available(), self.preload, courier, self.several)
        self._tasks = JobTasks(
            self._store, self._state, self._pool, self._progress, self._label, self.several, self._one
        )

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
            if self._second:
                self._second.finish(wait=kind is None)
            shutil.rmtree(self._store.drafts, ignore_errors=True)
            # Only a shortcut for the next run: failing to save it is no failure.
            with contextlib.suppress(OSError):
                self._state.digests.save()
        finally:
            self._lock.release()

    def make(self, batch: Batch, group: str = "") -> Any:
        """The results of jobs in mappings and lists, in the same shape; equal jobs are made once.

        Steps in the place of a job stand for what they return, and do not wait for those beside them. Jobs
        that name no ``group`` are of this one, or of the runner's. Raises the first failure, after what was
        already running has been finished and kept.
        """
        try:
            with self._store.guarded(), self._tasks.call() as hand:
                return self._made(batch, hand, group or self.group)
        except KeyboardInterrupt:
            raise _interrupted() from None

    def stop(self) -> None:
        """End what runs, in whatever thread it was asked for: Interrupted is raised there."""
        self._pool.stop()

    def status(self, job: Job) -> JobStatus:
        """What ``make`` would do about a job. Writes nothing."""
        job = _grouped(job, self.group)
        found = look_up(keys.keyed(job, self._state), self._store, self._state)
        known = found.kept or found.expected
        result = self._result(job, known, found.reason) if known else None
        return JobStatus(found.key, result, found.reason, self._store.cost(job))

    def _made(self, batch: Batch, hand: JobsInHand, group: str) -> Any:
        """What a batch comes to: what is stale is run, and what follows it, until nothing is left."""
        call = _Call(BatchCourse(batch), hand, group)
        try:
            self._ask(call, call.course.begin())
            for task, found, outcome in hand.answers():
                if isinstance(outcome, Outcome):
                    self._ask(call, self._asked_next(call, self._keep(found, task, outcome), found))
                else:
                    self._end(task, self._event("failed", found.job, str(outcome)))
                    call.fail(outcome)
        except BaseException:
            self._pool.stop()
            raise
        if call.failed:
            raise call.failed[0]
        return call.course.value

    def _ask(self, call: _Call, asks: Iterable[Ask]) -> None:
        """Have made what is stale of what is asked for; once something has failed nothing is any more."""
        if call.failed:
            return
        try:
            stale: dict[object, list[Lookup]] = {}
            while asks := [*asks]:
                asks = self._kept(call, asks, stale)
            if stale:
                call.hand.add(stale, next(iter(stale.values()))[0].job.group)
        except LangreelError as error:
            call.fail(error)

    def _kept(self, call: _Call, asks: Sequence[Ask], stale: dict[object, list[Lookup]]) -> list[Ask]:
        """Hand out what is kept, note what is ``stale``; what is asked for thereupon."""
        stated, found = self._looked_up([_grouped(ask.job, call.group) for ask in asks])
        with self._one:
            kept = {key: self._use(each, each.kept) for key, each in found.items() if each.kept}
        further: list[Ask] = []
        for ask, each in zip(asks, stated):
            if each.key not in kept and each.key not in call.waiting:
                self._progress.tell(self._event("planned", found[each.key].job, found[each.key].reason))
                call.waiting[each.key] = [(ask, each)]
                stale.setdefault(ask.course, []).append(found[each.key])
                continue
            self._progress.tell(self._event("kept", each.job))
            if each.key in kept:
                further += ask.course.take(ask.job, self._named(each, kept[each.key]))
            else:
                call.waiting[each.key].append((ask, each))
        return further

    def _asked_next(self, call: _Call, made: Result, found: Lookup) -> Iterator[Ask]:
        """Tell all who wait for a job what was made; what is asked for thereupon."""
        for ask, stated in call.waiting.pop(found.key):
            yield from ask.course.take(ask.job, self._named(stated, made))

    def _looked_up(self, jobs: Sequence[Job]) -> tuple[list[KeyedJob], dict[str, Lookup]]:
        """Each job as it is stated, and by key what is known of it here or elsewhere."""
        with self._one:
            stated = [keys.keyed(job, self._state) for job in jobs]
            found = {each.key: look_up(each, self._store, self._state) for each in _different(stated)}
        return stated, found | self._of_others([each for each in found.values() if not each.kept])

    def _of_others(self, stale: Sequence[Lookup]) -> dict[str, Lookup]:
        """What somebody else has made of it."""
        found = self._second.found(stale, self._store, self._state) if self._second and stale else ()
        return {each.key: each for each in found}

    def _use(self, found: Lookup, kept: KeptResult) -> Result:
        """Remember that a kept result was used last of its key: under which name, and with which files."""
        self._remember_name(found.keyed, kept)
        self._store.touch(found.key)
        fresh = replace(kept, trace=job_trace.refreshed(kept.trace, self._state))
        if fresh != kept or found.again:
            self._store.remember(found.key, [fresh, *found.others])
        return self._result(found.job, kept)

    def _named(self, stated: KeyedJob, made: Result) -> Result:
        """A job's result, which may have been made for an equal job of another name."""
        if made.job is stated.job:
            return made
        for kept in self._store.remembered(stated.key)[:1]:
            self._remember_name(stated, kept)
        return replace(made, job=stated.job, fresh=False, reason="")

    def _remember_name(self, stated: KeyedJob, kept: KeptResult) -> None:
        if self._store.last_key(stated.job) != stated.key:
            self._store.remember_name(stated.job, stated.plain(), kept)

    def _result(self, job: Job, kept: KeptResult, reason: str = "") -> Result:
        path = self._store.path(kept)
        return Result(job, path, decoded(kept.value, path, self.root), bool(reason), reason)

    def _keep(self, found: Lookup, task: Task, outcome: Outcome) -> Result:
        """Keep a result: first the file, then the memory of it."""
        job, plain = found.job, found.keyed.plain()
        with self._one:
            read = job_trace.with_plugins(outcome.trace, self._state.modules)
            kept = _kept(outcome, job, read)
            others = (each for each in found.others if not job_trace.same_reads(each.trace, read))
            self._store.take_in(task.out, kept)
            self._store.remember(found.key, [kept, *others])
            self._store.remember_name(job, plain, kept)
        if self._second and job.place != "here":
            self._second.keep(found.key, kept, self._store)
        self._end(task, self._event("finished", job, found.reason))
        return self._result(job, kept, found.reason)

    def _second_level(self) -> SecondLevel:
        # Loaded where there is a store.
        from langreel.build.object_store import ObjectStore
        from langreel.build.second_level import SecondLevel
        from langreel.build.shared_store import SharedStore

        shared = SharedStore(ObjectStore(self.store))
        return SecondLevel(shared, lambda detail: self._progress.tell(Event("note", "build", detail=detail)))

    def _courier(self, workers: Any) -> Executor:
        from langreel.build.courier import Courier

        assert self._second
        return Courier(workers, self._second.shared, self._state.digests)

    def _event(self, kind: Any, job: Job, detail: str = "") -> Event:
        done = job.weight if kind in ("kept", "finished") else 0.0
        return Event(kind, job.step, self._label(job), done, job.weight, detail)

    def _label(self, job: Job) -> str:
        """What a job is called among all that run."""
        return f"{job.group}: {job.name}" if self.several else job.name

    def _end(self, task: Task, event: Event) -> None:
        self._progress.ended(task.progress, event)
        shutil.rmtree(task.out.parent, ignore_errors=True)


def _grouped(job: Job, group: str) -> Job:
    return job if job.group or not group else replace(job, group=group)


def _different(stated: Iterable[KeyedJob]) -> Iterable[KeyedJob]:
    """One of each kind of equal jobs: the first, or the first that is forced."""
    first: dict[str, KeyedJob] = {}
    for each in stated:
        if each.key not in first or (each.job.force and not first[each.key].job.force):
            first[each.key] = each
    return first.values()


def _kept(outcome: Outcome, job: Job, read: Trace) -> KeptResult:
    return KeptResult(
        digest=outcome.digest,
        size=outcome.size,
        suffix=job.suffix,
        value=outcome.value,
        trace=read,
        seconds=outcome.seconds,
        cpu=outcome.cpu,
    )


def _interrupted() -> Interrupted:
    return Interrupted("stopped", hint="nothing is broken; the next run goes on from here")
