"""Job tasks: stale jobs → what workers are given to do; and what comes back of them, job by job."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from langreel.build import codec, division, job_trace, keys
from langreel.build.durations import expected
from langreel.build.job import Job, Place
from langreel.build.lookup import Lookup
from langreel.build.pool import Pool
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
    nothing is shared.
    """

    store: Store
    state: ProjectState
    pool: Pool
    progress: Progress
    label: Callable[[Job], str]
    several: bool

    def of(self, stale: Sequence[Lookup]) -> dict[Task, Lookup]:
        """What is handed to workers, heavy jobs first, and which job each task is of."""
        costs = expected([each.job for each in stale], [each.cost for each in stale])
        heavy = sorted(zip(costs, self._counts(stale, costs), stale), key=lambda each: -each[0])
        return {task: each for seconds, count, each in heavy for task in self._shares(each, seconds, count)}

    def run(self, tasks: Mapping[Task, Lookup], group: str) -> Iterator[Answer]:
        """Outcomes of jobs as they come in; of one that was made in shares, when it is put together."""
        shares: dict[str, list[Task]] = {}
        for task, found in tasks.items():
            shares.setdefault(found.key, []).append(task)
        done: dict[Task, Outcome] = {}
        for task, outcome in self.pool.run(list(tasks), group):
            found = tasks[task]
            together = shares[found.key]
            if len(together) == 1 or isinstance(outcome, LangreelError):
                yield task, found, outcome
                continue
            done[task] = outcome
            if all(each in done for each in together):
                yield self._joined(found, {each: done[each] for each in together})

    def _counts(self, stale: Sequence[Lookup], costs: Sequence[float]) -> list[int]:
        """In how many shares each job is made."""
        divisible = [bool(each.job.join) and not self.several for each in stale]
        return division.counts(costs, divisible, self.pool.workers() if any(divisible) else 1)

    def _shares(self, found: Lookup, seconds: float, count: int) -> Iterator[Task]:
        """A task a share of a job, or one for all of it."""
        function, earlier = found.job.function, self._earlier(found)
        if count == 1:
            yield self._task(found, function, earlier, seconds=seconds)
            return
        for number, part in enumerate(division.parts(count), 1):
            given = {**earlier, "share": part}
            each = seconds * division.portion(count)
            yield self._task(found, function, given, seconds=each, log=f".{number}.log")

    def _joined(self, found: Lookup, shares: Mapping[Task, Outcome]) -> Answer:
        """Put the shares of a job together."""
        job, root = found.job, self.state.root
        given = tuple((task.out, decoded(share.value, task.out, root)) for task, share in shares.items())
        task = self._task(found, job.join, {"shares": given}, place="here")
        [(_, outcome)] = self.pool.run([task], job.group)
        for each in shares:
            shutil.rmtree(each.out.parent, ignore_errors=True)
        if isinstance(outcome, Outcome):
            outcome = _united(outcome, [*shares.values()])
        return task, found, outcome

    def _task(
        self,
        found: Lookup,
        function: str,
        more: Mapping[str, Any],
        *,
        seconds: float = 0.0,
        place: Place | None = None,
        log: str = ".log",
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
