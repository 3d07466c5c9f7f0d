"""Heard words: what a recogniser wrote down, with times → the lines that it is, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from langreel.model import Word
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

    def later(self, seconds: float) -> HeardWord:
        return replace(self, begins=self.begins + seconds, ends=self.ends + seconds)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line as it was heard once: every word of it, the share of them that was heard, and which were (1)."""

    line: int
    words: tuple[Word, ...]
    likeness: float
    sureness: tuple[float, ...]


def passages(lines: Sequence[Reference], heard: Sequence[HeardWord]) -> list[Passage]:
    """The lines that were said, in order of time."""
    texts = [each.text for each in heard]
    places = [place for number, line in enumerate(lines) for place in _places(number, line, texts)]
    return [_passage(place, lines[place.line], heard) for place in course(places, _LIKE * _SCALE)]


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


def _passage(place: LinePlace, line: Reference, heard: Sequence[HeardWord]) -> Passage:
    found, own = tokens(line.text, line.lang), heard[place.begins : place.ends]
    pairs = _pairs(_wanted(line), [each.text for each in own])
    times = _times(
        len(found), {one: (own[other].begins, own[other].ends) for one, other in pairs.items()}, own
    )
    words = tuple(Word(each.start, each.end, *when) for each, when in zip(found, times))
    sure = tuple(float(number in pairs) for number in range(len(found)))
    return Passage(place.line, words, place.score / _SCALE, sure)


def _pairs(wanted: Sequence[str], texts: Sequence[str]) -> dict[int, int]:
    """Words of the line and the equal ones that were heard."""
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, wanted, texts, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _times(
    count: int, known: dict[int, tuple[float, float]], own: Sequence[HeardWord]
) -> list[tuple[float, float]]:
    """From when to when each of so many words is said; those that were not heard share the time between."""
    edges = {-1: (own[0].begins, own[0].begins), **known, count: (own[-1].ends, own[-1].ends)}
    times = []
    for number in range(count):
        if number in known:
            times.append(known[number])
            continue
        before = max(at for at in edges if at < number)
        after = min(at for at in edges if at > number)
        begins, ends = edges[before][1], max(edges[before][1], edges[after][0])
        step = (ends - begins) / (after - before - 1)
        times.append((begins + (number - before - 1) * step, begins + (number - before) * step))
    return times
