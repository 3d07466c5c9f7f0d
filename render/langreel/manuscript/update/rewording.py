"""Rewording: a line of the script and its new words → the line with its marks, pauses and figures."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from langreel.manuscript.letters import width
from langreel.manuscript.marking import Insertion, marked
from langreel.model import Line


def reworded(line: Line, text: str, figures: Iterable[Insertion] = (), *, pace: str = "") -> str:
    """The new words as the script has them: what stood at words that are still there stands there again.

    A mark whose words went falls on what follows; a figure whose number changed is left to ``figures``, which
    are those of the new words. ``pace`` is the code that the line began with.
    """
    places = _Places(line.text, text)
    codes = [
        Insertion(at, at, f"[{mark.name}]") for mark in line.marks if (at := places.of(mark.offset)) >= 0
    ]
    codes += [
        Insertion(at, at, f"({pause.seconds:g}s)") for pause in line.pauses
        if (at := places.of(pause.offset, last=len(text))) >= 0
    ]  # fmt: skip
    told = [
        Insertion(span[0], span[1], f"{{{each.figure.id}}}") for each in line.mentions
        if (span := places.span(each.start, each.end))
    ]  # fmt: skip
    told += [
        each for each in figures if not any(each.start < own.end and own.start < each.end for own in told)
    ]
    # No mark falls within a number.
    codes = [_before(each, told) for each in codes]
    return pace + marked(text, [*codes, *told])


def _before(code: Insertion, figures: Iterable[Insertion]) -> Insertion:
    around = next((each.start for each in figures if each.start < code.start < each.end), code.start)
    return Insertion(around, around, code.code)


class _Places:
    """Where the characters of a text stand in another."""

    def __init__(self, before: str, now: str) -> None:
        self.before, self.now = before, now
        self.codes = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()

    def of(self, offset: int, last: int = -1) -> int:
        """Where a character stands now, or what stands for it; at most at the ``last`` one."""
        most = len(self.now) - 1 if last < 0 else last
        for kind, a, b, c, _ in self.codes:
            if a <= offset < b or offset == b == len(self.before):
                return min(_word(self.now, c + offset - a if kind == "equal" else c), most)
        return most

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch stands that is still there as it was."""
        for kind, a, b, c, _ in self.codes:
            if kind == "equal" and a <= start and end <= b:
                return c + start - a, c + end - a
        words = self.before[start:end]
        at = self.now.find(words)
        return (at, at + len(words)) if at >= 0 and self.now.count(words) == 1 else None


def _word(text: str, at: int) -> int:
    """The beginning of the word at a place, not its middle; of the last one where none follows."""
    at += len(text[at:]) - len(text[at:].lstrip())
    if not any(map(str.isalnum, text[at:])):
        at = max((n for n, char in enumerate(text) if char.isalnum()), default=at)
    while 0 < at < len(text) and all(char.isalnum() and width(char) == 1 for char in text[at - 1 : at + 1]):
        at -= 1
    return at
