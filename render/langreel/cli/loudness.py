"""``langreel loudness``: how loud a finished film is, in figures and as a curve."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer

if TYPE_CHECKING:
    from langreel.pipeline.loudness import LoudnessReport
    from langreel.project import Project


@click.command("loudness", short_help="How loud the finished film is, with its curve as a picture.")
@options.episode
@options.langs
@options.profile
@options.voice
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Listen to the finished dubs of EPISODE and draw each one's curve, loudness.png beside the film.

    The broad line is the loudness of 3 seconds, the thin one that of 400 milliseconds, both in LUFS.

    \b
    langreel loudness us_debt
    langreel loudness us_debt --lang en --json
    """
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.loudness import loudness

    project = options.project(ctx)
    given = {key: value for key, value in asked.items() if value}
    request = RenderRequest(**{**given, "episode": project.episode(asked["episode"])})
    found = loudness(project, request)
    if as_json:
        answer([_plain(project, one) for one in found])
        return
    for one in found:
        click.echo(f"{one.lang}: {_figures(one)}\n  {project.relative(one.picture)}")


def _plain(project: Project, one: LoudnessReport) -> dict[str, Any]:
    paths = {"video": project.relative(one.video), "picture": project.relative(one.picture)}
    return asdict(one) | paths


def _figures(one: LoudnessReport) -> str:
    if not one.momentary or one.loudest <= -70:
        return "silent"
    whole = f"{one.lufs:.1f} LUFS, {one.peak:.1f} dBTP, range {one.range:.1f} LU"
    moments = f"loudest moment {one.loudest:.1f} LUFS, longest silence {one.longest_silence:.1f} s"
    if not one.margins:
        return f"{whole}, {moments}"
    nearest = min(one.margins, key=one.margins.__getitem__)
    return f"{whole}, {moments}, speech at least {one.margins[nearest]:.1f} LU above music ({nearest})"
