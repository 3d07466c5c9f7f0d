"""``langreel plan``: the timeline sketched per dub, and what a render would run."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from langreel.cli import options
from langreel.cli.amounts import BITS, amount_of
from langreel.cli.output import answer
from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.build.schedule import Machines
    from langreel.model import Timeline
    from langreel.pipeline.estimate import Estimate
    from langreel.pipeline.plan import Plan

SENDING_HERE: Final = 0.05
"""Seconds in which a task gets a process on this machine."""
SENDING: Final = 0.5
"""Seconds in which a task gets to a worker elsewhere, and what is asked of the store for it."""
READING: Final = 0.5
"""Seconds in which a script is read and its jobs are stated."""


@click.command("plan", short_help="The timeline per dub, and what a render would run and why.")
@options.episode
@options.langs
@options.clip
@options.profile
@options.voice
@click.option("--workers", type=click.IntRange(1), help="Say when so many workers, a core each, are done.")
@click.option(
    "--line", default="", help="What comes through each machine's line: 100Mbit (default: one disk)."
)
@click.option("--cold", is_flag=True, help="With --workers: as if nothing had been made.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    langs: tuple[str, ...],
    clip: str,
    profile: str | None,
    voice: str,
    workers: int | None,
    line: str,
    cold: bool,
    as_json: bool,
) -> None:
    """Sketch the timeline of every dub of EPISODE and list the jobs that a render would run.

    \b
    langreel plan us_debt
    langreel plan us_debt --lang en --profile final --json
    langreel plan us_debt --workers 64 --line 1Gbit --cold

    Lengths come from recordings where they exist, else from an estimate.
    """
    from langreel.pipeline.estimate import estimate
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.plan import estimated, plan

    project = options.project(ctx)
    request = RenderRequest(project.episode(episode), langs, profile or "", voice, clip=clip)
    if workers:
        reckoned = estimate(project, [request], machines(workers, line), cold=cold)
        return answer(_schedule(reckoned)) if as_json else _tell_schedule(reckoned)
    if line or cold:
        raise UsageError(f"{'--line' if line else '--cold'} for how many?", hint="--workers 64")
    planned = plan(project, request)
    if as_json:
        return answer(_as_json(planned))
    for timeline in planned.timelines.values():
        _sketch(timeline)
    if any(estimated(slot) for timeline in planned.timelines.values() for slot in timeline.slots):
        click.echo("~ reckoned: some of its lines have no take yet")
    for finding in planned.lacking:
        click.echo(f"{finding.where}: {finding.message} ({finding.hint})")
    for step in planned.steps:
        click.echo(f"{step.step:8} {step.name} ({step.why})")
    if not planned.steps:
        click.echo("nothing to do: everything is up to date")
    return None


def machines(workers: int, line: str) -> Machines:
    """So many workers: on this machine, or each behind a line of its own; UsageError if that is no rate."""
    from langreel.build.schedule import Machines

    if not line:
        return Machines(workers, sending=SENDING_HERE)
    rate = amount_of(line, BITS)
    if not rate:
        raise UsageError(f"{line!r} is no rate", hint="100Mbit, 1Gbit")
    return Machines(workers, rate / 8, rate / 8, SENDING, READING)


def _tell_schedule(estimate: Estimate) -> None:
    schedule = estimate.schedule
    click.echo(f"{estimate.jobs} jobs, {clock(schedule.worked)} of one core's work")
    if estimate.unknown:
        click.echo(
            f"~ {estimate.unknown} of them have not been made yet: reckoned by others, or only by weight"
        )
    share = f"{schedule.efficiency:.0%} of the workers' time is work"
    click.echo(f"{schedule.workers} workers: {clock(schedule.wall)}, {share}")
    click.echo(f"held up by {schedule.bottleneck}")
    for title, seconds in schedule.chain:
        click.echo(f"    {seconds:7.1f} s  {title}")


def _schedule(estimate: Estimate) -> dict[str, Any]:
    schedule = estimate.schedule
    return {
        "jobs": estimate.jobs,
        "unknown": estimate.unknown,
        "workers": schedule.workers,
        "seconds": schedule.wall,
        "work": schedule.worked,
        "efficiency": schedule.efficiency,
        "bottleneck": schedule.bottleneck,
        "chain": [{"job": title, "seconds": seconds} for title, seconds in schedule.chain],
    }


def _sketch(timeline: Timeline) -> None:
    from langreel.pipeline.plan import estimated

    click.echo(f"{timeline.episode}.{timeline.lang}: {clock(timeline.seconds)}, {timeline.frames} frames")
    chapters = {chapter.frame: chapter.title for chapter in timeline.chapters}
    for slot in timeline.slots:
        if slot.span.start in chapters:
            click.echo(f"  {chapters[slot.span.start]}")
        starts, seconds = slot.span.start / timeline.fps, slot.span.frames / timeline.fps
        marks = " ".join(f"{name}@{frame / timeline.fps:.1f}" for name, frame in slot.marks.items())
        about = "~" if estimated(slot) else " "
        click.echo(f"    {clock(starts)} {about}{seconds:5.1f} s  {slot.segment.id:24} {marks}")


def clock(seconds: float) -> str:
    """Minutes and seconds, ``m:ss.t``."""
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"


def _as_json(plan: Plan) -> dict[str, Any]:
    return {
        "dubs": [_dub(timeline) for timeline in plan.timelines.values()],
        "lacking": [asdict(finding) for finding in plan.lacking],
        "jobs": [{"step": step.step, "name": step.name, "why": step.why} for step in plan.steps],
    }


def _dub(timeline: Timeline) -> dict[str, Any]:
    from langreel.pipeline.plan import estimated

    slots = [
        {
            "segment": slot.segment.id,
            "start": slot.span.start,
            "frames": slot.span.frames,
            "marks": dict(slot.marks),
            "estimated": estimated(slot),
        }
        for slot in timeline.slots
    ]
    return {
        "lang": timeline.lang,
        "fps": timeline.fps,
        "frames": timeline.frames,
        "seconds": timeline.seconds,
        "segments": slots,
    }
