"""``langreel sheet``: every segment at every mark, on one page."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.progress_view import watching


@click.command("sheet", short_help="A contact sheet: every segment at every mark.")
@options.episode
@options.lang
@options.clip
@options.profile
@click.option("--segment", "segments", multiple=True, help="Only this segment (repeatable).")
@click.option("--columns", type=click.IntRange(1, 12), default=4, show_default=True, help="Pictures a row.")
@options.jobs
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PNG to write."
)
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    lang: str | None,
    clip: str,
    profile: str | None,
    segments: tuple[str, ...],
    columns: int,
    jobs: int | None,
    out: Path,
) -> None:
    """Draw a contact sheet of EPISODE: each segment at its marks and at its end, captioned.

    \b
    langreel sheet us_debt --lang zh -o zh.png
    langreel sheet us_debt --lang en --segment holdings-decline --columns 2 -o decline.png
    """
    from langreel.pipeline.draw_stills import sheet
    from langreel.pipeline.film import RenderRequest

    project = options.project(ctx)
    name = project.episode(episode)
    request = RenderRequest(
        name, (lang,) if lang else (), profile or "", segments=segments, clip=clip, jobs=jobs or 0
    )
    with watching() as watch:
        sheet(project, request, columns, out=out, watch=watch)
    click.echo(str(out))
