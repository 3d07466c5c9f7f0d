"""Stacked cues: what overlaps, for formats that show one cue at a time (MP4 text, LRC): no word is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from langreel.model import Cue, Finding, Span, Track


def stacked(track: Track) -> Track:
    """The track cut at every begin and end, each part with the lines of all cues that stand then.

    Cues that began earlier stand higher.

    >>> sign, talk = Cue(Span(0, 30), ("WALL",)), Cue(Span(10, 10), ("Stay.",))
    >>> [(cue.span.start, cue.span.end, cue.lines) for cue in stacked(Track((sign, talk), 10)).cues]
    [(0, 10, ('WALL',)), (10, 20, ('WALL', 'Stay.')), (20, 30, ('WALL',))]
    """
    cues = tuple(sorted(track.cues, key=lambda cue: cue.span.start))
    if not _overlap(cues):
        return Track(cues, track.rate)
    return Track(tuple(each for group in _groups(cues) for each in _cut(group)), track.rate)


def stacking(track: Track, shown: str) -> Iterable[Finding]:
    """A word on how many cues share the screen with others where a format shows one at a time."""
    groups = [group for group in _groups(sorted(track.cues, key=lambda cue: cue.span.start)) if group[1:]]
    if groups:
        many = sum(map(len, groups))
        message = f"{many} cues overlap; while they do, their lines stand one above the other"
        yield Finding("info", "stacked", message, shown)


def _overlap(cues: Sequence[Cue]) -> bool:
    return any(cue.span.end > after.span.start for cue, after in pairwise(cues))


def _groups(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    """Cues in order, those that hang together by overlaps in one group."""
    group: list[Cue] = []
    latest = 0
    for cue in cues:
        if group and cue.span.start >= latest:
            yield group
            group = []
        group.append(cue)
        latest = max(latest, cue.span.end)
    if group:
        yield group


def _cut(group: Sequence[Cue]) -> Iterator[Cue]:
    """One group, cut at every begin and end within it."""
    if not group[1:]:
        yield from group
        return
    edges = sorted({edge for cue in group for edge in (cue.span.start, cue.span.end)})
    standing: list[Cue] = []
    waiting = iter([*group, None])
    due = next(waiting)
    for begins, ends in pairwise(edges):
        standing = [cue for cue in standing if cue.span.end > begins]
        while due and due.span.start <= begins:
            standing.append(due)
            due = next(waiting)
        if standing:
            yield Cue(Span(begins, ends - begins), tuple(line for cue in standing for line in cue.lines))
