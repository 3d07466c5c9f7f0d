"""``langreel still``: one frame, quickly."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options


@click.command("still", short_help="One frame of a segment, quickly.")
@click.argument("episode")
@click.argument("moment", metavar="SEGMENT[@MARK[+SECONDS]]")
@options.lang
@options.clip
@options.profile
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PNG to write."
)
@click.pass_context
def command(
    ctx: click.Context, episode: str, moment: str, lang: str | None, clip: str, profile: str | None, out: Path
) -> None:
    """Draw one frame of EPISODE: the end of SEGMENT, or the moment of MARK, or some seconds after it.

    \b
    langreel still us_debt holdings-decline -o end.png
    langreel still us_debt holdings-decline@peak --lang en --profile final -o peak.png
    langreel still us_debt holdings-decline@peak+0.7 -o after.png
    """
    from langreel.pipeline.draw_stills import still
    from langreel.pipeline.film import RenderRequest

    project = options.project(ctx)
    request = RenderRequest(project.episode(episode), (lang,) if lang else (), profile or "", clip=clip)
    still(project, request, moment, out=out)
    click.echo(str(out))
