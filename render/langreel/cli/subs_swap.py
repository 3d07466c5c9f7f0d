"""``langreel subs swap``: other subtitle tracks in a finished film, nothing encoded."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import answer, findings
from langreel.errors import UsageError


@click.command("swap", short_help="Other subtitle tracks in a finished film, in a second.")
@click.argument("film", type=click.Path(path_type=Path, dir_okay=False), metavar="FILM.mp4")
@click.option("--track", "tracks", multiple=True, metavar="LANG=FILE", help="Add or replace a track.")
@click.option("--drop", multiple=True, metavar="LANG", help="Leave a track out (language or title).")
@click.option("--default", default="", metavar="LANG", help="The track that players show unasked.")
@click.option("--order", default="", metavar="LANG,LANG…", help="The order of the tracks.")
@options.encoding
@click.option("--overwrite", is_flag=True, help="Write the film over itself.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The film to write."
)
@options.as_json
def command(
    film: Path,
    tracks: tuple[str, ...],
    drop: tuple[str, ...],
    default: str,
    order: str,
    encoding: str,
    overwrite: bool,
    out: Path,
    as_json: bool,
) -> int:
    """Copy FILM.mp4 with other subtitle tracks. Picture, sound, chapters and tags stay as they are.

    \b
    langreel subs swap us_debt.mp4 --track ja=us_debt.ja.srt -o us_debt.3.mp4
    langreel subs swap us_debt.mp4 --drop en --default zh --order zh,ja -o us_debt.cn.mp4

    Tracks are read from subtitle files of any make; any finished MP4 will do, ours or not.
    """
    from langreel.finished.swap import swap

    if out.resolve() == film.resolve() and not overwrite:
        hint = "what is left out is gone: name another file, or --overwrite"
        raise UsageError("the film would be written over itself", hint=hint)
    names = [name.strip() for name in order.split(",") if name.strip()]
    files = _named(tracks)
    swapped = swap(film, files, drop, default=default, order=names, encoding=encoding, out=out)
    if as_json:
        kept = [{"lang": each.lang, "title": each.title, "default": each.default} for each in swapped.tracks]
        answer({"file": str(out), "tracks": kept, "findings": [asdict(each) for each in swapped.findings]})
        return 0
    findings(swapped.findings, as_json=False)
    shown = ", ".join(f"{each}{' (default)' if each.default else ''}" for each in swapped.tracks)
    click.echo(f"{out}  {shown or 'no subtitles'}")
    return 0


def _named(tracks: tuple[str, ...]) -> dict[str, Path]:
    """Files by language."""
    from langreel.languages.tags import checked_tag

    found: dict[str, Path] = {}
    for track in tracks:
        lang, sign, file = track.partition("=")
        if not (lang.strip() and sign and file):
            raise UsageError(f"--track {track!r} names no file", hint="--track ja=us_debt.ja.srt")
        if checked_tag(lang.strip()) in found:
            raise UsageError(f"two tracks for {lang.strip()!r}", hint="name each language once")
        found[lang.strip()] = Path(file)
    return found
