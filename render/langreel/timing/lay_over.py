"""Lay over: the voice of one dub over the picture of another, each line as near to its picture as it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from langreel.model import Slot, Span, Timeline

REST: Final = 0.15
"""Seconds between two lines where room is short."""


@dataclass(frozen=True, slots=True)
class Overrun:
    """A segment whose voice is still heard so many seconds after its picture.

    ``lost``: a line of it would begin when its picture is gone, or end after the film.
    """

    segment: str
    seconds: float
    lost: bool


def lay_over(voice: Timeline, picture: Timeline) -> Timeline:
    """The timeline of a picture with the lines of another dub: a further audio track of the same film.

    A line begins with the line that it translates; sooner where the slot would not hold it and those behind
    it, later where the line before it is still heard. None begins before its slot. Effects and music stay
    the picture's.
    """
    rest, free, slots = round(REST * picture.fps), 0, []
    for said, slot in zip(voice.slots, picture.slots, strict=True):
        spoken = []
        for line, begins in zip(said.spoken, _latest(said, slot, rest), strict=True):
            span = Span(max(begins, slot.span.start, free), line.span.frames)
            spoken.append(replace(line, span=span))
            free = span.end + rest
        slots.append(replace(slot, spoken=tuple(spoken)))
    return replace(picture, lang=voice.lang, slots=tuple(slots))


def overruns(laid: Timeline) -> Iterator[Overrun]:
    """The segments whose voice does not end with their picture."""
    for slot in laid.slots:
        over = slot.spoken[-1].span.end - slot.span.end if slot.spoken else 0
        if over > 0:
            late = any(line.span.start >= slot.span.end for line in slot.spoken)
            lost = late or slot.spoken[-1].span.end > laid.frames
            yield Overrun(slot.segment.id, over / laid.fps, lost)


def _latest(said: Slot, slot: Slot, rest: int) -> list[int]:
    """When each line begins at the latest, if all of them are to end in the slot."""
    found, ends = [], slot.span.end - rest
    for line, translated in zip(reversed(said.spoken), reversed(_translated(said, slot))):
        begins = min(translated, ends - line.span.frames)
        found.append(begins)
        ends = begins - rest
    return found[::-1]


def _translated(said: Slot, slot: Slot) -> list[int]:
    """When the lines begin that these translate; if they are not as many, at the same share of the slot."""
    if len(said.spoken) == len(slot.spoken):
        return [line.span.start for line in slot.spoken]
    shares = ((line.span.start - said.span.start) / said.span.frames for line in said.spoken)
    return [slot.span.start + round(share * slot.span.frames) for share in shares]
