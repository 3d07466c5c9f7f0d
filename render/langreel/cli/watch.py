"""``langreel watch``: render again whenever a file of the project changes, until Ctrl-C."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from langreel import interrupts
from langreel.cli import options
from langreel.cli.progress_view import watching
from langreel.cli.run import failed
from langreel.errors import Interrupted, LangreelError

if TYPE_CHECKING:
    from langreel.pipeline.film import RenderRequest
    from langreel.project import Project


@click.command("watch", short_help="Keep the film fresh while its files are edited.")
@options.episode
@options.langs
@options.profile
@options.voice
@options.jobs
@options.executor
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> int:
    """Render EPISODE in proxy size, and again whenever its script, scenes, data or assets change.

    With --profile, that size follows as soon as the proxy is fresh. What is wrong with a file while it is
    being edited is told, and watching goes on. Ctrl-C ends it.

    \b
    langreel watch us_debt
    langreel watch us_debt --lang en --voice scratch
    """
    from langreel.pipeline.file_changes import changes
    from langreel.pipeline.film import RenderRequest

    project = options.project(ctx)
    given = {key: value for key, value in asked.items() if value}
    given["episode"] = project.episode(asked["episode"])
    profiles = dict.fromkeys(("proxy", given.pop("profile", "proxy")))
    requests = [RenderRequest(**given, profile=profile) for profile in profiles]
    try:
        changed = Event()
        with changes(project, lambda path: changed.set()):
            _follow(project, requests, changed)
    except (KeyboardInterrupt, Interrupted):
        click.echo("stopped watching", err=True)
    return 0


def _follow(project: Project, requests: list[RenderRequest], changed: Event) -> None:
    while True:
        changed.clear()
        for request in requests:
            _render(project, request)
            if changed.is_set():
                break
        else:
            click.echo("watching; Ctrl-C ends it", err=True)
        # A wait without an end would not hear Ctrl-C on every system.
        while not changed.wait(1.0):
            if interrupts.heard():
                raise KeyboardInterrupt
        _calm(changed)


def _calm(changed: Event) -> None:
    from langreel.pipeline.file_changes import CALM

    while changed.is_set():
        changed.clear()
        time.sleep(CALM)


def _render(project: Project, request: RenderRequest) -> None:
    from langreel.pipeline.render import render

    began = time.monotonic()
    try:
        with watching() as watch:
            finished = render(project, request, watch)
    except Interrupted:
        raise
    except LangreelError as error:
        failed(error)
        return
    for one in finished:
        click.echo(f"{project.relative(one.reel.video)}  ({time.monotonic() - began:.1f} s)")
