"""``langreel render``: the episode, from script to verified reels."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, findings
from langreel.cli.progress_view import watching
from langreel.cli.run import failed
from langreel.errors import LangreelError, UsageError

if TYPE_CHECKING:
    from langreel.pipeline.film import FinishedDub, RenderRequest
    from langreel.project import Project


@click.command("render", short_help="The episode: finished, verified reels.")
@click.argument("episodes", nargs=-1, metavar="[EPISODE]...")
@click.option("--all", "everything", is_flag=True, help="Every episode of the project, at once.")
@options.langs
@click.option("--segment", "segments", multiple=True, help="Make this segment's shot again (repeatable).")
@options.clip
@options.profile
@options.voice
@options.jobs
@options.executor
@options.store
@click.option("--preview-shot", is_flag=True, help="Only the shots of --segment, each alone with its sound.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, preview_shot: bool, everything: bool, **asked: Any) -> int:
    """Render EPISODE, or several at once, into out/EPISODE/PROFILE/LANG/, every dub with its subtitle files.
    A short film lies in out/EPISODE/clips/NAME/PROFILE/LANG/.

    Only what changed since the last run is made again. With --segment, the shots that show those
    segments are made again even if nothing they read has changed, and the reel is re-joined. With
    --preview-shot the reel is left alone: each shot goes to out/EPISODE/PROFILE/LANG/SEGMENT.mp4.

    \b
    langreel render us_debt
    langreel render us_debt --lang en --profile final
    langreel render us_debt --segment holdings-decline
    langreel render us_debt --clip holdings                     a short film, its words in the picture
    langreel render us_debt --segment holdings-decline --preview-shot --profile proxy
    langreel render us_debt --voice scratch --profile proxy     a silent draft
    langreel render --all --executor dask:tcp://10.0.0.2:8786 --store s3://films/cache

    Exits 1 when verification of a finished reel finds an error.
    """
    from langreel.pipeline.render import render

    project = options.project(ctx)
    requests = _requests(project, asked, everything)
    if preview_shot:
        return _preview(project, requests[0], as_json)
    began = time.monotonic()
    with watching() as watch:
        if requests[1:]:
            from langreel.pipeline.season import render_season

            films = render_season(project, requests, watch)
        else:
            films = {requests[0].episode: render(project, requests[0], watch)}
    finished = [one for film in films.values() if isinstance(film, tuple) for one in film]
    if as_json:
        answer([_summary(project, one) for one in finished])
    else:
        _tell(project, finished, time.monotonic() - began)
    found = [finding for one in finished for finding in one.findings]
    code = int(any(finding.severity == "error" for finding in found)) if as_json else findings(found, False)
    failures = [film for film in films.values() if isinstance(film, LangreelError)]
    return max([code, *map(failed, failures)])


def _preview(project: Project, request: Any, as_json: bool) -> int:
    from langreel.pipeline.preview_shot import preview_shots

    if not request.segments:
        raise UsageError("--preview-shot of which shot?", hint="name one of its segments with --segment")
    with watching() as watch:
        paths = [project.relative(path) for path in preview_shots(project, request, watch)]
    answer(paths) if as_json else click.echo("\n".join(paths))
    return 0


def _requests(project: Project, asked: dict[str, Any], everything: bool) -> list[RenderRequest]:
    from langreel.pipeline.film import RenderRequest

    given = {key: value for key, value in asked.items() if value}
    named = given.pop("episodes", ())
    if everything and named:
        raise UsageError("--all, or episodes by name: not both")
    episodes = project.episodes() if everything else dict.fromkeys(map(project.episode, named or (None,)))
    if asked["segments"] and len(episodes) > 1:
        raise UsageError("--segment of which episode?", hint="name one episode")
    if not episodes:
        raise UsageError("this project has no episode", hint="langreel new DIR makes a project with one")
    return [RenderRequest(**given, episode=each) for each in episodes]


def _tell(project: Project, finished: Sequence[FinishedDub], seconds: float) -> None:
    for one in finished:
        row = _summary(project, one)
        sound = f"{row['lufs']:.1f} LUFS, {row['peak']:.1f} dBTP" if row["lufs"] > -100 else "silent"
        click.echo(f"{row['video']}  {row['frames']} frames, {row['seconds']:.1f} s, {sound}")
    fresh = {name for one in finished for name in one.fresh}
    done = f"made {len(fresh)} parts" if fresh else "nothing to do: everything is up to date"
    click.echo(f"{done} ({seconds:.1f} s)")


def _summary(project: Project, one: FinishedDub) -> dict[str, Any]:
    timeline = one.reel.timeline
    return {
        "episode": timeline.episode,
        "lang": timeline.lang,
        "video": project.relative(one.reel.video),
        "subtitles": [project.relative(path) for path in one.reel.subtitles],
        "frames": timeline.frames,
        "fps": timeline.fps,
        "seconds": timeline.seconds,
        "lufs": one.stem.lufs,
        "peak": one.stem.peak,
        "made": list(one.fresh),
        "findings": [asdict(finding) for finding in one.findings],
    }
