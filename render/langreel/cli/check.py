"""``langreel check``: everything that can be known without rendering."""

from __future__ import annotations

import click

from langreel.cli import options
from langreel.cli.tell import findings


@click.command("check", short_help="Everything that can be known without rendering.")
@options.episode
@click.option("--claims", is_flag=True, help="Hold all numbers against the finished film's ledger.")
@click.option("--max-age", type=click.IntRange(1), default=None, metavar="DAYS", help="Report older data.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, episode: str | None, claims: bool, max_age: int | None, as_json: bool
) -> int:
    """Check the script, figures, scenes, fonts and words of EPISODE without rendering.

    \b
    langreel check us_debt
    langreel check us_debt --json
    langreel check us_debt --claims --max-age 400     numbers that drifted, data that aged

    Exits 1 when there is an error.
    """
    from langreel import pipeline

    project = options.project(ctx)
    name = project.episode(episode)
    found = pipeline.check(project, name, claims, max_age or 0)
    if not found and not as_json:
        click.echo(f"{name}: no findings")
    return findings(found, as_json)
