"""Line changes: the lines of a text before and now → which are the same, came, went, changed or moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

ChangeKind = Literal["same", "came", "gone", "changed", "moved"]
_ALIKE: Final = 0.5
"""From which likeness on two lines are one that was changed."""
_PAIRS: Final = 2_500
"""Pairs of lines that are compared letter by letter, in one stretch that differs."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line: its number before and now, from 0; -1 where it is not there."""

    kind: ChangeKind
    before: int
    now: int


def line_changes(before: Sequence[str], now: Sequence[str]) -> list[LineChange]:
    """Every line of both texts, in the order of the second.

    >>> [each.kind for each in line_changes(["One.", "Two men."], ["Zero.", "One.", "Two women."])]
    ['came', 'same', 'changed']
    """
    found = list(_changes(before, now))
    went = {before[each.before]: each for each in found if each.kind == "gone"}
    came = {now[each.now]: each for each in found if each.kind == "came"}
    return [_moved(each, before, now, went=went, came=came) for each in found]


def _moved(
    change: LineChange,
    before: Sequence[str],
    now: Sequence[str],
    *,
    went: dict[str, LineChange],
    came: dict[str, LineChange],
) -> LineChange:
    """A line that went here and came there has moved; it is told where it came and where it went."""
    if change.kind == "came" and now[change.now] in went:
        return LineChange("moved", went[now[change.now]].before, change.now)
    if change.kind == "gone" and before[change.before] in came:
        return LineChange("moved", change.before, -1)
    return change


def _changes(before: Sequence[str], now: Sequence[str]) -> Iterator[LineChange]:
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (LineChange("same", a + n, c + n) for n in range(b - a))
            continue
        at, to = a, c
        for one, other in [*_pairs(before[a:b], now[c:d]), (b - a, d - c)]:
            yield from (LineChange("gone", n, -1) for n in range(at, a + one))
            yield from (LineChange("came", -1, n) for n in range(to, c + other))
            at, to = a + one + 1, c + other + 1
            if one < b - a:
                yield LineChange("changed", a + one, c + other)


def _pairs(before: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """Lines of two stretches that are alike, in order, so that as much as can be is alike."""
    if len(before) * len(now) > _PAIRS:
        return []
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for a in range(len(before) + 1):
        for b in range(len(now) + 1):
            if not a or not b:
                best[a, b] = 0.0, []
                continue
            likeness = _likeness(before[a - 1], now[b - 1])
            options = [best[a - 1, b], best[a, b - 1]]
            if likeness >= _ALIKE:
                score, pairs = best[a - 1, b - 1]
                options.append((score + likeness, [*pairs, (a - 1, b - 1)]))
            best[a, b] = max(options, key=lambda each: each[0])
    return best[len(before), len(now)][1]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
