"""Heard words: what a recogniser wrote down, with times → the lines that it is, and where they are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from langreel.voice.alignment.recogniser import Reference
from langreel.voice.alignment.search import LinePlace
from langreel.voice.alignment.sequence import course
from langreel.voice.syllables import tokens

Ints = NDArray[np.int_]

_LIKE = 0.5
"""Share of a line's words that must be heard for it to be looked at."""
_SCALE = 8.0
"""A line that is heard whole stands out by so much, as ``sequence.course`` counts."""
_MANY = 8


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word or a character, small letters, from when to when."""

    text: str
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A line as it was heard once: from when to when, and the share of its words that was heard."""

    line: int
    begins: float
    ends: float
    likeness: float


def passages(lines: Sequence[Reference], heard: Sequence[HeardWord]) -> list[Passage]:
    """The lines that were said, in order of time."""
    texts = [each.text for each in heard]
    places = [place for number, line in enumerate(lines) for place in _places(number, line, texts)]
    return [
        Passage(place.line, heard[place.begins].begins, heard[place.ends - 1].ends, place.score / _SCALE)
        for place in course(places, _LIKE * _SCALE)
    ]


def _places(number: int, line: Reference, texts: Sequence[str]) -> Iterator[LinePlace]:
    """Stretches of what was heard that are most like a line, apart from one another."""
    wanted = _wanted(line)
    if not wanted or not texts:
        return
    errors, begins = _errors(wanted, texts)
    kept: list[tuple[int, int]] = []
    for end in np.argsort(errors, kind="stable"):
        likeness, first = 1 - errors[end] / len(wanted), int(begins[end])
        if likeness < _LIKE or len(kept) == _MANY:
            return
        if all(end < other[0] or first > other[1] for other in kept) and first <= end:
            kept.append((first, int(end)))
            yield LinePlace(number, first, int(end) + 1, float(likeness) * _SCALE)


def _wanted(line: Reference) -> list[str]:
    return [line.text[each.start : each.end].casefold() for each in tokens(line.text, line.lang)]


def _errors(wanted: Sequence[str], texts: Sequence[str]) -> tuple[Ints, Ints]:
    """For each word heard: the fewest changes from a stretch that ends there to the line, and its begin."""
    count = len(texts)
    cost, begins = np.zeros(count + 1, np.int_), np.arange(count + 1)
    heard = np.array(texts)
    for word in wanted:
        even = cost[:-1] + (heard != word)
        missing = cost[1:] + 1
        best = np.concatenate([[cost[0] + 1], np.minimum(even, missing)])
        from_ = np.concatenate([[begins[0]], np.where(even <= missing, begins[:-1], begins[1:])])
        # A word too many: the cheapest before it, and one more for each word since.
        slope = np.arange(count + 1)
        flat = best - slope
        at = np.maximum.accumulate(np.where(flat == np.minimum.accumulate(flat), slope, 0))
        cost, begins = flat[at] + slope, from_[at]
    return cost[1:], begins[1:]
