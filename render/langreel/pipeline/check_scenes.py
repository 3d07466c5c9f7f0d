"""Check scenes: look at every scene of an episode, in every language, without rendering its film."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from langreel import timing
from langreel.build import Job, Result, Runner, Subject
from langreel.errors import LangreelError
from langreel.model import Finding, Profile, Shot, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.jobs import shot_names
from langreel.pipeline.plan import takes
from langreel.project import Project
from langreel.theme.frame import WIDE

PROOFS: Final = {"wide": "proxy", "square": "square-proxy", "vertical": "vertical-proxy"}
"""The profile in which scenes of a shape are looked at: where texts stand does not depend on its size."""


def check_scenes(project: Project, name: str, watch: Watcher, *, clip: str = "") -> tuple[Finding, ...]:
    """What is wrong with texts and charts on the stage, shot by shot; what was seen before is kept.

    The film is looked at in its own shape, and each of its short films in theirs; or that ``clip`` alone.
    """
    films = list(_films(project, name, clip))
    jobs = [job for film in films for job in _film_jobs(film)]
    with open_runner(films[0], watch) as runner:
        return tuple(_findings(runner, list({_same(job): job for job in jobs}.values())))


def _films(project: Project, name: str, clip: str) -> Iterator[Film]:
    film = prepare(project, RenderRequest(name, clip=clip))
    for each in [clip] if clip else ["", *film.episode.clips]:
        asked = prepare(project, RenderRequest(name, clip=each))
        proof = RenderRequest(name, clip=each, profile=PROOFS[asked.frame.name])
        yield prepare(project, proof)


def _film_jobs(film: Film) -> Iterator[Job]:
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    for lang in film.pictured:
        yield from _jobs(film, timelines[lang])


def _same(job: Job) -> tuple[str, ...]:
    """Shots of one scene, language and shape look alike in a film and in a short film of it."""
    profile: Profile = job.arguments["profile"]
    return job.name, profile.name, *job.subject.segments


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
        edition="" if film.frame is WIDE else film.profile.name,
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
