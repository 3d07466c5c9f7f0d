"""``langreel voice list``: which voices there are here, and what the others lack."""

from __future__ import annotations

from dataclasses import asdict

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
        for name in engine.names:
            click.echo(name)
        if engine.missing:
            click.echo(f"  missing: {engine.missing}\n  mend: {engine.mend}")
        elif engine.others:
            click.echo(f"  {len(engine.others)} more by langreel voice get {engine.name} --voice NAME:")
            click.echo(f"  {', '.join(engine.others)}")
    return None
