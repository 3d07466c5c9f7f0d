"""``langreel voice list``: which voices there are here, and what the others lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from textwrap import fill

import click

from langreel.cli import options
from langreel.cli.output import answer


@click.command("list", short_help="The voices that there are here, and what others lack.")
@options.as_json
def command(as_json: bool) -> None:
    """Engines and their voices, as ``--voice`` and ``voices:`` take them; what is missing, and what mends it.

    \b
    langreel voice list
    langreel voice list --json
    """
    from langreel.voice.engines import survey

    found = survey()
    if as_json:
        return answer([asdict(engine) for engine in found])
    for engine in found:
        click.echo(engine.name)
        if engine.missing:
            click.echo(f"  missing: {engine.missing}\n  mend: {engine.mend}")
        if engine.voices:
            _list(f"{engine.name}:NAME", engine.voices)
        if engine.others:
            _list(f"langreel voice get {engine.name} --voice NAME", engine.others)
    return None


def _list(pattern: str, names: Sequence[str]) -> None:
    click.echo(f"  {pattern}")
    indent = "    "
    click.echo(
        fill(", ".join(names), 78, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    )
