"""Verdict: every time a line was said → its take, and whether that is found, doubtful or missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from langreel.voice.alignment.recogniser import Occurrence, Reference

Status = Literal["found", "doubtful", "missing"]

SURE = 0.4
"""Confidence from which on a line is found."""
_UNLIKE = 0.2
"""How surely a word is heard that was not said."""
_MANY = 0.2
"""Share of words that may be unlike: a cough, a slip of the tongue."""
_HURRIED = 0.55
"""Of the reader's usual time for some words: so fast nobody reads; words are missing there."""
_RUN = 4
_SHARE = 0.4
"""Of what is said that lines must be: a recording of another script is like this one here and there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a line: ``taken`` is the one of its ``occurrences`` that is its take."""

    line: int
    status: Status
    occurrences: tuple[Occurrence, ...]
    taken: Occurrence | None = None
    confidence: float = 0.0
    why: str = ""


def verdicts(
    lines: Sequence[Reference], found: Sequence[Occurrence], takes: Mapping[int, str | int]
) -> list[Verdict]:
    """A verdict for each line. Of ``takes`` by line, each is ``first``, ``last``, or which time, from 1."""
    pace = _usual_pace(lines, found)
    return [
        _verdict(number, line, [one for one in found if one.line == number], takes.get(number, "last"), pace)
        for number, line in enumerate(lines)
    ]


def trusted(verdicts: Sequence[Verdict], seconds: float) -> list[Verdict]:
    """The verdicts, but none is found where most of what is said, for so many seconds, is no line."""
    sure = [one for each in verdicts if each.status == "found" for one in each.occurrences]
    if sum(one.ends - one.begins for one in sure) >= _SHARE * seconds:
        return list(verdicts)
    why = "little else in the recordings is of this script"
    return [
        replace(each, status="doubtful", why=why) if each.status == "found" else each for each in verdicts
    ]


def _verdict(number: int, line: Reference, said: list[Occurrence], take: str | int, pace: float) -> Verdict:
    if not said:
        return Verdict(number, "missing", ())
    doubts = {id(one): doubt(line, one, pace) for one in said}
    whole = [one for one in said if not doubts[id(one)]]
    taken = _chosen(said, whole, take)
    why = doubts[id(taken)]
    return Verdict(number, "doubtful" if why else "found", tuple(said), taken, taken.confidence, why)


def _chosen(said: list[Occurrence], whole: list[Occurrence], take: str | int) -> Occurrence:
    """The last whole one, or the one that was asked for."""
    if isinstance(take, int):
        return said[min(take, len(said)) - 1]
    able = whole or said
    return able[0] if take == "first" else able[-1]


def doubt(line: Reference, one: Occurrence, pace: float) -> str:
    """Why a line may not be said as it is written, or ""."""
    unlike = [
        line.text[word.start : word.end] for word, sure in zip(one.words, one.sureness) if sure < _UNLIKE
    ]
    if len(unlike) > max(1, _MANY * len(one.words)):
        return f"not heard as written: {', '.join(unlike[:6])}"
    if hurried := _hurried(line, one, pace):
        return f"words are missing or swallowed near {hurried!r}"
    return "" if one.confidence >= SURE else "it is not much like the line"


def _hurried(line: Reference, one: Occurrence, pace: float) -> str:
    """Where some words take far less time than the reader's pace allows."""
    for first in range(len(one.words) - _RUN + 1):
        theirs = sum(word.ends - word.begins for word in one.words[first : first + _RUN])
        ours = sum(word.ends - word.begins for word in line.words[first : first + _RUN])
        if theirs < _HURRIED * pace * ours:
            word = one.words[first]
            return line.text[word.start : word.end]
    return ""


def _usual_pace(lines: Sequence[Reference], found: Sequence[Occurrence]) -> float:
    """The reader's time for a word, as a share of the reference's."""
    shares = [
        (theirs.ends - theirs.begins) / (ours.ends - ours.begins)
        for one in found
        for theirs, ours in zip(one.words, lines[one.line].words)
        if ours.ends > ours.begins
    ]
    return median(shares) if shares else 1.0
