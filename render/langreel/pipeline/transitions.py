"""Splice: cut transitions in between shots; all other frames are copied as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langreel.build import Job, Result
from langreel.master import desk
from langreel.model import Timeline, Transition
from langreel.pipeline.film import Film, JobRunner


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a transition goes between two shots: ``half`` frames on either side."""

    shot: int
    half: int
    transition: Transition


def splice(film: Film, timeline: Timeline, clips: Sequence[Result], shop: JobRunner) -> list[Result]:
    """The clips of a reel in order: whole shots, or shots trimmed with transitions between them."""
    seams = {seam.shot: seam for seam in _seams(timeline)}
    pieces = [piece for n in range(len(clips)) for piece in _pieces(film, timeline, clips, seams, n)]
    made = iter(shop.make([piece for piece in pieces if isinstance(piece, Job)]))
    return [next(made) if isinstance(piece, Job) else piece for piece in pieces]


def _seams(timeline: Timeline) -> Iterator[Seam]:
    opening = {chapter.frame: chapter.transition for chapter in timeline.chapters}
    for number, (shot, span) in enumerate(zip(timeline.shots, timeline.shot_spans)):
        if transition := opening.get(span.start):
            # Conform asked for a key frame where the transition ends.
            yield Seam(number, shot.keys[0], transition)


def _pieces(
    film: Film, timeline: Timeline, clips: Sequence[Result], seams: dict[int, Seam], number: int
) -> Iterator[Job | Result]:
    before, after = seams.get(number), seams.get(number + 1)
    if before:
        yield _transition(film, clips[number - 1], clips[number], before)
    first = before.half if before else 0
    last = timeline.shots[number].frames - (after.half if after else 0)
    if before or after:
        yield _trim(clips[number], first, last)
    else:
        yield clips[number]


def _trim(clip: Result, first: int, last: int) -> Job:
    return Job("master", f"trim.{clip.job.name}", desk.trim, (clip.path, first, last - first), ".mp4")


def _transition(film: Film, before: Result, after: Result, seam: Seam) -> Job:
    kind = seam.transition.kind
    arguments = (kind, before.path, after.path, 2 * seam.half, film.profile)
    return Job("master", f"{kind}.{after.job.name}", desk.transition, arguments, ".mp4", 2.0 * seam.half)
