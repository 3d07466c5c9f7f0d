"""``langreel clean``: empty the build cache, or prune it by age and size."""

from __future__ import annotations

from dataclasses import asdict

import click

from langreel.cli import options
from langreel.cli.amounts import BYTES, SECONDS, amount
from langreel.cli.output import answer, tell


@click.command("clean", short_help="Empty the build cache, or prune it by age and size.")
@click.option("--older-than", callback=amount(SECONDS), help="What was not used for so long: 30d, 12h.")
@click.option("--max-size", callback=amount(BYTES), help="The longest unused, until this is left: 5GB.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, older_than: float | None, max_size: float | None, as_json: bool) -> None:
    """Remove results from the project's build cache, all of them or those not used for long.

    Finished work in out/ stays. Nothing is ever removed without this command.

    \b
    langreel clean --older-than 30d
    langreel clean --max-size 5GB
    langreel clean                      everything: the next render starts from nothing
    """
    from langreel import build

    size = None if max_size is None else int(max_size)
    project = options.project(ctx)
    freed = build.clean(project.root, older_than, size, watch=lambda event: tell("note", event.detail))
    if as_json:
        return answer(asdict(freed))
    click.echo(f"removed {freed.files} files, {freed.bytes / 1e6:.1f} MB")
    return None
