"""``langreel data check``: what is odd about the tables, and what changed."""

from __future__ import annotations

import click

from langreel.cli import options
from langreel.cli.output import findings


@click.command("check", short_help="Holes, doubles, outliers, and changes since the last version.")
@click.argument("tables", nargs=-1)
@click.option("--since", default="HEAD", show_default=True, help="The commit to compare the tables with.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, tables: tuple[str, ...], since: str, as_json: bool) -> None:
    """Look at TABLES, or at all: holes in their time, rows that stand twice, empty cells, numbers that leap.

    \b
    langreel data check
    langreel data check treasury_holdings --since v1.0

    The last version of a table is the one that the project's git has: nothing else is taken for one.
    """
    from langreel.pipeline.check_tables import check_tables

    found = tuple(check_tables(options.project(ctx), tables, since=since))
    code = findings(found, as_json)
    if not found and not as_json:
        click.echo("no findings")
    ctx.exit(code)
