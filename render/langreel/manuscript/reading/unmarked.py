"""Unmarked: a text without markup: its headings, lists and quotations by how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from langreel.manuscript.blocks import BlockKind, TextBlock
from langreel.manuscript.letters import ASKS, ENDS, joined, width

_ITEM: Final = re.compile(r"\s*(?:[-*•·‣▪–—]\s+|\(?\d{1,2}[.)、]\s+|[（(]\d{1,2}[)）]\s*|[①-⑳]\s*)(?=\S)")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.+?)\s*#*|[【《〈](.{1,40})[】》〉]")
_UNDERLINE: Final = re.compile(r"\s*(={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*")
_QUOTE: Final = re.compile(r"\s*>\s?")
_SHORT: Final = 40
"""As wide as a heading can be, in half-width letters."""
_WRAPPED: Final = 50
"""As wide as lines are that a program broke, not their author."""


@dataclass(frozen=True, slots=True)
class _LineGroup:
    """Lines of the file without an empty one between them; ``at`` counts from 1."""

    at: int
    lines: tuple[str, ...]


def blocks(data: bytes, shown: str, encoding: str) -> tuple[TextBlock, ...]:
    """The blocks of a text file."""
    from langreel.manuscript.reading import text_of

    return of_text(text_of(data, shown, encoding))


def of_text(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a text: an empty line parts two, and so do items, headings and rules of signs."""
    stretches = list(_stretches(text.split("\n")))
    ends = len(stretches) - 1
    found = [block for n, each in enumerate(stretches) for block in _of(each, first=n == 0, last=n == ends)]
    # What stands at the top of a text is its title.
    return tuple(replace(block, level=0) if block is found[0] and block.level else block for block in found)


def _stretches(lines: Sequence[str]) -> Iterator[_LineGroup]:
    begun: list[str] = []
    for at, line in enumerate([*lines, ""], start=1):
        if line.strip() and not _UNDERLINE.fullmatch(line):
            begun.append(line.strip("\u3000 \t"))
        elif begun:
            yield _LineGroup(at - len(begun), tuple(begun))
            begun = []


def _of(stretch: _LineGroup, *, first: bool, last: bool) -> Iterator[TextBlock]:
    """The blocks of one stretch."""
    at, lines = stretch.at, stretch.lines
    if _is_heading(lines[0], alone=len(lines) == 1 and not last, first=first):
        marked = _HEADING.fullmatch(lines[0])
        title = (marked[2] or marked[3]) if marked else lines[0]
        yield TextBlock("heading", (title,), at, len(marked[1]) if marked and marked[1] else 1)
        at, lines = at + 1, lines[1:]
    yield from _runs(at, lines)


def _is_heading(line: str, *, alone: bool, first: bool) -> bool:
    """Whether a line is set as one, or stands alone and is as short as one, without an end.

    The first of all may ask.
    """
    if _HEADING.fullmatch(line):
        return True
    short = alone and width(line) <= _SHORT and not _ITEM.match(line)
    return short and (not ENDS.search(line[-1:]) or (first and line.endswith(ASKS)))


def _runs(at: int, lines: Sequence[str]) -> Iterator[TextBlock]:
    """Items one by one, and what stands between them together."""
    begun: list[str] = []
    kind: BlockKind = "text"
    start = at
    for number, line in enumerate(lines, start=at):
        sign = _ITEM.match(line) or _QUOTE.match(line)
        of_line: BlockKind = "text" if not sign else "item" if sign.re is _ITEM else "quote"
        goes_on = of_line == kind == "quote" or (of_line == "text" and kind != "quote")
        if begun and not goes_on:
            yield from _block(kind, begun, start)
            begun = []
        if not begun:
            kind, start = of_line, number
        begun.append(line[sign.end() :] if sign else line)
    yield from _block(kind, begun, start)


def _block(kind: BlockKind, lines: Sequence[str], at: int) -> Iterator[TextBlock]:
    """A block of these lines, if there are words in them."""
    lines = [line for line in lines if line.strip()]
    wrapped = kind == "item" or all(width(line) >= _WRAPPED for line in lines[:-1])
    if lines:
        yield TextBlock(kind, (joined(lines),) if wrapped else tuple(lines), at)
