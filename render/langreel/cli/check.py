"""``langreel check``: everything that can be known without rendering the film."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from langreel.cli import options
from langreel.cli.output import findings
from langreel.cli.progress_view import watching

if TYPE_CHECKING:
    from langreel.model import Event, Watcher


@click.command("check", short_help="Everything that can be known without rendering.")
@options.episode
@click.option("--claims", is_flag=True, help="Hold all numbers against the finished film's ledger.")
@click.option("--max-age", type=click.IntRange(1), default=None, metavar="DAYS", help="Report older data.")
@options.clip
@click.option("--quick", is_flag=True, help="Do not look at the scenes, only at the script.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    claims: bool,
    max_age: int | None,
    clip: str,
    quick: bool,
    as_json: bool,
) -> int:
    """Check the script, figures, fonts and words of EPISODE, and how texts and charts stand in its scenes.

    Scenes are looked at once nothing else is wrong, at every mark, in the shapes of film and clips;
    what has not changed is kept.

    \b
    langreel check us_debt
    langreel check us_debt --quick                    the script alone
    langreel check us_debt --json
    langreel check us_debt --claims --max-age 400     numbers that drifted, data that aged

    Exits 1 when there is an error.
    """
    from langreel.pipeline.check import check

    project = options.project(ctx)
    name = project.episode(episode)
    with _watching(quick) as watch:
        found = check(project, name, claims, max_age=max_age or 0, watch=watch, clip=clip)
    if not found and not as_json:
        click.echo(f"{name}: no findings")
    return findings(found, as_json)


@contextmanager
def _watching(quick: bool) -> Iterator[Watcher | None]:
    """Who is told how far the look at the scenes is: in one line where no person is looking."""
    if quick:
        yield None
    elif sys.stderr.isatty():
        with watching() as watch:
            yield watch
    else:
        yield _notes


def _notes(event: Event) -> None:
    """Only what a person must know, such as whom the check waits for."""
    if event.kind == "note":
        click.echo(event.detail, err=True)
