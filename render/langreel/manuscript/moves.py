"""Moves: what a first picture does and when: at a mark where the words leave time for it, else at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from langreel.manuscript.film_outline import SegmentOutline
from langreel.manuscript.marking import Insertion

_ENTRANCE: Final = 0.8
_MOVE: Final = 0.7
_QUICK: Final = 0.4
"""Seconds in which a picture comes, in which something moves, and does so where time is short."""
_SURE: Final = 0.6
"""The share of the reckoned time that any voice takes."""


@dataclass(frozen=True, slots=True)
class Move:
    """A call that makes an animation, and the words (line, character) that it falls on."""

    call: str
    mark: str
    line: int
    start: int


def timed_moves(
    segment: SegmentOutline, entrance: str, moves: Sequence[Move], *, waiting: Collection[str] | None = None
) -> tuple[str, Mapping[int, tuple[Insertion, ...]]]:
    """The calls of ``self.play`` within a segment, and the marks that they wait for, by line.

    ``waiting`` are the marks that there are in another language already: just these are set.
    """
    plays = [f"self.play({entrance}, seconds={_ENTRANCE})"] if entrance else []
    clock = _ENTRANCE if entrance else 0.0
    marks: dict[int, tuple[Insertion, ...]] = {}
    for move in moves:
        due = _SURE * _reckoned(segment, move)
        if due > clock if waiting is None else move.mark in waiting:
            plays += [f'self.hold(until="{move.mark}")', f"self.play({move.call}, seconds={_MOVE})"]
            marks[move.line] = (
                *marks.get(move.line, ()),
                Insertion(move.start, move.start, f"[{move.mark}]"),
            )
            clock = due + _MOVE
        else:
            plays.append(f"self.play({move.call}, seconds={_QUICK})")
            clock += _QUICK
    return "\n".join(f"    {play}" for play in plays), marks


def _reckoned(segment: SegmentOutline, move: Move) -> float:
    """Seconds from the segment's first word until the move's."""
    line = segment.lines[move.line]
    before = sum(each.seconds for each in segment.lines[: move.line])
    return before + line.seconds * move.start / max(len(line.text), 1)
