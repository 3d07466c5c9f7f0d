"""Estimate: what a render would do, and what each job took last time → when so many workers would be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.build import schedule
from langreel.build.codec import paths
from langreel.build.durations import Cost, expected
from langreel.build.job import Job
from langreel.build.schedule import Batches, Machines, PlannedTask, Schedule
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import PENDING, DryRun, StatedBatch, StatedJob, dry_run, go_through
from langreel.project import Project


@dataclass(frozen=True, slots=True)
class Estimate:
    """When the films would be done, and of how many of their jobs nobody knows what they take."""

    schedule: Schedule
    jobs: int
    unknown: int


def estimate(
    project: Project, requests: Sequence[RenderRequest], machines: Machines, *, cold: bool = False
) -> Estimate:
    """Simulate a render of several films; ``cold``: as if nothing had been made."""
    runs = [_went_through(project, request) for request in requests]
    films = [_batches(run, cold=cold) for run in runs]
    unknown = sum(not each.status.cost for run in runs for each in _stated(run.batches) if each.runs)
    count = sum(1 for film in films for _ in schedule.every_task(film))
    return Estimate(schedule.simulate(films, machines), count, unknown)


def film_batches(project: Project, request: RenderRequest) -> Batches:
    """All tasks of a film, batch by batch, as if nothing had been made."""
    return _batches(_went_through(project, request), cold=True)


def _went_through(project: Project, request: RenderRequest) -> DryRun:
    film = prepare(project, request)
    runner = dry_run(film)
    go_through(film, runner)
    return runner


def _stated(batches: Sequence[StatedBatch]) -> Iterator[StatedJob]:
    """Every job that was asked for."""
    for batch in batches:
        for each in batch:
            if isinstance(each, StatedJob):
                yield each
            else:
                yield from _stated(each)


def _batches(run: DryRun, *, cold: bool) -> Batches:
    """The tasks that would run, batch by batch; equal jobs run once."""
    everything = [*_stated(run.batches)]
    costs = {each.status.key: each.status.cost for each in everything}
    seconds = expected([each.job for each in everything], [each.status.cost for each in everything])
    takes = {each.status.key: taken for each, taken in zip(everything, seconds)}
    seen: set[str] = set()

    def planned(batch: StatedBatch) -> Iterator[PlannedTask | Batches]:
        for each in batch:
            if not isinstance(each, StatedJob):
                yield [[*planned(further)] for further in each]
            elif (each.runs or cold) and _is_first(each.status.key, seen):
                key = each.status.key
                yield _task(each.job, takes[key], costs[key].size, costs=costs, root=run.runner.root)

    return [[*planned(batch)] for batch in run.batches]


def _is_first(key: str, seen: set[str]) -> bool:
    new = key not in seen
    seen.add(key)
    return new


def _task(job: Job, seconds: float, made: int, *, costs: Mapping[str, Cost], root: Path) -> PlannedTask:
    given = paths(job.arguments)
    home = job.place == "here" or any((root / path).is_relative_to(root / "out") for path in given)
    return PlannedTask(
        title=str(job),
        seconds=seconds,
        given=sum(_size(root / path, costs) for path in given),
        made=made,
        home=home,
        divisible=bool(job.join),
    )


def _size(path: Path, costs: Mapping[str, Cost]) -> int:
    """Bytes of a file, or of one that is still to be made."""
    if path.parent.name == PENDING.name and path.name in costs:
        return costs[path.name].size
    return path.stat().st_size if path.is_file() else 0
