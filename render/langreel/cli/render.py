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

if TYPE_CHECKING:
    from langreel.pipeline import FinishedDub
    from langreel.project import Project


@click.command("render", short_help="The episode: finished, verified reels.")
@options.episode
@options.langs
@click.option("--segment", "segments", multiple=True, help="Make this segment's shot again (repeatable).")
@options.clip
@options.profile
@options.voice
@options.jobs
@options.executor
@click.option("--preview-shot", is_flag=True, help="Only the shots of --segment, each alone with its sound.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, preview_shot: bool, **asked: Any) -> int:
    """Render EPISODE into out/EPISODE/PROFILE/LANG/, every dub with its subtitle files.
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

    Exits 1 when verification of a finished reel finds an error.
    """
    from langreel import pipeline

    project = options.project(ctx)
    request = _request(project, asked)
    if preview_shot:
        return _preview(project, request, as_json)
    began = time.monotonic()
    with watching() as watch:
        finished = pipeline.render(project, request, watch)
    if as_json:
        answer([_summary(project, one) for one in finished])
    else:
        _tell(project, finished, time.monotonic() - began)
    found = [finding for one in finished for finding in one.findings]
    return int(any(finding.severity == "error" for finding in found)) if as_json else findings(found, False)


def _preview(project: Project, request: Any, as_json: bool) -> int:
    from langreel import pipeline
    from langreel.errors import UsageError

    if not request.segments:
        raise UsageError("--preview-shot of which shot?", hint="name one of its segments with --segment")
    with watching() as watch:
        paths = [project.relative(path) for path in pipeline.preview_shots(project, request, watch)]
    answer(paths) if as_json else click.echo("\n".join(paths))
    return 0


def _request(project: Project, asked: dict[str, Any]) -> Any:
    from langreel.pipeline import RenderRequest

    given = {key: value for key, value in asked.items() if value}
    given["episode"] = project.episode(asked["episode"])
    return RenderRequest(**given)


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
