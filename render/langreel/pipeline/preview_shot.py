"""Preview shot: one shot alone with its sound and subtitles, as it will stand in the reel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from langreel import timing
from langreel.build import Job, Result
from langreel.model import Shot, Slot, Span, Timeline, Watcher
from langreel.pipeline import check_recordings, jobs, mix_dub
from langreel.pipeline.film import Film, JobRunner, RenderRequest, open_runner, prepare
from langreel.pipeline.publish import folder, lay, require
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import dub_sound
from langreel.project import Project


def preview_shots(project: Project, request: RenderRequest, watch: Watcher) -> tuple[Path, ...]:
    """Lay every shot that shows one of the named segments in ``out/``, named by its first segment."""
    film = prepare(project, request)
    check_recordings.require(film)
    require(film)
    with open_runner(film, watch) as runner:
        timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
        return tuple(path for lang in film.langs for path in _previews(film, timelines, lang, runner=runner))


def _previews(
    film: Film, timelines: Mapping[str, Timeline], lang: str, *, runner: JobRunner
) -> Iterator[Path]:
    """The shots of one dub; a shared picture has those of another."""
    pictured = timelines[film.picture_of(lang)]
    for shot, job in zip(pictured.shots, jobs.shots(film, pictured)):
        if job.force:
            reel = _reel(film, _alone(timelines[lang], shot), runner.make(job), runner=runner)
            out = folder(film, lang) / f"{shot.segments[0]}.mp4"
            yield lay(reel.path, out)


def _reel(film: Film, timeline: Timeline, clip: Result, *, runner: JobRunner) -> Result:
    """The clip with the sound and the subtitles of its own stretch of the reel."""
    segment = timeline.slots[0].segment.id

    def named(job: Job) -> Job:
        return replace(job, name=f"{segment}.{job.name}")

    sound, cues = runner.make(
        [mix_dub.mix(dub_sound(film, timeline, part=segment)), named(jobs.cut(film, timeline))]
    )
    reel: Result = runner.make(named(jobs.mux(film, timeline, [clip], sound=sound, cues=cues.value)))
    return reel


def _alone(timeline: Timeline, shot: Shot) -> Timeline:
    """The stretch of a timeline that a shot fills, counted from its own beginning."""
    slots = [slot for slot in timeline.slots if slot.segment.id in shot.segments]
    origin = slots[0].span.start
    chapters = [chapter for chapter in timeline.chapters if chapter.frame <= origin][-1:]
    return replace(
        timeline,
        slots=tuple(_shifted(slot, -origin) for slot in slots),
        shots=(shot,),
        chapters=tuple(replace(chapter, frame=0, transition=None) for chapter in chapters),
    )


def _shifted(slot: Slot, frames: int) -> Slot:
    moved = tuple(replace(spoken, span=_moved(spoken.span, frames)) for spoken in slot.spoken)
    return replace(slot, span=_moved(slot.span, frames), spoken=moved)


def _moved(span: Span, frames: int) -> Span:
    return Span(span.start + frames, span.frames)
