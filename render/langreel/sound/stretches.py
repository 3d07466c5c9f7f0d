"""Stretches: the sound of a film cut where its packets are, so that each part is mixed by itself, and kept.

A stretch knows of the film what sounds in it, and how near to it somebody speaks, and nothing else: what
changes elsewhere leaves it as it is, as long as it does not move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from langreel.sound.arrangement import Arrangement

SECONDS: Final = 64
"""Of a stretch: 3,000 packets of 1,024 samples at 48 kHz, and a whole number of all other steps."""
_ROOM: Final = 0.5
"""Seconds on each side of a stretch whose sounds it is given: its encoder begins early and looks ahead."""
LONGEST_EFFECT: Final = 2.0
"""Seconds for which an effect may be heard."""

Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SoundStretch:
    """The stretch of that number, from 0 on; ``sounds`` is in seconds of the film, and ends soon after it."""

    number: int
    sounds: Arrangement


def stretches(whole: Arrangement) -> Iterator[SoundStretch]:
    """The stretches of a film, one after another; the last is as long as is left."""
    for number in range(ceil(whole.seconds / SECONDS)):
        yield SoundStretch(number, _around(whole, number * SECONDS, (number + 1) * SECONDS))


def _around(whole: Arrangement, begins: float, ends: float) -> Arrangement:
    first, last = begins - _ROOM, ends + _ROOM
    return replace(
        whole,
        seconds=min(whole.seconds, last),
        takes=tuple(t for t in whole.takes if t.begins < last and first < t.begins + t.seconds),
        beds=tuple(bed for bed in whole.beds if bed.begins < last and first < bed.begins + bed.seconds),
        effects=tuple(each for each in whole.effects if first - LONGEST_EFFECT < each.begins < last),
        spoken=_spoken(whole.spoken, first, last),
    )


def _spoken(spans: Spans, first: float, last: float) -> Spans:
    """Those in between, and the nearest on both sides: music rises and falls between them."""
    before = sorted((span for span in spans if span[1] <= first), key=lambda span: span[1])[-1:]
    after = sorted(span for span in spans if last <= span[0])[:1]
    return (*before, *(span for span in spans if span[0] < last and first < span[1]), *after)
