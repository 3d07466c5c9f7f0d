"""``langreel scene new``: a scene for a segment, with a chart of a table."""

from __future__ import annotations

import click

from langreel.cli import options


@click.command("new", short_help="A scene for a segment, with a chart of a table.")
@click.argument("segment")
@click.option("--episode", help="Where there are several.")
@click.option("--chart", required=True, help="line, areas, bar, stacked, race, slope, dumbbell, multiples, …")
@click.option("--table", required=True, help="A table of data/.")
@click.option("--x", default="", help="Its column of days or years (default: the first).")
@click.option("--y", default="", help="Its column of numbers (default: the first that has a unit).")
@click.option("--series", default="", help="Its column of names, where the chart tells them apart.")
@click.pass_context
def command(
    ctx: click.Context, segment: str, episode: str | None, chart: str, table: str, x: str, y: str, series: str
) -> None:
    """Write a scene that draws TABLE for SEGMENT: an ordinary one, to go on from.

    \b
    langreel scene new holdings --chart line --table treasury_holdings --series country

    Where the segment names a scene whose file is not there yet, it gets that name; nothing is overwritten.
    """
    from langreel.manuscript.chart_scenes import ChartColumns
    from langreel.manuscript.new_scene import SceneRequest, write_scene

    project = options.project(ctx)
    asked = SceneRequest(project.episode(episode), segment, chart, table, ChartColumns(x, y, series))
    made = write_scene(project, asked)
    click.echo(made.path)
    if not made.named:
        click.echo(f"next: write scene: {made.scene} at {made.place}")
    if made.label:
        words = ", ".join(f"{lang}: …" for lang in made.languages)
        click.echo(f"next: write labels: {{{made.label}: {{{words}}}}} at {made.place}")
    click.echo(f"then: langreel still {asked.episode} {segment} -o look.png")
