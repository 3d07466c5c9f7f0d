"""``langreel voice sheet``: a page to read a dub from."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options


@click.command("sheet", short_help="A page to read a dub from: screen, paper, teleprompter.")
@click.argument("episode")
@click.option("--lang", required=True, help="The dub that is to be read.")
@click.option("--segment", "segments", multiple=True, help="Only this segment (repeatable).")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page.  [default: out/EPISODE/EPISODE.LANG.sheet.html]",
)
@click.pass_context
def command(ctx: click.Context, episode: str, lang: str, segments: tuple[str, ...], out: Path | None) -> None:
    """Write a page with the lines of EPISODE in one language, to be read aloud and recorded.

    Figures and words of the lexicon have above them how they are said; bars tell where to breathe; each line
    has the seconds that it should take. It prints well, and a button makes it a teleprompter.

    \b
    langreel voice sheet us_debt --lang zh
    langreel voice sheet us_debt --lang en --segment holdings-decline -o retake.html
    """
    from langreel import files
    from langreel.pipeline.reading_sheet import reading_sheet

    project = options.project(ctx)
    name = project.episode(episode)
    page = reading_sheet(project, name, lang, segments)
    out = out or project.root / "out" / name / f"{name}.{lang}.sheet.html"
    files.write_text(out, page)
    click.echo(str(out))
