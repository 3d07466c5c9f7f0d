"""Blocks: SRT and WebVTT as they come: read by their lines of times, whatever else is missing or too much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from langreel.captions.formats.parsing import Block, Notes, Stamp, placing, plain, stamped

TIMES: Final = re.compile(r"^\s*-?\d[^\n]*-->", re.MULTILINE)
"""Times as blocks have them: they stand in files of any ending, and in those of no other format."""


@dataclass(frozen=True, slots=True)
class Above:
    """The line above one of times: its words; whether no empty line is between, and one before it."""

    line: int
    words: str
    near: bool
    alone: bool


class Heads(Protocol):
    """Whether the line above the times numbers or names the cue; ``due`` is the number that is expected."""

    def __call__(self, above: Above, due: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a format differs from others of its kind.

    ``arrow`` stands in every line of times. ``aside`` tells a block that is no cue by how it begins.
    ``spoken`` makes words of what stands for them. ``strict``: what is odd about numbers, times and places is
    told; else the format allows it.
    """

    heads: Heads
    arrow: str = ""
    aside: Callable[[str], bool] = lambda block: False
    spoken: Callable[[str], str] = lambda line: line
    strict: bool = True


def read(text: str, notes: Notes, dialect: Dialect) -> list[Block]:
    """The cues of a file, in its order."""
    lines = text.split("\n")
    stamps = [
        (at, stamp) for at, line in enumerate(lines) if dialect.arrow in line and (stamp := stamped(line))
    ]
    heads, due = [], 1
    for number, (at, _) in enumerate(stamps):
        low = stamps[number - 1][0] + 1 if number else 0
        head = _head(lines, low, at, heads=partial(dialect.heads, due=due), first=not number)
        if dialect.strict:
            _tell_head(lines, low, head, at=at, notes=notes)
        due = _number(lines[head] if head < at else "", due) + 1
        heads.append(head)
    _stray(lines[: heads[0] if heads else len(lines)], notes, dialect)
    ends = [*heads[1:], len(lines)]
    return [
        _block(lines, at, stamp, end=end, notes=notes, dialect=dialect)
        for (at, stamp), end in zip(stamps, ends)
    ]


def _number(head: str, due: int) -> int:
    """The number that a cue has, or should have."""
    index = head.strip()
    return int(index) if index.isdecimal() and len(index) < 9 else due


# What stands above the times


def _head(lines: Sequence[str], low: int, at: int, *, heads: Callable[[Above], bool], first: bool) -> int:
    """The line that numbers or names the cue whose times stand at ``at``; ``at`` itself if none does."""
    above = _above(lines, low, at, first=first)
    return above.line if above and heads(above) else at


def _above(lines: Sequence[str], low: int, at: int, *, first: bool) -> Above | None:
    """The nearest line with words above the times, down from ``low``; the first of all counts as alone."""
    found = next((n for n in range(at - 1, low - 1, -1) if lines[n].strip()), None)
    if found is None:
        return None
    alone = first if found == low else not lines[found - 1].strip()
    return Above(found, lines[found].strip(), found == at - 1, alone)


def _tell_head(lines: Sequence[str], low: int, head: int, *, at: int, notes: Notes) -> None:
    if head == at:
        notes.habit("no-index", at + 1, "a cue without a number")
    elif head > low and lines[head - 1].strip():
        notes.habit("no-empty-line", head + 1, "no empty line between two cues")
    if head < at - 1:
        notes.habit("empty-line", at, "an empty line between a number and its times")


def _stray(lines: Sequence[str], notes: Notes, dialect: Dialect) -> None:
    """What stands before the first cue."""
    blocks = (block.strip("\n") for block in "\n".join(lines).split("\n\n"))
    kept = {line.strip() for block in blocks if dialect.aside(block) for line in block.split("\n")}
    for at, line in enumerate(map(str.strip, lines), start=1):
        if line and line not in kept:
            notes.tell("warning", "stray-text", at, message=f"belongs to no cue: {line[:200]}")


# The cue


def _block(lines: Sequence[str], at: int, stamp: Stamp, *, end: int, notes: Notes, dialect: Dialect) -> Block:
    texts = [
        *_beside(stamp, at + 1, notes, dialect=dialect),
        *_texts(lines, at + 1, end, notes=notes, dialect=dialect),
    ]
    if dialect.strict and not stamp.plain and stamp.begins is not None and stamp.ends is not None:
        notes.habit("time-format", at + 1, f"times are not written 00:00:00,000: {lines[at].strip()}")
    if not texts:
        notes.habit("empty-cue", at + 1, "a cue without words is left out")
    return Block(at + 1, stamp.begins, stamp.ends, tuple(texts))


def _beside(stamp: Stamp, at: int, notes: Notes, *, dialect: Dialect) -> Iterator[str]:
    """Words that stand on the line of the times."""
    if stamp.rest and placing(stamp.rest):
        if dialect.strict:
            notes.habit("placing", at, f"coordinates are left out: {stamp.rest}")
    elif stamp.rest:
        notes.tell("warning", "text-beside-times", at, message=f"words beside the times: {stamp.rest}")
        yield stamp.rest


def _texts(lines: Sequence[str], low: int, high: int, *, notes: Notes, dialect: Dialect) -> Iterator[str]:
    """The words of a cue. Words behind an empty line are its own too, unless they are a note."""
    begun = parted = aside = False
    for at in range(low, high):
        line = lines[at]
        if not line.strip():
            parted, aside = True, False
            continue
        aside = aside or (parted and dialect.aside(line))
        if aside:
            notes.habit("note", at + 1, f"not shown: {line.strip()[:80]}")
            continue
        if parted and begun:
            notes.habit("empty-line-in-cue", at + 1, f"words behind an empty line: {line.strip()[:60]}")
        begun, parted = True, False
        if text := dialect.spoken(plain(line, at + 1, notes)):
            yield text
