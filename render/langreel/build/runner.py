"""Workshop: a batch of jobs → their results, made or kept; a parallel map that remembers and can say why."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from langreel.build import codec, job_trace, keys
from langreel.build.digests import Digests
from langreel.build.job import Job, Result
from langreel.build.job_trace import Probes, Trace
from langreel.build.keys import Asked, Written
from langreel.build.lock import Lock
from langreel.build.module_graph import ModuleGraph
from langreel.build.pool import Pool
from langreel.build.progress import Progress
from langreel.build.store import KeptResult, Store
from langreel.build.worker import Outcome, Task
from langreel.errors import Interrupted, LangreelError
from langreel.model import Event, Watcher

AGAIN = "asked for again"
"""The reason why a job runs whose result is kept."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the store knows of a job: the kept result or the reason why none fits, and the other results.

    ``lost`` is the result that would fit, had its file not been damaged. ``anew``: nothing may be taken over.
    """

    asked: Asked
    kept: KeptResult | None
    others: tuple[KeptResult, ...]
    reason: str = ""
    lost: KeptResult | None = None
    anew: bool = False


@dataclass(slots=True)
class Runner:
    """Where a project's jobs are made. Only who has entered it (``with``) writes: one render at a time.

    ``jobs`` is how many run at a time, 0 for as many as there are cores. ``probes["selected"](path, name,
    where)`` tells the digest of a selection as it is now. ``preload`` names modules that local workers are
    born with.
    """

    root: Path
    executor: str = "local"
    jobs: int = 0
    watch: Watcher = lambda event: None
    probes: Probes = field(default_factory=dict)
    preload: Sequence[str] = ()
    _store: Store = field(init=False)
    _sources: ModuleGraph = field(init=False)
    _lock: Lock = field(init=False)
    _progress: Progress = field(init=False)
    _crew: Pool = field(init=False)
    _written: Written = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self.root.resolve()
        self._store = Store(self.root, Digests(self.root / ".langreel" / "memo.json"))
        self._sources = ModuleGraph(self._store.seen)
        self._lock = Lock(self._store.home / "lock")
        self._progress = Progress(self.watch)
        self._crew = Pool(self.executor, self.jobs or _cores(), self.preload)

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
            self._crew.dismiss()
            shutil.rmtree(self._store.drafts, ignore_errors=True)
            # Only a shortcut for the next run: failing to save it is no failure.
            with contextlib.suppress(OSError):
                self._store.seen.save()
        finally:
            self._lock.release()

    def make(self, jobs: Sequence[Job], again: Sequence[Job] = ()) -> list[Result]:
        """Every job's result, in the order given; equal jobs are made once, those of ``again`` even if kept.

        Raises the first failure, after what was already running has been finished and kept.
        """
        try:
            with self._store.guarded():
                return self._make(jobs, again)
        except KeyboardInterrupt:
            raise _interrupted() from None
        finally:
            self._progress.rest()

    def kept(self, job: Job) -> Result | None:
        """The result of a job if there is nothing to do. Writes nothing."""
        found = self._find(self._ask(job))
        return self._made(job, found.kept) if found.kept else None

    def why(self, job: Job) -> str | None:
        """Why a job would run, in words; None if its result is kept. Writes nothing."""
        return self._find(self._ask(job)).reason or None

    def key(self, job: Job) -> str:
        """What a result is kept under: equal jobs, whatever they are called, have the same."""
        return self._ask(job).key

    def expected(self, job: Job) -> Result | None:
        """What a job will make when it made the same before: its file may be damaged or gone by now."""
        found = self._find(self._ask(job))
        known = found.kept or found.lost
        return self._made(job, known, found.reason or AGAIN) if known else None

    def _ask(self, job: Job) -> Asked:
        return keys.ask(job, self.root, self._store.seen, self._sources, self._written)

    def _find(self, asked: Asked) -> _Found:
        remembered = self._store.remembered(asked.key)
        reasons, lost = [], None
        for number, kept in enumerate(remembered):
            reason = self._changed(kept.trace)
            if reason is None and self._store.is_whole(kept):
                return _Found(asked, kept, (*remembered[:number], *remembered[number + 1 :]))
            reasons.append(reason or "its kept result is damaged or gone")
            lost = lost or (kept if reason is None else None)
        last = self._store.last(asked.job)
        reason = keys.reason(last, asked) or next(iter(reasons), "its kept result is gone")
        return _Found(asked, None, tuple(remembered), reason, lost)

    def _changed(self, heard: Trace) -> str | None:
        return next(job_trace.changes(heard, self.root, self._store.seen, self._sources, self.probes), None)

    def _made(self, job: Job, kept: KeptResult, reason: str = "") -> Result:
        path = self._store.path(kept)
        return Result(job, path, codec.decode(kept.value, _finder(path, self.root)), bool(reason), reason)

    def _make(self, jobs: Sequence[Job], again: Sequence[Job]) -> list[Result]:
        asked = [self._ask(job) for job in jobs]
        first: dict[str, Asked] = {}
        for each in asked:
            first.setdefault(each.key, each)
        found = {key: self._find(each) for key, each in first.items()}
        found |= {key: _again(found[key]) for key in {self._ask(job).key for job in again} & found.keys()}
        for each in asked:
            self._announce(each, found[each.key])
        made = {key: self._use(each, each.kept) for key, each in found.items() if each.kept}
        made |= self._run([each for each in found.values() if not each.kept])
        return [self._result(each, made[each.key]) for each in asked]

    def _announce(self, asked: Asked, found: _Found) -> None:
        planned = found.asked is asked and not found.kept
        self._progress.tell(
            _event("planned" if planned else "kept", asked.job, found.reason if planned else "")
        )

    def _use(self, found: _Found, kept: KeptResult) -> Result:
        """Remember that a kept result was used: under which name, and with which files."""
        store, asked = self._store, found.asked
        self._remember_name(asked)
        store.touch(asked.key)
        fresh = replace(kept, trace=job_trace.refreshed(kept.trace, self.root, store.seen))
        if fresh != kept:
            store.remember(asked.key, [fresh, *found.others])
        return self._made(asked.job, kept)

    def _remember_name(self, asked: Asked) -> None:
        if self._store.last_key(asked.job) != asked.key:
            self._store.remember_name(asked.job, asked.plain())

    def _result(self, asked: Asked, made: Result) -> Result:
        if made.job is asked.job:
            return made
        self._remember_name(asked)
        return replace(made, job=asked.job, fresh=False, reason="")

    def _run(self, stale: Sequence[_Found]) -> dict[str, Result]:
        """Run what is stale, heavy jobs first; the first failure is raised once nothing runs any more."""
        orders = {self._order(each): each for each in sorted(stale, key=_lightness)}
        made: dict[str, Result] = {}
        failed: list[LangreelError] = []
        try:
            for order, outcome in self._crew.run(list(orders)):
                found = orders[order]
                if isinstance(outcome, Outcome):
                    made[found.asked.key] = self._keep(found, order, outcome)
                else:
                    failed.append(self._fail(found, order, outcome))
                    self._crew.let_go()
        except BaseException:
            self._crew.dismiss()
            raise
        if failed:
            raise failed[0]
        return made

    def _order(self, found: _Found) -> Task:
        job = found.asked.job
        folder = self._store.drafts / uuid4().hex
        folder.mkdir(parents=True)
        log = self._store.log(job.step, job.name)
        log.unlink(missing_ok=True)
        out = folder / f"out{job.suffix}"
        work = (job.function, job.arguments, {**job.options, **self._earlier(found)})
        order = Task(self.root, str(job), *work, out, log, job.place, job.needs)
        self._progress.expect(job, order.progress)
        return order

    def _earlier(self, found: _Found) -> dict[str, Any]:
        """What a job that resumes is given of what was made last under its name, by the same code."""
        if not found.asked.job.resumes or found.anew:
            return {}
        last = self._store.last(found.asked.job)
        known = self._store.remembered(last["key"]) if keys.is_by_the_same(last, found.asked) else ()
        whole = (kept for kept in known if self._store.is_whole(kept))
        made = next((self._made(found.asked.job, kept) for kept in whole), None)
        return {"earlier": (made.path, made.value)} if made else {}

    def _keep(self, found: _Found, order: Task, outcome: Outcome) -> Result:
        """Keep a result: first the file, then the memory of it."""
        store, job, key = self._store, found.asked.job, found.asked.key
        heard = job_trace.with_plugins(outcome.trace, self._sources)
        kept = KeptResult(outcome.digest, outcome.size, job.suffix, outcome.value, heard)
        store.take_in(order.out, kept)
        store.remember(key, [kept, *(each for each in found.others if not _same_reads(each.trace, heard))])
        store.remember_name(job, found.asked.plain())
        self._end(order, _event("finished", job, found.reason))
        return self._made(job, kept, found.reason)

    def _fail(self, found: _Found, order: Task, error: LangreelError) -> LangreelError:
        self._end(order, _event("failed", found.asked.job, str(error)))
        return error

    def _end(self, order: Task, event: Event) -> None:
        self._progress.ended(order.progress, event)
        shutil.rmtree(order.out.parent, ignore_errors=True)


def _again(found: _Found) -> _Found:
    """The same job, to be made even if its result is kept."""
    others = (*([found.kept] if found.kept else []), *found.others)
    return replace(found, kept=None, others=others, reason=found.reason or AGAIN, anew=True)


def _event(kind: Any, job: Job, detail: str = "") -> Event:
    done = job.weight if kind in ("kept", "finished") else 0.0
    return Event(kind, job.step, job.name, done, job.weight, detail)


def _lightness(found: _Found) -> float:
    return -found.asked.job.weight


def _same_reads(old: Trace, new: Trace) -> bool:
    """Whether two traces would always be fresh together."""
    chosen = ({replace(each, files=()) for each in heard.selections} for heard in (old, new))
    same = (old.reads, old.modules, old.plugins) == (new.reads, new.modules, new.plugins)
    return same and next(chosen) == next(chosen)


def _finder(out: Path, root: Path) -> Callable[[Any], Path]:
    """How paths in a kept value are read: this result's own file, inside the project, or as they are."""

    def find(data: Any) -> Path:
        if data[codec.TYPE] == "out":
            return out
        return root / data["is"] if data[codec.TYPE] == "inside" else Path(data["is"])

    return find


def _interrupted() -> Interrupted:
    return Interrupted("stopped", hint="nothing is broken; the next run goes on from here")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
