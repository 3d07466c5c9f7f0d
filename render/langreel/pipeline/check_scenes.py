"""Check scenes: look at every scene of an episode, in every language, without rendering its film."""

from __future__ import annotations

from collections.abc import Iterator

from langreel import timing
from langreel.build import Job, Result, Runner, Subject
from langreel.errors import LangreelError
from langreel.model import Finding, Shot, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.jobs import shot_names
from langreel.pipeline.plan import takes
from langreel.project import Project

PROFILE = "proxy"
"""Where texts stand does not depend on the size of the picture."""


def check_scenes(project: Project, name: str, watch: Watcher) -> tuple[Finding, ...]:
    """What is wrong with texts and charts on the stage, shot by shot; what was seen before is kept."""
    film = prepare(project, RenderRequest(name, profile=PROFILE))
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    jobs = [job for lang in film.pictured for job in _jobs(film, timelines[lang])]
    with open_runner(film, watch) as runner:
        return tuple(_findings(runner, jobs))


def _jobs(film: Film, timeline: Timeline) -> Iterator[Job]:
    for shot, name in zip(timeline.shots, shot_names(timeline)):
        if not shot.footage:
            yield _job(film, shot, name)


def _job(film: Film, shot: Shot, name: str) -> Job:
    return Job(
        step="stage",
        name=name,
        function="langreel.picture.inspection:inspect",
        arguments={"shot": shot, "profile": film.profile},
        suffix=".json",
        subject=Subject(shot.segments, shot.lang),
        weight=float(shot.frames),
        environment=film.environment(shot.lang),
        place="alone",
    )


def _findings(runner: Runner, jobs: list[Job]) -> Iterator[Finding]:
    """The findings of all shots; a scene that fails is a finding, and those that can be seen are seen."""
    try:
        made: list[Result] = runner.make(jobs)
    except LangreelError as error:
        yield Finding("error", "scene-fails", error.message, error.where, error.hint)
        known = (runner.status(job) for job in jobs)
        made = [status.result for status in known if status.result and not status.reason]
    for each in made:
        yield from each.value
