"""``langreel plan``: the timeline sketched per dub, and what a render would run."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer

if TYPE_CHECKING:
    from langreel.model import Timeline
    from langreel.pipeline import Plan


@click.command("plan", short_help="The timeline per dub, and what a render would run and why.")
@options.episode
@options.langs
@options.clip
@options.profile
@options.voice
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    langs: tuple[str, ...],
    clip: str,
    profile: str | None,
    voice: str,
    as_json: bool,
) -> None:
    """Sketch the timeline of every dub of EPISODE and list the jobs that a render would run.

    \b
    langreel plan us_debt
    langreel plan us_debt --lang en --profile final --json

    Lengths come from recordings where they exist, else from an estimate.
    """
    from langreel import pipeline
    from langreel.pipeline.plan import estimated

    project = options.project(ctx)
    plan = pipeline.plan(
        project, pipeline.RenderRequest(project.episode(episode), langs, profile or "", voice, clip=clip)
    )
    if as_json:
        return answer(_as_json(plan))
    for timeline in plan.timelines.values():
        _sketch(timeline)
    if any(estimated(slot) for timeline in plan.timelines.values() for slot in timeline.slots):
        click.echo("~ reckoned: some of its lines have no take yet")
    for finding in plan.lacking:
        click.echo(f"{finding.where}: {finding.message} ({finding.hint})")
    for step in plan.steps:
        click.echo(f"{step.step:8} {step.name} ({step.why})")
    if not plan.steps:
        click.echo("nothing to do: everything is up to date")
    return None


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
