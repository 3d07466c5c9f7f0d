"""``langreel data add``: a file from anywhere becomes a table of the project."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from langreel.cli import options
from langreel.cli.output import answer

if TYPE_CHECKING:
    from langreel.data.proposal import Proposal, ProposedColumn


@click.command("add", short_help="Propose the entry of a table, and add it with --yes.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The table's name (default: after the file).")
@click.option("--title", help="What the table is, as credits name it.")
@click.option("--publisher", help="Who published it, as the source line names them.")
@click.option("--series", help="Which of their series.")
@click.option("--url", help="Where it was found.")
@click.option("--as-of", help="The newest month or day in it (default: that of its time).")
@click.option("--licence", help="Under which it is passed on.")
@click.option("--read", default="", metavar="YAML", help="How it is published: '{skip: 2, decimal: \",\"}'.")
@click.option("--yes", is_flag=True, help="Copy it into data/ and write the entry.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, /, file: Path, name: str, read: str, yes: bool, as_json: bool, **texts: str | None
) -> None:
    """Read FILE and propose its entry in data/sources.yaml: columns, units by their names, time, and keys.

    \b
    langreel data add ~/Downloads/co2.csv
    langreel data add holders.xlsx --name holders --read '{sheet: Data, skip: 3}'
    langreel data add co2.csv --publisher NOAA --licence "public domain" --yes

    Nothing is written without --yes; then the file is copied into data/, and sources.yaml gets the entry at
    its end. What nobody can know but you is TODO there.
    """
    from langreel.pipeline.add_table import AddRequest, add, proposed

    project = options.project(ctx)
    given = {key: text for key, text in texts.items() if text}
    proposal = proposed(project, AddRequest(file, name, given, read))
    written = [project.relative(path) for path in add(project, proposal)] if yes else []
    if as_json:
        return answer({**asdict(proposal), "written": written})
    _tell(proposal)
    if written:
        click.echo(f"written: {', '.join(written)}")
        if proposal.missing:
            click.echo(f"fill in what is TODO: {', '.join(proposal.missing)}")
    else:
        click.echo("nothing is written; --yes copies the file into data/ and adds the entry")
    return None


def _tell(proposal: Proposal) -> None:
    click.echo(f"{proposal.name}: {proposal.rows} rows, {len(proposal.columns)} columns")
    for column in proposal.columns:
        click.echo(f"  {column.name:24} {_held(column, proposal)}")
        if column.note:
            click.echo(f"    {column.note}")
    click.echo(f"  time: {proposal.time or 'none'}; a row is told by {', '.join(proposal.keys) or 'nothing'}")
    click.echo(f"\n{proposal.entry}")


def _held(column: ProposedColumn, proposal: Proposal) -> str:
    span = f"{column.least} … {column.most}" if column.filled else "empty"
    gaps = proposal.rows - column.filled
    told = f"{column.kind:7} {span}" + (f", {gaps} missing" if gaps and column.filled else "")
    if not column.scale:
        return told
    scale = f" × {column.scale}" if column.scale != "1" else ""
    return f"{told}, {column.unit}{scale}" if column.sure else f"{told} (its name tells no unit)"
