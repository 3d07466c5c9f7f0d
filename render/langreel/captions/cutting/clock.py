"""Clock: at which frame each character of a line is said, in the dub or in a translation of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from langreel.model import Line, Spoken

Anchor = tuple[int, int]

_SENTENCE = re.compile(r"[。！？!?…]+[”’」』）\"']*|\.[”’)\"']*(?=\s|$)")
_CLAUSE = re.compile(r"[，。！？；：!?…;:—]+[”’」』）\"']*|[.,][”’)\"']*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Clock:
    """Frames of the reel, not yet whole, for each offset 0 … len(text).

    ``begins[i]`` is when the first spoken character at or after ``i`` begins, ``ends[i]`` when the last one
    before ``i`` ends.
    """

    begins: tuple[float, ...]
    ends: tuple[float, ...]

    def start(self, offset: int) -> int:
        """The frame in which the words from ``offset`` on begin to sound."""
        return floor(self.begins[offset] + 1e-6)

    def end(self, offset: int) -> int:
        """The first frame after the words before ``offset`` have sounded."""
        return ceil(self.ends[offset] - 1e-6)


def spoken_clock(spoken: Spoken, fps: int) -> Clock:
    """The clock of a dub's own line, from the word times of its take."""
    times = _letters(spoken)
    first, last = min(times.values())[0], max(end for _, end in times.values())
    begins, ends = [last], [first]
    for at in range(len(spoken.line.text)):
        ends.append(max(ends[-1], times[at][1]) if at in times else ends[-1])
        back = len(spoken.line.text) - 1 - at
        begins.append(min(begins[-1], times[back][0]) if back in times else begins[-1])
    origin = spoken.span.start
    return Clock(
        tuple(origin + fps * time for time in reversed(begins)), tuple(origin + fps * time for time in ends)
    )


def _letters(spoken: Spoken) -> dict[int, tuple[float, float]]:
    """Seconds from which to which each spoken character sounds; a word's time is shared evenly."""
    times: dict[int, tuple[float, float]] = {}
    size = len(spoken.line.text)
    words = [
        (w.start, min(w.end, size), w.begins, w.ends) for w in spoken.take.words if w.start < min(w.end, size)
    ]
    for start, end, begins, ends in words or [(0, max(size, 1), 0.0, spoken.take.seconds)]:
        step = (ends - begins) / (end - start)
        times |= {start + n: (begins + n * step, begins + (n + 1) * step) for n in range(end - start)}
    return times


def translated_clock(clock: Clock, dub: Line, line: Line) -> Clock:
    """The clock of a translation: piecewise proportional between what stands in both lines.

    Anchors are the marks, then the figures that both mention once, then sentence and clause ends where both
    lines have as many.
    """
    path = anchors(dub, line)
    places = [_along(path, offset) for offset in range(len(line.text) + 1)]
    return Clock(
        tuple(_inside(clock, place, clock.begins) for place in places),
        tuple(_inside(clock, place, clock.ends) for place in places),
    )


def anchors(dub: Line, line: Line) -> tuple[Anchor, ...]:
    """Offsets of the line and of the dub that mean the same, rising in both."""
    found: list[Anchor] = [(0, 0), (len(line.text), len(dub.text))]
    for group in (_marks(dub, line), _mentions(dub, line), *_punctuation(dub, line)):
        found = _fitting(found, _rising(group))
    return tuple(found)


def _marks(dub: Line, line: Line) -> list[Anchor]:
    there = {mark.name: mark.offset for mark in dub.marks}
    return [(mark.offset, there[mark.name]) for mark in line.marks if mark.name in there]


def _mentions(dub: Line, line: Line) -> list[Anchor]:
    """Figures that stand once in each line."""
    ours, theirs = ([mention.figure.id for mention in side.mentions] for side in (line, dub))
    there = {mention.figure.id: mention.start for mention in dub.mentions}
    return [
        (mention.start, there[mention.figure.id])
        for mention in line.mentions
        if ours.count(mention.figure.id) == theirs.count(mention.figure.id) == 1
    ]


def _punctuation(dub: Line, line: Line) -> Iterable[list[Anchor]]:
    for pattern in (_SENTENCE, _CLAUSE):
        ours, theirs = ([match.end() for match in pattern.finditer(side.text)] for side in (line, dub))
        yield list(zip(ours, theirs)) if len(ours) == len(theirs) else []


def _rising(pairs: Iterable[Anchor]) -> list[Anchor]:
    """The most pairs that rise in both offsets: grammar may have turned some around."""
    best: list[list[Anchor]] = []
    for pair in sorted(set(pairs)):
        before = [chain for chain in best if chain[-1][0] < pair[0] and chain[-1][1] < pair[1]]
        best.append([*max(before, key=len, default=[]), pair])
    return max(best, key=len, default=[])


def _fitting(path: list[Anchor], more: Iterable[Anchor]) -> list[Anchor]:
    """The path with each further anchor that still rises between its neighbours."""
    path = list(path)
    for pair in more:
        at = bisect_left(path, pair)
        if (
            0 < at < len(path)
            and path[at - 1][0] < pair[0] < path[at][0]
            and path[at - 1][1] < pair[1] < path[at][1]
        ):
            path.insert(at, pair)
    return path


def _along(path: Sequence[Anchor], offset: int) -> float:
    """The dub's offset for one of ours, in a straight line between two anchors."""
    at = max(1, min(bisect_left(path, (offset, 0)), len(path) - 1))
    (ours, theirs), (ours_next, theirs_next) = path[at - 1], path[at]
    share = (offset - ours) / (ours_next - ours) if ours_next > ours else 0.0
    return theirs + share * (theirs_next - theirs)


def _inside(clock: Clock, place: float, times: Sequence[float]) -> float:
    """The frame of a place that may lie inside a character, never in the silence after one."""
    low = min(floor(place + 1e-9), len(times) - 1)
    share = place - low
    if share < 1e-6 or clock.ends[low + 1] <= clock.begins[low]:
        return times[low]
    return clock.begins[low] + (clock.ends[low + 1] - clock.begins[low]) * share
