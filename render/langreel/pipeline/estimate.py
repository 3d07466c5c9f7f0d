"""Estimate: what a render would do, and what each job took last time → when so many workers would be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.build import schedule
from langreel.build.codec import paths
from langreel.build.durations import Cost, expected
from langreel.build.job import Job
from langreel.build.schedule import Machines, PlannedTask, Schedule
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import PENDING, DryRun, dry_run, go_through
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
    tasks = [task for film in films for batch in film for task in batch]
    unknown = sum(
        not stated[1].cost for run in runs for batch in run.batches for stated in batch if stated[2]
    )
    return Estimate(schedule.simulate(films, machines), len(tasks), unknown)


def film_batches(project: Project, request: RenderRequest) -> list[list[PlannedTask]]:
    """All tasks of a film, batch by batch, as if nothing had been made."""
    return _batches(_went_through(project, request), cold=True)


def _went_through(project: Project, request: RenderRequest) -> DryRun:
    film = prepare(project, request)
    runner = dry_run(film)
    go_through(film, runner)
    return runner


def _batches(run: DryRun, *, cold: bool) -> list[list[PlannedTask]]:
    """The tasks that would run, batch by batch; equal jobs run once."""
    everything = [stated for batch in run.batches for stated in batch]
    costs = {status.key: status.cost for _, status, _ in everything}
    seconds = expected([job for job, *_ in everything], [status.cost for _, status, _ in everything])
    takes = {status.key: each for (_, status, _), each in zip(everything, seconds)}
    seen: set[str] = set()
    return [
        [
            _task(job, takes[status.key], costs[status.key].size, costs=costs, root=run.runner.root)
            for job, status, runs in batch
            if (runs or cold) and _is_first(status.key, seen)
        ]
        for batch in run.batches
    ]


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
