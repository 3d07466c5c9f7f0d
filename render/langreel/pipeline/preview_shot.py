"""Excerpt: one shot alone with its sound and subtitles, as it will stand in the reel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from langreel import timing
from langreel.build import Job, Result
from langreel.model import Shot, Slot, Span, Timeline, Watcher
from langreel.pipeline import jobs
from langreel.pipeline.film import Film, JobRunner, RenderRequest, prepare, workshop
from langreel.pipeline.publish import folder, lay
from langreel.pipeline.render import cues, record
from langreel.project import Project


def excerpts(project: Project, order: RenderRequest, watch: Watcher) -> tuple[Path, ...]:
    """Lay every shot that shows one of the order's segments in ``out/``, named by its first segment."""
    film = prepare(project, order)
    with workshop(film, watch) as shop:
        timelines = timing.conform(film.episode, record(film, shop), film.profile.fps)
        shown = {lang: timelines[lang if lang in film.pictured else film.pictured[0]] for lang in film.langs}
        return tuple(
            path for lang in film.langs for path in _excerpts(film, timelines[lang], shown[lang], shop)
        )


def _excerpts(film: Film, timeline: Timeline, pictured: Timeline, shop: JobRunner) -> Iterator[Path]:
    """The shots of one dub; a shared picture has those of another."""
    for job in jobs.showing(film.order.segments, jobs.shots(film, pictured)):
        (clip,) = shop.make([job], again=[job])
        made = _reel(film, _alone(timeline, job.arguments[0]), clip, shop)
        out = folder(film, timeline.lang) / f"{clip.job.arguments[0].beats[0].segment}.mp4"
        out.parent.mkdir(parents=True, exist_ok=True)
        yield lay(made.path, out)


def _reel(film: Film, timeline: Timeline, clip: Result, shop: JobRunner) -> Result:
    """The clip with the sound and the subtitles of its own stretch of the reel."""
    (sound,) = shop.make([_named(jobs.stem(film, timeline), timeline)])
    stated = jobs.captions(film, timeline, cues(film, timeline))
    tracks = dict(zip(stated, shop.make([_named(job, timeline) for job in stated.values()])))
    (reel,) = shop.make([_named(jobs.mux(film, timeline, [clip], sound, tracks), timeline)])
    return reel


def _named(job: Job, timeline: Timeline) -> Job:
    return replace(job, name=f"{timeline.slots[0].segment.id}.{job.name}")


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
    spoken = tuple(replace(said, span=_moved(said.span, frames)) for said in slot.spoken)
    return replace(slot, span=_moved(slot.span, frames), spoken=spoken)


def _moved(span: Span, frames: int) -> Span:
    return Span(span.start + frames, span.frames)
