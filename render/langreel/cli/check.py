"""``langreel check``: everything that can be known without rendering."""

from __future__ import annotations

import click

from langreel.cli import options
from langreel.cli.tell import findings


@click.command("check", short_help="Everything that can be known without rendering.")
@options.episode
@options.as_json
@click.pass_context
def command(ctx: click.Context, episode: str | None, as_json: bool) -> int:
    """Check the script, figures, scenes, fonts and words of EPISODE without rendering.

    \b
    langreel check us_debt
    langreel check us_debt --json

    Exits 1 when there is an error.
    """
    from langreel import pipeline

    project = options.project(ctx)
    name = project.episode(episode)
    found = pipeline.check(project, name)
    if not found and not as_json:
        click.echo(f"{name}: no findings")
    return findings(found, as_json)
