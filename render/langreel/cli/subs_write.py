"""``langreel subs write``: one track of an episode, timed to one dub, in any format."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import counted


@click.command("write", short_help="One track of an episode, timed to one dub, in any format.")
@options.episode
@click.option("--lang", required=True, help="The track: zh, ja, or two stacked: zh+en.")
@click.option("--dub", help="The dub that it is timed to (default: its own language, else the source).")
@click.option("--format", "fmt", type=options.SUBTITLES, help="Default: by the ending.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
@click.pass_context
def command(
    ctx: click.Context, episode: str | None, lang: str, dub: str | None, fmt: str | None, out: Path
) -> None:
    """Write one finished subtitle track of EPISODE as a render would cut it; `export` is for translators.

    \b
    langreel subs write us_debt --lang zh --dub en -o us_debt.zh.ttml
    langreel subs write us_debt --lang zh+en --format bcc -o us_debt.json
    """
    from langreel import theme
    from langreel.pipeline import review
    from langreel.review.tracks import write

    project = options.project(ctx)
    film = review.film_of(project, project.episode(episode))
    own = lang if lang in film.episode.languages else film.episode.languages[0]
    tracks = review.episode_tracks(film, (lang,), (dub or own,), rules="house")
    with theme.worn(film.episode.theme, project.root):
        write(tracks[0], out, fmt or "")
    click.echo(f"{out}  {counted(len(tracks[0].subtitles.cues), 'cue')} with the {tracks[0].dub} dub")
