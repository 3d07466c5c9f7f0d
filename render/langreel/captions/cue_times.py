"""Cue times: from when words sound to when their cue stands, in whole frames and by the timing rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from langreel.captions.limits import RuleSet
from langreel.model import Cue, Span, Timeline

_EASE = 5  # a border between two cues may move by a fifth of a second for the reader's sake


@dataclass(frozen=True, slots=True)
class CueDraft:
    """A cue before its times are decided: when its words sound, its slot ends, the frames a reader needs.

    Cues of one recording share ``line``, the frame where it begins.
    """

    line: int
    begin: int
    end: int
    slot_end: int
    need: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """A rule set's times at one frame rate."""

    shortest: int
    longest: int
    gap: int
    half: int
    near: int


def frames(rules: RuleSet, fps: int) -> Frames:
    """A rule set's times in frames; half a second counts 12 at 24, 13 at 25, 15 at 30 frames a second."""
    half = ceil(rules.chain * fps)
    return Frames(ceil(rules.shortest * fps), int(rules.longest * fps), rules.gap, half, round(0.75 * half))


def cuts(timeline: Timeline) -> tuple[int, ...]:
    """Frames at which a new shot begins (the first frame of the reel is no cut)."""
    return tuple(span.start for span in timeline.shot_spans[1:])


def laid(drafts: Sequence[CueDraft], timeline: Timeline, rules: RuleSet) -> tuple[Cue, ...]:
    """Drafts in time order, as cues that keep gaps, cuts and, where silence allows, the reading time."""
    times = frames(rules, timeline.fps)
    drafts = eased(drafts, times, timeline.fps // _EASE)
    return placed(drafts, cuts(timeline), times, last=timeline.frames)


def placed(drafts: Sequence[CueDraft], edges: Sequence[int], times: Frames, *, last: int) -> tuple[Cue, ...]:
    """Drafts in time order as cues that keep gaps and ``edges`` (cuts); none stands after frame ``last``."""
    starts = _starts(drafts, edges, times)
    found = []
    for number, draft in enumerate(drafts):
        after = starts[number + 1] if number + 1 < len(drafts) else last + times.half + times.gap
        end = max(min(_end(draft, starts[number], after, edges=edges, times=times), last), starts[number] + 1)
        found.append(Cue(Span(starts[number], end - starts[number]), draft.lines))
    return tuple(found)


def eased(drafts: Sequence[CueDraft], times: Frames, most: int) -> list[CueDraft]:
    """Where a cue in a line has too little time and its neighbour some to spare, their border moves a bit."""
    found = list(drafts)
    for at in range(len(found) - 1):
        left, right = found[at : at + 2]
        if left.line != right.line:
            continue
        after = found[at + 2].begin if at + 2 < len(found) else right.slot_end
        until = max(right.end, min(after - times.gap, right.end + times.half))
        short = max(left.need, times.shortest) - (right.begin - times.gap - left.begin)
        spare = until - right.begin - max(right.need, times.shortest)
        move = _move(short, spare, most)
        found[at] = replace(left, end=left.end + move)
        found[at + 1] = replace(right, begin=right.begin + move)
    return found


def _move(short: int, spare: int, most: int) -> int:
    """How far a border goes: later by what the cue before it lacks, earlier by what the next one lacks."""
    if short > 0 and spare > 0:
        return min(short, spare, most)
    if short < 0 and spare < 0:
        return -min(-short, -spare, most)
    return 0


def _starts(drafts: Sequence[CueDraft], edges: Sequence[int], times: Frames) -> list[int]:
    """Where cues begin: with their words, or at the cut close by; always after the one before."""
    found: list[int] = []
    for draft in drafts:
        earliest = found[-1] + times.gap + 1 if found else 0
        start = snapped(draft.begin, edges, times)
        found.append(max(start if start >= earliest else draft.begin, earliest))
    return found


def snapped(start: int, edges: Sequence[int], times: Frames) -> int:
    """A start within half a second after a cut moves to the cut; shortly before one, to it or clear of it."""
    for edge in edges[bisect_left(edges, start - times.half) : bisect_right(edges, start + times.half)]:
        if 0 <= start - edge < times.half or 0 < edge - start < times.near:
            return edge
        if times.near <= edge - start < times.half:
            return edge - times.half
    return start


def _end(draft: CueDraft, start: int, after: int, *, edges: Sequence[int], times: Frames) -> int:
    """Where a cue ends, if the next one starts at ``after``.

    After its words and a short rest; later if it cannot be read by then; clear of the cut close by; with the
    gap before the next cue closed; and never into that.
    """
    latest = max(min(after - times.gap, start + times.longest), start + 1)
    need = min(max(times.shortest, draft.need) + start, latest)
    end = max(_rest(draft, after, times), need)
    end = _clear_of_cuts(end, need, draft.end, edges=edges, times=times)
    if times.gap < after - end < times.half:
        end = after - times.gap
    return max(min(end, latest), start + 1)


def _clear_of_cuts(end: int, need: int, words_end: int, *, edges: Sequence[int], times: Frames) -> int:
    """The end, or two frames before the cut that it lies beside, if words and reader are done by then.

    Where it would stand too long after its words, it ends half a second before the cut.
    """
    at = bisect_left(edges, end - times.half)
    while at < len(edges) and edges[at] - times.half < end:
        edge = edges[at]
        just_before = end <= edge
        just_after = edge < end < edge + times.half
        if just_before or (just_after and need <= edge - times.gap):
            end = max(edge - times.gap, min(words_end, edge), need if need > edge else 0)
            early = edge - times.half
            if end - words_end > times.half and early >= max(words_end, need):
                end = early
        at += 1
    return end


def _rest(draft: CueDraft, after: int, times: Frames) -> int:
    """The end of the words and a short rest: up to the next cue if it is near, else a quarter of a second."""
    silence = after - draft.end
    if silence <= times.half + times.gap:
        return after - times.gap
    rest = min(times.half // 2, silence - times.half)
    return max(draft.end, min(draft.end + rest, draft.slot_end))
