"""``langreel voice keep``: what a voice said of an episode, kept in the project."""

from __future__ import annotations

from dataclasses import asdict

import click

from langreel.cli import options
from langreel.cli.output import answer, tell
from langreel.cli.progress_view import watching

ANEW = "they play as they are; --anew has every line said by this one"


@click.command("keep", short_help="Keep in the project what a voice said, so that it plays anywhere.")
@options.episode
@options.langs
@click.option("--anew", is_flag=True, help="Have every line said again, even if its take is kept.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, episode: str | None, langs: tuple[str, ...], anew: bool, as_json: bool
) -> None:
    """Have the lines of EPISODE said by the voices that its episode.yaml chooses, and keep the takes.

    They lie in assets/voice/EPISODE/LANG as small Opus files, with takes.json, which tells the words and
    their times. A line whose words and voice are the same plays its take on any machine, also where its
    voice is not installed; `langreel check` lists the lines that have changed since.

    \b
    langreel voice keep us_debt
    langreel voice keep us_debt --lang zh
    langreel voice keep us_debt --lang en --anew      after the voice itself has changed
    """
    from langreel.pipeline.keep_takes import keep_takes

    project = options.project(ctx)
    with watching() as watch:
        dubs = keep_takes(project, project.episode(episode), langs, watch=watch, anew=anew)
    if as_json:
        return answer([asdict(dub) for dub in dubs])
    for dub in dubs:
        where, size = project.relative(dub.folder), _size(dub.size)
        click.echo(f"{where}: {dub.takes} takes of {dub.voice}, {size}, {len(dub.new)} of them new")
        if dub.of_other_version:
            tell(
                "note",
                f"{len(dub.of_other_version)} are of another version of {dub.voice} than the one here",
                ANEW,
            )
    return None


def _size(count: int) -> str:
    """
    >>> _size(2_560_000), _size(31_400)
    ('2.6 MB', '31 kB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
