"""``langreel data show``: what a table holds, how its numbers run, and who uses it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from langreel.cli import options
from langreel.cli.output import answer

if TYPE_CHECKING:
    from langreel.data.proposal import ProposedColumn
    from langreel.pipeline.show_table import TableView


@click.command("show", short_help="A table: its columns, how they run, who uses it.")
@click.argument("table")
@options.as_json
@click.pass_context
def command(ctx: click.Context, table: str, as_json: bool) -> None:
    """Show what TABLE is and holds, how each of its numbers runs, and the figures and scenes that use it.

    \b
    langreel data show treasury_holdings
    langreel data show treasury_holdings --json
    """
    from langreel.pipeline.show_table import show_table

    view = show_table(options.project(ctx), table)
    if as_json:
        return answer(asdict(view))
    _head(view)
    for column in view.columns:
        click.echo(f"  {column.name}: {_held(column, view)}")
        for course in view.courses.get(column.name, ()):
            name = f"{course.series[:24]:24} " if len(view.courses[column.name]) > 1 else ""
            click.echo(f"    {name}{course.line}  {course.first} → {course.last}")
        if view.more_series and column.name in view.courses:
            click.echo(f"    and {view.more_series} more")
    click.echo(f"  figures: {', '.join(view.figures) or 'none'}")
    click.echo(f"  scenes: {', '.join(view.scenes) or 'none'}")
    return None


def _head(view: TableView) -> None:
    click.echo(f"{view.name}: {view.rows} rows of {view.file}, time: {view.time or 'none'}")
    if view.source:
        title = " / ".join(view.source.title.values())
        click.echo(f"  {title}; {view.source.publisher}, as of {view.source.as_of}")
    else:
        click.echo(f"  data/sources.yaml has no entry {view.name!r}")


def _held(column: ProposedColumn, view: TableView) -> str:
    gaps = view.rows - column.filled
    unit = f", {column.unit}" + (f" × {column.scale}" if column.scale not in ("", "1") else "")
    span = f"{column.least} … {column.most}" if column.filled else "empty"
    return f"{column.kind} {span}" + (unit if column.unit else "") + (f", {gaps} missing" if gaps else "")
