"""``langreel why``: what is stale, and because of what."""

from __future__ import annotations

import click

from langreel.cli import options
from langreel.cli.output import answer


@click.command("why", short_help="What is stale, and because of what.")
@options.episode
@click.argument("segment", required=False)
@options.langs
@options.profile
@options.voice
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    segment: str | None,
    langs: tuple[str, ...],
    profile: str | None,
    voice: str,
    as_json: bool,
) -> None:
    """Say for each part of EPISODE that a render would make again what it depends on that changed.

    With SEGMENT, only for its lines and its shot.

    \b
    langreel why us_debt
    langreel why us_debt holdings-decline
    """
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.plan import about, plan

    project = options.project(ctx)
    request = RenderRequest(project.episode(episode), langs, profile or "", voice)
    planned = plan(project, request)
    steps = about(planned, segment) if segment else planned.steps
    if as_json:
        return answer([{"step": step.step, "name": step.name, "why": step.why} for step in steps])
    for step in steps:
        click.echo(f"{step.step} {step.name} ← {step.why}")
    if not steps:
        click.echo("nothing is stale")
    return None
