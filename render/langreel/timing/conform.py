"""Conform: lay takes of measured length onto a timeline of whole frames."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice

from langreel.model import Chapter, Episode, Line, Segment, Slot, Span, Spoken, Take, Timeline
from langreel.sound_steps import frames_of_step
from langreel.timing.shots import by_shot, shots

Laid = tuple[Spoken, ...]


def conform(episode: Episode, takes: Mapping[str, Sequence[Take]], fps: int) -> dict[str, Timeline]:
    """Give each segment the frames its dub needs, in script order; one timeline per language of ``takes``.

    ``takes[lang]`` follows the lines of the script. With a shared picture, a slot lasts as long as its
    longest dub, so all timelines have the same slots. A shot that another follows ends with a sound step,
    where that is near enough.
    """
    laid = {lang: _lay_episode(episode, lang, takes[lang], fps=fps) for lang in takes}
    needs = {lang: [_need(episode, s, spoken, fps=fps) for s, spoken in laid[lang]] for lang in laid}
    if episode.picture == "shared":
        longest = [max(column) for column in zip(*needs.values(), strict=True)]
        needs = dict.fromkeys(needs, longest)
    needs = {lang: list(_with_rests(episode, needs[lang], fps)) for lang in needs}
    return {lang: _timeline(episode, lang, laid[lang], needs=needs[lang], fps=fps) for lang in laid}


def _timeline(
    episode: Episode, lang: str, laid: Sequence[tuple[Segment, Laid]], *, needs: Sequence[int], fps: int
) -> Timeline:
    starts = [0, *accumulate(needs)]
    slots = tuple(
        _slot(segment, spoken, Span(start, frames), fps=fps)
        for (segment, spoken), start, frames in zip(laid, starts, needs)
    )
    chapters = tuple(_chapters(episode, lang, {slot.segment.id: slot.span.start for slot in slots}))
    return Timeline(episode.id, lang, fps, slots, shots(episode, slots, lang, fps=fps), chapters)


def _lay_episode(
    episode: Episode, lang: str, takes: Sequence[Take], *, fps: int
) -> list[tuple[Segment, Laid]]:
    """Each segment with its lines, counted from the segment's own start."""
    remaining = iter(takes)
    return [
        (segment, tuple(_lay(episode, segment.lines[lang], remaining, fps=fps)))
        for segment in episode.segments
    ]


def _lay(episode: Episode, lines: Sequence[Line], takes: Iterator[Take], *, fps: int) -> Iterator[Spoken]:
    gap = frames(episode.pacing.gap, fps)
    start = frames(episode.pacing.lead_in, fps)
    for line in lines:
        take = next(takes)
        # A line gets every frame that its sound touches.
        span = Span(start, max(1, math.ceil(round(take.seconds * fps, 6))))
        yield Spoken(line, take, span)
        start = span.end + gap


def _need(episode: Episode, segment: Segment, spoken: Laid, *, fps: int) -> int:
    end = spoken[-1].span.end if spoken else frames(episode.pacing.lead_in, fps)
    return end + frames(episode.pacing.tail, fps) + frames(segment.hold, fps)


def _with_rests(episode: Episode, needs: Sequence[int], fps: int) -> Iterator[int]:
    """The last segment of each shot waits until a sound step begins; that of the film need not."""
    remaining, step = iter(needs), frames_of_step(fps)
    *before, end = (list(islice(remaining, len(group))) for group in by_shot(episode))
    for shot in before:
        yield from (*shot[:-1], shot[-1] + -sum(shot) % step)
    yield from end


def _slot(segment: Segment, spoken: Laid, span: Span, *, fps: int) -> Slot:
    marks = {mark.name: moment(said, mark.offset, fps) for said in spoken for mark in said.line.marks}
    shifted = tuple(
        Spoken(said.line, said.take, Span(span.start + said.span.start, said.span.frames)) for said in spoken
    )
    return Slot(segment, span, shifted, marks)


def moment(spoken: Spoken, offset: int, fps: int) -> int:
    """The frame at which the character ``text[offset]`` begins to be said; after the last word, its end."""
    words = spoken.take.words
    seconds = next((word.begins for word in words if word.end > offset), words[-1].ends if words else 0.0)
    return spoken.span.start + min(round(seconds * fps), spoken.span.frames)


def _chapters(episode: Episode, lang: str, starts: Mapping[str, int]) -> Iterator[Chapter]:
    for number, act in enumerate(episode.acts):
        if act.segments:
            # Nothing lies before the first act that a transition could come from.
            yield Chapter(starts[act.segments[0].id], act.chapter[lang], act.transition if number else None)


def frames(seconds: float, fps: int) -> int:
    """Whole frames nearest to a span that the script asks for."""
    return round(seconds * fps)
