"""Arrangement: what sounds when in a dub: takes at their seconds, a bed an act, effects at their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from langreel import synth
from langreel.model import Act, Episode, Slot, Timeline


@dataclass(frozen=True, slots=True)
class LaidTake:
    """A take, the second at which it begins, and how many it has."""

    begins: float
    audio: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class LaidBed:
    """Music from a second on for so many: one of ``synth.BEDS``, or a file.

    Its loudest passage lies ``duck`` dB below the voice.
    """

    begins: float
    seconds: float
    bed: str
    file: Path | None
    duck: float


@dataclass(frozen=True, slots=True)
class LaidEffect:
    """One of ``synth.EFFECTS``, and the second at which its first sample is heard; it may be below 0."""

    begins: float
    effect: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything that sounds in so many seconds of a dub; ``spoken`` are those in which somebody speaks."""

    seconds: float
    takes: tuple[LaidTake, ...]
    beds: tuple[LaidBed, ...] = ()
    effects: tuple[LaidEffect, ...] = ()
    spoken: tuple[tuple[float, float], ...] = ()


def arrange(episode: Episode, timeline: Timeline, root: Path) -> Arrangement:
    """The sound of a timeline, or of a stretch of one: what it does not hold is not heard."""
    takes = tuple(
        LaidTake(each.span.start / timeline.fps, each.take.audio, each.take.seconds)
        for each in timeline.spoken
    )
    return Arrangement(
        seconds=timeline.seconds,
        takes=takes,
        beds=tuple(_beds(episode, timeline, root)),
        effects=tuple(effect for slot in timeline.slots for effect in _effects(slot, timeline.fps)),
        spoken=tuple((take.begins, take.begins + take.seconds) for take in takes),
    )


def _beds(episode: Episode, timeline: Timeline, root: Path) -> Iterator[LaidBed]:
    slots = {slot.segment.id: slot for slot in timeline.slots}
    for act in episode.acts:
        if act.music and (laid := _laid(act, slots)):
            first, last = laid[0].span.start, laid[-1].span.end
            file = root / act.music.file if act.music.file else None
            # Of as many frames it is as long wherever it lies, to the last bit.
            seconds = (last - first) / timeline.fps
            yield LaidBed(first / timeline.fps, seconds, act.music.bed, file, act.music.duck)


def _laid(act: Act, slots: Mapping[str, Slot]) -> list[Slot]:
    """The slots of an act that a timeline holds."""
    return [slots[segment.id] for segment in act.segments if segment.id in slots]


def _effects(slot: Slot, fps: int) -> Iterator[LaidEffect]:
    for mark, effect in slot.segment.effects.items():
        yield LaidEffect((slot.span.start + slot.marks[mark]) / fps - synth.EFFECTS[effect], effect)
