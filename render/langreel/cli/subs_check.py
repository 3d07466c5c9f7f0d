"""``langreel subs check``: tracks against a set of rules, and mended by them."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, counted, findings
from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.pipeline.film import Film
    from langreel.review.tracks import ReviewedTrack


@click.command("check", short_help="Tracks against a set of rules; --fix mends them.")
@click.argument("subject", metavar="[EPISODE|FILE]", required=False)
@click.option("--lang", "langs", multiple=True, help="The track's language (repeatable for an episode).")
@click.option("--dub", "dubs", multiple=True, help="Only with this dub (for FILE: the dub it is timed to).")
@click.option("--episode", help="The episode that FILE belongs to.")
@options.rules
@click.option("--fps", type=click.IntRange(1, 240), default=30, show_default=True, help="FILE's frame rate.")
@options.encoding
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Answer in CSV.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with pictures."
)
@click.option(
    "--video",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The film that the page plays (default: the dub's film in out/).",
)
@click.option("--fix", is_flag=True, help="Mend what rules can mend; write the track to --out.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where --fix writes.")
@click.pass_context
def command(ctx: click.Context, /, **words: Any) -> int:
    """Check the tracks of EPISODE, or a subtitle FILE of any make, by a set of rules.

    \b
    langreel subs check us_debt --rules netflix-zh-hans --lang zh
    langreel subs check us_debt.ja.srt --lang ja --episode us_debt --dub zh --html ja.html
    langreel subs check anything.srt --lang en --video film.mp4 --html page.html
    langreel subs check anything.srt --lang en --fix -o mended.srt

    With an episode the rules know its cuts, its speech and where its charts move. --fix breaks lines,
    times cues, closes gaps and replaces characters; it never changes words. Exits 1 when there is an error.
    """
    from langreel.review.tracks import write

    if words["video"] and not words["page"]:
        raise UsageError("--video is for the page", hint="--html page.html")
    film, tracks = _tracks(ctx, words)
    if words["fix"]:
        tracks = (_mended(tracks, words["rules"], words["out"]),)
    elif words["out"]:
        raise UsageError("--out is for --fix", hint="--html, --json and --csv are reports")
    if words["page"]:
        _page(film, tracks, words)
    if words["as_json"]:
        answer([_as_json(track) for track in tracks])
    elif words["as_csv"]:
        click.echo(_as_csv(tracks), nl=False)
    else:
        _tell(tracks)
    if words["fix"]:
        write(tracks[0], words["out"])
    return int(any(finding.severity == "error" for track in tracks for finding in track.findings))


def _tracks(ctx: click.Context, words: dict[str, Any]) -> tuple[Film | None, tuple[ReviewedTrack, ...]]:
    from langreel.captions.formats import ending
    from langreel.pipeline import review

    subject, langs, dubs = words["subject"], words["langs"], words["dubs"]
    file = Path(subject) if subject and ending(Path(subject)) else None
    if file is None:
        project = options.project(ctx)
        film = review.film_of(project, project.episode(subject or words["episode"]))
        return film, review.episode_tracks(film, langs, dubs, rules=words["rules"])
    if len(langs) != 1 or len(dubs) > 1:
        raise UsageError(
            "a file has one language and belongs to one dub", hint=f"langreel subs check {file} --lang ja"
        )
    of = options.project(ctx) if words["episode"] else None
    belongs = review.film_of(of, of.episode(words["episode"])) if of else None
    track = review.file_track(
        belongs,
        file,
        langs[0],
        rules=words["rules"],
        fps=words["fps"],
        dub=dubs[0] if dubs else "",
        encoding=words["encoding"],
        video=words["video"],
    )
    return belongs, (track,)


def _mended(tracks: tuple[ReviewedTrack, ...], rules: str, out: Path | None) -> ReviewedTrack:
    from langreel.review.tracks import mended

    if len(tracks) != 1:
        raise UsageError(
            f"--fix mends one track, these are {len(tracks)}", hint="name it: --lang zh --dub en"
        )
    if out is None:
        raise UsageError("where shall the mended track go?", hint="--fix -o mended.srt")
    return mended(tracks[0], rules)


def _page(film: Film | None, tracks: tuple[ReviewedTrack, ...], words: dict[str, Any]) -> None:
    from langreel import files
    from langreel.cli.progress_view import watching
    from langreel.pipeline import review
    from langreel.review.page import page

    films = review.film_views(film, tracks, words["page"], video=words["video"])
    with watching() as watch:
        pictures = review.pictures(film, tracks, watch) if film else [{} for _ in tracks]
    title = f"Subtitles: {words['subject'] or (film.episode.id if film else '')}"
    files.write_text(words["page"], page(title, words["rules"], tracks, pictures=pictures, films=films))


def _tell(tracks: tuple[ReviewedTrack, ...]) -> None:
    for track in tracks:
        kinds = [finding.severity for finding in track.findings]
        told = ", ".join(
            f"{kinds.count(kind)} {kind}" for kind in ("error", "warning", "info") if kind in kinds
        )
        name = f"{track.lang} with the {track.dub} dub" if track.dub else track.lang
        mended = f"; {track.mended} mended" if track.mended else ""
        cues = counted(len(track.subtitles.cues), "cue")
        click.echo(f"{name}: {cues}, {told or 'no findings'}{mended}")
        findings(track.findings, as_json=False)


def _as_json(track: ReviewedTrack) -> dict[str, Any]:
    from langreel.captions.rules import RULES

    found = [
        {**asdict(finding), "cue": number + 1, "fix": RULES[finding.rule].fix}
        for number, finding in track.judged
    ]
    odd = [{**asdict(finding), "cue": None, "fix": ""} for finding in track.odd]
    return {
        "lang": track.lang, "dub": track.dub, "cues": len(track.subtitles.cues), "mended": track.mended,
        "findings": [*odd, *found],
    }  # fmt: skip


def _as_csv(tracks: tuple[ReviewedTrack, ...]) -> str:
    """One row a finding. A cell that a spreadsheet would take for a formula is made text."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\n")
    rows.writerow(["lang", "dub", "severity", "rule", "where", "message", "hint"])
    for track in tracks:
        for finding in track.findings:
            cells = (finding.severity, finding.rule, finding.where, finding.message, finding.hint)
            rows.writerow([track.lang, track.dub, *map(_cell, cells)])
    return sheet.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
