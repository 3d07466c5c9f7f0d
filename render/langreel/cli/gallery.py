"""``langreel gallery``: every chart there is, in the project's look and languages."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.theme.frame import FRAMES


@click.command("gallery", short_help="Every chart, in the project's look and languages.")
@click.argument("charts", metavar="[CHART]...", nargs=-1)
@click.option("--lang", "langs", multiple=True, help="Draw in this language (repeatable).")
@click.option("--theme", "name", default="", help="Draw in this theme instead of the project's.")
@click.option(
    "--shape", type=click.Choice(list(FRAMES)), default="wide", show_default=True, help="Of the pictures."
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), default=None,
    help="The folder to write (default: out/gallery).",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    charts: tuple[str, ...],
    langs: tuple[str, ...],
    name: str,
    shape: str,
    out: Path | None,
) -> None:
    """Draw a sample of every CHART, or of those named, as PNGs and on one page.

    \b
    langreel gallery
    langreel gallery Stripes Scatter --lang en -o look
    langreel gallery --theme day
    langreel gallery --shape vertical

    Each is made of a small table of langreel's own, in the theme and in the languages of the project's films.
    """
    from langreel.pipeline.draw_gallery import draw_gallery

    project = options.project(ctx)
    page = draw_gallery(project, name, langs, charts=charts, out=out or project.out / "gallery", shape=shape)
    click.echo(project.relative(page))
