"""Job tasks: stale jobs → what workers are given to do; and what comes back of them, job by job."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from langreel import cores
from langreel.build import codec, division, job_trace, keys
from langreel.build.durations import expected
from langreel.build.job import Job, Place
from langreel.build.lookup import Lookup
from langreel.build.pool import Pool, TasksInHand
from langreel.build.progress import Progress
from langreel.build.project_state import ProjectState
from langreel.build.store import Store
from langreel.build.worker import Outcome, Task
from langreel.errors import LangreelError

Answer = tuple[Task, Lookup, Outcome | LangreelError]


@dataclass(frozen=True, slots=True)
class JobTasks:
    """A task a job, or several where all others would wait for it: each then makes a share of it.

    ``label`` is what a job is called among all that run. With ``several`` films at once nobody is idle, and
    nothing is shared; they state their tasks under a ``lock``.
    """

    store: Store
    state: ProjectState
    pool: Pool
    progress: Progress
    label: Callable[[Job], str]
    several: bool
    lock: threading.RLock

    @contextmanager
    def call(self) -> Iterator[JobsInHand]:
        """Take jobs in hand for one who calls."""
        with self.pool.call() as tasks:
            hand = JobsInHand(self, tasks)
            try:
                yield hand
            finally:
                hand.forget()

    def of(self, stale: Sequence[Lookup]) -> dict[Task, Lookup]:
        """What is handed to workers, heavy jobs first, and which job each task is of."""
        with self.lock:
            costs = expected([each.job for each in stale], [each.cost for each in stale])
            counts = self._counts(stale, costs)
            heavy = sorted(zip(costs, counts, stale), key=lambda each: -each[0])
            # Who is alone has all to itself.
            own = cores.available() if sum(counts) == 1 and not self.several else 1
            return {
                task: each
                for seconds, count, each in heavy
                for task in self._shares(each, seconds, count, own=own)
            }

    def joined(self, found: Lookup, shares: Mapping[Task, Outcome]) -> Answer:
        """Put the shares of a job together."""
        job, root = found.job, self.state.root
        given = tuple((task.out, decoded(share.value, task.out, root)) for task, share in shares.items())
        task = self._task(found, job.join, {"shares": given}, place="here")
        outcome = self.pool.run(task, job.group)
        for each in shares:
            shutil.rmtree(each.out.parent, ignore_errors=True)
        if isinstance(outcome, Outcome):
            outcome = _united(outcome, [*shares.values()])
        return task, found, outcome

    def _counts(self, stale: Sequence[Lookup], costs: Sequence[float]) -> list[int]:
        """In how many shares each job is made."""
        divisible = [bool(each.job.join) and not self.several for each in stale]
        return division.counts(costs, divisible, self.pool.workers() if any(divisible) else 1)

    def _shares(self, found: Lookup, seconds: float, count: int, *, own: int) -> Iterator[Task]:
        """A task a share of a job, or one for all of it, which has so many cores to itself."""
        function, earlier = found.job.function, self._earlier(found)
        if count == 1:
            yield self._task(found, function, earlier, seconds=seconds, own=own)
            return
        for number, part in enumerate(division.parts(count), 1):
            given = {**earlier, "share": part}
            each = seconds * division.portion(count)
            yield self._task(found, function, given, seconds=each, log=f".{number}.log")

    def _task(
        self,
        found: Lookup,
        function: str,
        more: Mapping[str, Any],
        *,
        seconds: float = 0.0,
        place: Place | None = None,
        log: str = ".log",
        own: int = 1,
    ) -> Task:
        job = found.job
        folder = self.store.drafts / uuid4().hex
        folder.mkdir(parents=True)
        written = self.store.log(job).with_suffix(log)
        written.unlink(missing_ok=True)
        task = Task(
            root=self.state.root,
            title=str(job),
            function=function,
            arguments={**job.arguments, **more},
            out=folder / f"out{job.suffix}",
            log=written,
            place=place or job.place,
            needs=job.needs,
            loads=job.loads,
            expected=seconds,
            code=self.state.modules.digest(job.module),
            cores=own,
        )
        self.progress.expect(job, task.progress, self.label(job))
        return task

    def _earlier(self, found: Lookup) -> Mapping[str, Any]:
        """What a job that resumes is given of what was made last under its name, by the same code."""
        job = found.job
        if not job.resumes or job.force:
            return {}
        last = self.store.last(job)
        known = self.store.remembered(last["key"]) if keys.is_by_the_same(last, found.keyed) else ()
        for kept in known:
            if self.store.is_whole(kept):
                path = self.store.path(kept)
                return {"earlier": (path, decoded(kept.value, path, self.state.root))}
        return {}


@dataclass(slots=True)
class JobsInHand:
    """The jobs of one call that are being made; others may be added meanwhile."""

    by: JobTasks
    tasks: TasksInHand
    _jobs: dict[Task, Lookup] = field(init=False, default_factory=dict)
    _shares: dict[str, list[Task]] = field(init=False, default_factory=dict)
    _done: dict[Task, Outcome] = field(init=False, default_factory=dict)

    def add(self, stale: Mapping[object, Sequence[Lookup]], group: str) -> None:
        """Have jobs made, for each of those who ask side by side."""
        lane_of = {found.key: lane for lane, each in stale.items() for found in each}
        tasks = self.by.of([found for each in stale.values() for found in each])
        lanes: dict[object, list[Task]] = {lane: [] for lane in stale}
        for task, found in tasks.items():
            lanes[lane_of[found.key]].append(task)
            self._shares.setdefault(found.key, []).append(task)
        self._jobs |= tasks
        self.by.pool.add(self.tasks, lanes, group)

    def cancel(self) -> None:
        """Forget what nobody has begun."""
        self.by.pool.cancel(self.tasks)

    def answers(self) -> Iterator[Answer]:
        """Outcomes of jobs as they come in; of one that was made in shares, when it is put together."""
        for task, outcome in self.by.pool.outcomes(self.tasks):
            found = self._jobs[task]
            together = self._shares[found.key]
            if len(together) == 1 or isinstance(outcome, LangreelError):
                yield task, found, outcome
                continue
            self._done[task] = outcome
            if all(each in self._done for each in together):
                yield self.by.joined(found, {each: self._done[each] for each in together})

    def forget(self) -> None:
        """Look no more for how far its tasks are."""
        self.by.progress.rest(task.progress for task in self._jobs)


def decoded(value: Any, out: Path, root: Path) -> Any:
    """A value as its job returned it; ``out`` is the job's own file."""

    def path(data: Mapping[str, Any]) -> Path:
        if data[codec.TYPE] == "out":
            return out
        return root / data["is"] if data[codec.TYPE] == "inside" else Path(data["is"])

    return codec.decode(value, path)


def _united(whole: Outcome, shares: Sequence[Outcome]) -> Outcome:
    """What was put together, with what its shares have read and taken."""
    return Outcome(
        digest=whole.digest,
        size=whole.size,
        value=whole.value,
        trace=job_trace.united([each.trace for each in shares]),
        seconds=whole.seconds + max(each.seconds for each in shares),
        cpu=whole.cpu + sum(each.cpu for each in shares),
    )
