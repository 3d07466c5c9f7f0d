"""Transitions: cut in between shots; all other frames are copied as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langreel.build import Job, Result, Subject
from langreel.model import Profile, Timeline, Transition


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a transition goes between two shots: ``half`` frames on either side."""

    shot: int
    half: int
    transition: Transition


def splice(timeline: Timeline, clips: Sequence[Result], profile: Profile) -> list[Job | Result]:
    """The clips of a reel in order: whole shots, or shots to be trimmed with transitions between them."""
    by_shot = {seam.shot: seam for seam in seams(timeline)}
    return [
        piece
        for number in range(len(clips))
        for piece in _pieces(timeline, clips, by_shot, number=number, profile=profile)
    ]


def seams(timeline: Timeline) -> Iterator[Seam]:
    """Every transition of a dub, in order."""
    opening = {chapter.frame: chapter.transition for chapter in timeline.chapters}
    for number, (shot, span) in enumerate(zip(timeline.shots, timeline.shot_spans)):
        if transition := opening.get(span.start):
            # Conform asked for a key frame where the transition ends.
            yield Seam(number, shot.keys[0], transition)


def _pieces(
    timeline: Timeline, clips: Sequence[Result], by_shot: dict[int, Seam], *, number: int, profile: Profile
) -> Iterator[Job | Result]:
    before, after = by_shot.get(number), by_shot.get(number + 1)
    if before:
        yield transition_job(before, clips[number - 1], clips[number], profile=profile)
    first = before.half if before else 0
    last = timeline.shots[number].frames - (after.half if after else 0)
    if before or after:
        yield _trim(clips[number], first, last)
    else:
        yield clips[number]


def _trim(clip: Result, first: int, last: int) -> Job:
    return Job(
        step="master",
        name=f"trim.{clip.job.name}",
        function="langreel.master.join:trim",
        arguments={"clip": clip.path, "start": first, "frames": last - first},
        suffix=".mp4",
        subject=clip.job.subject,
        place="here",
    )


def transition_job(seam: Seam, before: Result, after: Result, *, profile: Profile) -> Job:
    """The frames of a transition between the clips of two shots, as a clip of its own."""
    kind, frames = seam.transition.kind, 2 * seam.half
    return Job(
        step="master",
        name=f"{kind}.{after.job.name}",
        function="langreel.master.blends:transition",
        arguments={
            "kind": kind,
            "before": before.path,
            "after": after.path,
            "frames": frames,
            "profile": profile,
        },
        suffix=".mp4",
        subject=Subject(lang=after.job.subject.lang),
        weight=float(frames),
        loads="clips",
    )
