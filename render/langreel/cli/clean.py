"""``langreel clean``: empty the build cache, or prune it by age and size."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict

import click

from langreel.cli import options
from langreel.cli.output import answer, tell

SECONDS = {"min": 60, "h": 3600, "d": 86_400, "w": 604_800}
BYTES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def amount(units: Mapping[str, int]) -> Callable[[click.Context, click.Parameter, str | None], float | None]:
    """What reads a number with one of some units: ``30d``, ``1.5GB``."""
    sizes = {unit.lower(): size for unit, size in units.items()}

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
        if value is None:
            return None
        written = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)", value.strip())
        if not written or written[2].lower() not in sizes:
            raise click.BadParameter(f"{value!r}: write a number with one of {', '.join(units)}", ctx, param)
        return float(written[1]) * sizes[written[2].lower()]

    return read


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
