"""Placing: lines that came into a text → beside which lines of the script they stand, or as new segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from langreel.manuscript.film_outline import FilmOutline, SegmentOutline


@dataclass(frozen=True, slots=True)
class NewSegment:
    """Lines that make a segment of their own, in an act of the text.

    It stands behind the segment of the script's line ``after``, else before that of ``before``; where both
    are -1 its whole act is new.
    """

    act: int
    outline: SegmentOutline
    after: int = -1
    before: int = -1


@dataclass(slots=True)
class SegmentPlaces:
    """``after`` and ``before``: lines of the text by the line of the script that they stand beside."""

    after: dict[int, list[int]] = field(default_factory=dict)
    before: dict[int, list[int]] = field(default_factory=dict)
    segments: list[NewSegment] = field(default_factory=list)


def placed(film: FilmOutline, came: frozenset[int], places: Mapping[int, int]) -> SegmentPlaces:
    """Where lines that came belong: ``places`` are those of the others, by the numbers of their lines."""
    found, at = SegmentPlaces(), 0
    for n, act in enumerate(film.acts):
        begins, ends = at, at + sum(len(each.lines) for each in act.segments)
        for segment in act.segments:
            numbers = range(at, at + len(segment.lines))
            at = numbers.stop
            fresh = [number for number in numbers if number in came]
            if any(number in places for number in numbers):
                _beside(fresh, numbers, places, found)
            elif fresh:
                lines = tuple(segment.lines[number - numbers.start] for number in fresh)
                after = _nearest(range(numbers.start - 1, begins - 1, -1), places)
                before = _nearest(range(numbers.stop, ends), places)
                found.segments.append(NewSegment(n, SegmentOutline(lines), after, before))
    return found


def _beside(fresh: Sequence[int], numbers: range, places: Mapping[int, int], found: SegmentPlaces) -> None:
    """Lines within a segment of the text that stands in the script: behind the line before them."""
    for number in fresh:
        after = _nearest(range(number - 1, numbers.start - 1, -1), places)
        if after >= 0:
            found.after.setdefault(after, []).append(number)
        else:
            found.before.setdefault(_nearest(numbers, places), []).append(number)


def _nearest(numbers: range, places: Mapping[int, int]) -> int:
    """The place in the script of the first of these lines that has one; -1 where none has."""
    return next((places[number] for number in numbers if number in places), -1)
