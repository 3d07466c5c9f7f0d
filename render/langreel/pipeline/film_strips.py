"""Film strips: waveforms of dubs and small pictures of shots, as jobs beside the render."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.build import Job, Result, Runner, Subject
from langreel.model import Watcher
from langreel.pipeline.film import Dub, RenderRequest, open_runner, prepare
from langreel.pipeline.plan import PENDING, DryRun
from langreel.pipeline.render import produce
from langreel.project import Project


@dataclass(frozen=True, slots=True)
class DubStrips:
    """What there is to show of a dub: its waveform, and a strip for each of its shots that has one."""

    waveform: Path | None
    shots: Mapping[str, tuple[Path, int]]
    """By the name of the shot: the picture, and how many stand in it."""


def make(project: Project, request: RenderRequest, watch: Watcher) -> None:
    """Make what can be shown of what is rendered already; what is not waits for its render."""
    film = prepare(project, request)
    with open_runner(film, watch) as runner:
        dubs = produce(film, DryRun(runner, film.episode.picture == "shared"))
        runner.make([job for dub in dubs for job in (*_waveforms(dub), *_strips(dub))])


def kept(runner: Runner, dub: Dub) -> DubStrips:
    """What was made of a dub. Writes nothing."""
    waves = [_whole(runner, job) for job in _waveforms(dub)]
    shots = {job.name: _whole(runner, job) for job in _strips(dub)}
    return DubStrips(
        next((made.path for made in waves if made), None),
        {name: (made.path, made.value) for name, made in shots.items() if made},
    )


def _whole(runner: Runner, job: Job) -> Result | None:
    status = runner.status(job)
    return status.result if status.result and not status.reason else None


def _waveforms(dub: Dub) -> Sequence[Job]:
    if dub.stem.path.parent == PENDING:
        return ()
    job = Job(
        step="strips",
        name=f"waveform.{dub.timeline.lang}",
        function="langreel.sound.waveform:waveform",
        arguments={"stem": dub.stem.path},
        suffix=".pairs",
        subject=Subject(lang=dub.timeline.lang),
        place="bare",
    )
    return (job,)


def _strips(dub: Dub) -> Sequence[Job]:
    return [
        Job(
            step="strips",
            name=clip.job.name,
            function="langreel.master.clip_strip:strip",
            arguments={"clip": clip.path},
            suffix=".jpg",
            subject=clip.job.subject,
            place="bare",
        )
        for clip in dub.clips
        if clip.path.parent != PENDING
    ]
