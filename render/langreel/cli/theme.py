"""``langreel theme``: what films look like, on one page."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options


@click.command("theme", short_help="A theme on one page: type, colours, a chart.")
@click.argument("name", required=False, default="")
@click.option("--lang", "langs", multiple=True, help="Show type in this language (repeatable).")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), default="theme.png", show_default=True,
    help="The PNG to write.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, name: str, langs: tuple[str, ...], out: Path) -> None:
    """Draw the theme NAME, one of assets/themes or of langreel's own; without a name assets/theme.yaml.

    \b
    langreel theme
    langreel theme day -o day.png
    langreel theme us_debt --lang zh --lang en

    The card shows type in the languages of the project's films, every role with its contrast, the series as
    eyes without red, green or blue receptors see them, and a chart.
    """
    from langreel.pipeline.draw_theme import draw_theme

    draw_theme(options.project(ctx), name, langs, out=out)
    click.echo(str(out))
