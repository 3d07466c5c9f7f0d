"""Lookup: a job → the result that is kept of it, or the reason why it has to run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from langreel.build import job_trace, keys
from langreel.build.durations import UNKNOWN, Cost
from langreel.build.job import Job
from langreel.build.keys import KeyedJob
from langreel.build.project_state import ProjectState
from langreel.build.store import KeptResult, Store, cost_of

FORCED = "asked for again"
DAMAGED = "its kept result is damaged or gone"
GONE = "its kept result is gone"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is known of a job: the result that is kept of it, else the reason why it has to run.

    ``expected`` is what it made before under the same key, and will most likely make again: its file is
    damaged or gone, or it is forced. ``others`` are the other results of the key, ``cost`` is what the job of
    this name took last. ``again`` tells that another was used last.
    """

    keyed: KeyedJob
    kept: KeptResult | None
    others: tuple[KeptResult, ...]
    reason: str = ""
    expected: KeptResult | None = None
    cost: Cost = UNKNOWN
    again: bool = False

    @property
    def job(self) -> Job:
        return self.keyed.job

    @property
    def key(self) -> str:
        return self.keyed.key


def look_up(keyed: KeyedJob, store: Store, state: ProjectState) -> Lookup:
    """Find a result of the job that is whole and has read nothing that has changed since."""
    results = store.remembered(keyed.key)
    reasons, expected = [], None
    for result in results:
        change = next(job_trace.changes(result.trace, state), "")
        if not change and store.is_whole(result):
            return _found(keyed, result, results)
        reasons.append(change or DAMAGED)
        expected = expected or (None if change else result)
    last = store.last(keyed.job)
    reason = keys.reason(last, keyed) or next(iter(reasons), GONE)
    return Lookup(keyed, None, tuple(results), reason, expected, cost_of(last))


def _found(keyed: KeyedJob, result: KeptResult, results: Sequence[KeptResult]) -> Lookup:
    if keyed.job.force:
        cost = Cost(result.seconds, result.cpu, result.size)
        return Lookup(keyed, None, tuple(results), FORCED, result, cost)
    others = tuple(each for each in results if each is not result)
    return Lookup(keyed, result, others, again=result is not results[0])
