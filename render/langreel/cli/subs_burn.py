"""``langreel subs burn``: subtitles in the picture, for platforms without tracks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, findings
from langreel.errors import UsageError
from langreel.project import Project

if TYPE_CHECKING:
    from langreel.finished.burn import SubtitleFile


@click.command("burn", short_help="Subtitles in the picture itself, for platforms without tracks.")
@click.argument("film", type=click.Path(path_type=Path, dir_okay=False), metavar="FILM.mp4")
@click.option("--track", required=True, metavar="FILE", help="The subtitles, or LANG=FILE.")
@click.option("--second", metavar="FILE", help="A second language, below the first and smaller.")
@click.option("--style", default="house", show_default=True, help="house, large, or shorts (upright films).")
@click.option("--theme", metavar="NAME", help="Whose colours and fonts (default: the film's episode's).")
@options.encoding
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The film to write."
)
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, film: Path, out: Path, as_json: bool, **asked: Any) -> None:
    """Draw subtitles into the picture of FILM.mp4. Sound, chapters and tags stay; soft tracks are left out.

    A film below out/EPISODE/ gets the colours and fonts of that episode's theme.

    \b
    langreel subs burn us_debt.mp4 --track us_debt.zh.srt -o us_debt.bilibili.mp4
    langreel subs burn us_debt.mp4 --track us_debt.zh.srt --second us_debt.en.srt -o both.mp4
    langreel subs burn upright.mp4 --track zh.srt --style shorts -o short.mp4
    """
    from langreel import theme
    from langreel.cli.progress_view import watching
    from langreel.finished.burn import burn

    if out.resolve() == film.resolve():
        raise UsageError(
            "the film would be written over itself", hint="what is burnt in stays: name another file"
        )
    tracks = [_subtitles(each, asked["encoding"]) for each in (asked["track"], asked["second"]) if each]
    project = _project(ctx)
    worn = asked["theme"]
    worn = _theme_of(film, project) if worn is None else worn
    with watching() as watch, theme.worn(worn, project.root):
        burnt = burn(film, tracks, asked["style"], root=project.root, out=out, watch=watch)
    if as_json:
        answer({"file": str(out), "seconds": burnt.seconds,
                "findings": [asdict(each) for each in burnt.findings]})  # fmt: skip
        return
    findings(burnt.findings, as_json=False)
    click.echo(str(out))


def _subtitles(track: str, encoding: str) -> SubtitleFile:
    from langreel.finished.burn import SubtitleFile
    from langreel.finished.given import language_of
    from langreel.languages.tags import checked_tag

    lang, sign, file = track.partition("=")
    if sign and not Path(track).exists():
        return SubtitleFile(checked_tag(lang.strip()), Path(file), encoding)
    return SubtitleFile(language_of(Path(track), encoding), Path(track), encoding)


def _project(ctx: click.Context) -> Project:
    """The project around, for its fonts and themes; a film may lie outside any."""
    try:
        return options.project(ctx)
    except UsageError:
        return Project(Path.cwd())


def _theme_of(film: Path, project: Project) -> str:
    """The theme of the episode that a film lies below ``out/`` for; else the project's usual one."""
    from langreel import script

    place = film.resolve()
    if not place.is_relative_to(project.out):
        return ""
    return script.theme_of(project, place.relative_to(project.out).parts[0])
