"""Number piece: a number of a text, what it counts and how it is said; how two make a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import Amount, Candidate, DigitWords, Grammar, Reading

_SIGNS: Final = re.compile(r"[-–—~～〜]")
_LINKED: Final = frozenset({"number", "year", "date", "clock", "decade", "ordinal"})
"""Kinds of which two make a range, if a dash stands between them."""


@dataclass(frozen=True, slots=True)
class NumberPiece:
    """``text[start:end]`` is of this kind; ``said`` are the parts of it that are not said as they stand.

    ``instead`` is what to write where nobody can tell how it is said.
    """

    kind: str
    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()
    said: tuple[Reading | Amount, ...] = ()
    instead: str = ""


def linked(pieces: Sequence[NumberPiece], text: str, grammar: Grammar) -> Sequence[NumberPiece]:
    """The pieces, with the dash between two of them, and what they lend each other."""
    found = list(pieces)
    for number in range(len(found) - 1):
        first, second = found[number : number + 2]
        between = text[first.end : second.start]
        if grammar.words and {first.kind, second.kind} <= _LINKED and grammar.link.fullmatch(between):
            first, second = _lent(first, second, bool(_SIGNS.search(between)), grammar.words)
            first = _dashed(first, second, grammar.words) if _SIGNS.search(between) else first
            found[number : number + 2] = first, second
    return found


def _dashed(first: NumberPiece, second: NumberPiece, words: DigitWords) -> NumberPiece:
    """The first of two pieces, with the dash after it."""
    dash = Reading(first.end, second.start, words.words["to"])
    instead = "the score, the range or the difference in words" if _falls(first, second) else first.instead
    return replace(first, said=(*first.said, dash), instead=instead)


def _falls(first: NumberPiece, second: NumberPiece) -> bool:
    """Whether two bare numbers about a dash fall: 3-2 is a score or a difference, and no range."""
    one, other = (piece.candidates[0] if piece.candidates else None for piece in (first, second))
    if not (one and other and isinstance(one.value, Fraction) and isinstance(other.value, Fraction)):
        return False
    return one.unit == other.unit == "1" and one.value > other.value


def _lent(
    first: NumberPiece, second: NumberPiece, dash: bool, words: DigitWords
) -> tuple[NumberPiece, NumberPiece]:
    """$1.2-1.5 trillion is of dollars, said once; 5-10% are two shares where that word comes first.

    Without a dash ($5 and 10 banks) only what has a power of ten is taken for a sum.
    """
    one, other = _amount(first), _amount(second)
    if not (one and other):
        return first, second
    if one.money and (dash or _is_scaled(other)) and not other.money and not other.unit and _is_bare(second):
        if other.after[:1].isascii() and other.after[:1].isalpha():
            return first, replace(second, instead="the currency beside both numbers")
        one, other = replace(one, money=""), replace(other, money=one.money)
        second = replace(second, candidates=tuple(
            replace(each, unit=first.candidates[0].unit) for each in second.candidates if first.candidates
        ))  # fmt: skip
    elif one.money and one.money == other.money and _is_scaled(other) and not _is_scaled(one):
        one = replace(one, money="")
    elif other.unit and other.unit in words.repeated and not one.unit and _is_bare(first):
        one = replace(one, unit=other.unit)
    return replace(first, said=(one,)), replace(second, said=(other,))


def _is_scaled(one: Amount) -> bool:
    """Whether a word or letter for a power of ten stands with the digits."""
    return bool(re.search("[^0-9.,]", one.numeral))


def _amount(piece: NumberPiece) -> Amount | None:
    """The only thing that is said of a piece, if it is a number."""
    return piece.said[0] if len(piece.said) == 1 and isinstance(piece.said[0], Amount) else None


def _is_bare(piece: NumberPiece) -> bool:
    """Whether a number has no unit of its own."""
    return all(each.unit == "1" for each in piece.candidates)
