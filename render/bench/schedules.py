"""Schedules: what simulations say of films on many workers, and what real renders say to the simulation.

    python render/bench/schedules.py --project DIR --episode us_debt --lang zh --profile final
    python render/bench/schedules.py --project DIR --episode film --real

The first prints the tables of render/docs/many-machines.md: one film, a season of 20, a channel of 500 in
four languages, all as long as this one, whose jobs have been made before (what they took is recorded).
``--real`` renders the film from nothing with 1, 2 and 4 workers, as many cores as there are, and compares.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from langreel.build.schedule import Batches, Machines, Schedule, simulate
from langreel.cli.plan import clock, machines
from langreel.pipeline.determinism import LEFT
from langreel.pipeline.estimate import film_batches
from langreel.pipeline.film import RenderRequest
from langreel.project import Project

WORKERS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 500, 1000)
FILMS = {"one film": 1, "a season of 20": 20, "a channel of 500 in four languages": 2000}
LINE = "1Gbit"


def main() -> None:
    """Print tables."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--project", type=Path, default=Path())
    arguments.add_argument("--episode", required=True)
    arguments.add_argument("--lang", action="append", default=[])
    arguments.add_argument("--profile", default="")
    arguments.add_argument("--real", action="store_true")
    arguments.add_argument("--repeats", type=int, default=3)
    given = arguments.parse_args()
    project = Project(given.project.resolve())
    request = RenderRequest(given.episode, tuple(given.lang), given.profile)
    film = film_batches(project, request)
    if given.real:
        compare(project, request, film, repeats=given.repeats)
        return
    for name, films in FILMS.items():
        print(f"\n## {name}\n\n| workers | done in | faster | work | held up by |\n|---|---|---|---|---|")
        rows = [simulate([film] * films, machines(workers, LINE)) for workers in WORKERS]
        print("\n".join(row(each, rows[0]) for each in rows))


def row(schedule: Schedule, one: Schedule) -> str:
    """A line of a table."""
    faster = f"{one.wall / schedule.wall:.1f}×"
    done = f"{schedule.wall / 3600:.1f} h" if schedule.wall > 7200 else clock(schedule.wall)
    return f"| {schedule.workers} | {done} | {faster} | {schedule.efficiency:.0%} | {schedule.bottleneck} |"


def compare(project: Project, request: RenderRequest, film: Batches, *, repeats: int) -> None:
    """Real renders from nothing beside simulated ones, as ratios to one worker."""
    cores = sorted(os.sched_getaffinity(0))
    print(
        "| workers | cores | simulated | real | of one worker: simulated | real |\n|---|---|---|---|---|---|"
    )
    simulated, real = {}, {}
    for workers in (1, 2, 4):
        own = cores[: min(workers, len(cores))]
        simulated[workers] = simulate([film], Machines(len(own), sending=0.05)).wall
        real[workers] = median(_seconds(project, request, workers, own) for _ in range(repeats))
        shares = simulated[workers] / simulated[1], real[workers] / real[1]
        print(f"| {workers} | {len(own)} | {simulated[workers]:.1f} s | {real[workers]:.1f} s |", end="")
        print(f" {shares[0]:.2f} | {shares[1]:.2f} |", flush=True)
    print(f"\nLoad of the machine besides: {os.getloadavg()[2]:.1f}")


def _seconds(project: Project, request: RenderRequest, workers: int, cores: Sequence[int]) -> float:
    """How long a render from nothing takes on some cores."""
    with TemporaryDirectory() as folder:
        root = Path(folder, "copy")
        shutil.copytree(project.root, root, ignore=shutil.ignore_patterns(*LEFT))
        langs = [word for lang in request.langs for word in ("--lang", lang)]
        size = ["--profile", request.profile] if request.profile else []
        words = ["-C", str(root), "render", request.episode, *langs, *size, "--jobs", str(workers)]
        command = ["taskset", "-c", ",".join(map(str, cores)), sys.executable, "-m", "langreel", *words]
        began = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        return time.monotonic() - began


if __name__ == "__main__":
    main()
