"""``langreel doctor``: what is missing on this machine, and the command that mends it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from langreel.cli import options
from langreel.cli.output import answer

if TYPE_CHECKING:
    from langreel.pipeline.machine import Check


@click.command("doctor", short_help="What is missing here, and the command that mends it.")
@options.as_json
def command(as_json: bool) -> int:
    """Check Python, Pango, voices, fonts, ffmpeg and disk, one line each.

    \b
    langreel doctor
    langreel doctor --json

    Exits 3 when something is missing without which no film can be made.
    """
    from langreel.pipeline.machine import checks

    found = list(checks())
    if as_json:
        answer([asdict(check) for check in found])
    else:
        for check in found:
            _print(check)
    return 0 if all(check.good or not check.needed for check in found) else 3


def _print(check: Check) -> None:
    click.echo(f"{_sign(check)}  {check.name}: {check.found}")
    if not check.good and check.mend:
        click.echo(f"         mend: {check.mend}")


def _sign(check: Check) -> str:
    if check.good:
        return click.style(f"{'ok':>7}", fg="green")
    if check.needed:
        return click.style("missing", fg="red", bold=True)
    return click.style(" absent", fg="yellow")
