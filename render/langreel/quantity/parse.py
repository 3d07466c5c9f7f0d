"""Parse: a text -> its numbers in pieces: what each is, what it counts, and how it is said.

Finding (``quantity.find``) and saying (``quantity.read_aloud``) both begin here, so that they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from langreel import languages
from langreel.errors import ContentError, perhaps
from langreel.languages.grammar import (
    Amount,
    Candidate,
    DigitWords,
    Grammar,
    NumberRule,
    Reading,
    Unspeakable,
)
from langreel.quantity import kinds

# Full-width digits and signs, one character for one, so that offsets stay. A full-width comma is none of a
# number's signs: it ends a clause.
PLAIN = str.maketrans("０１２３４５６７８９．％＋－−‐‑／＄￥", "0123456789.%+----/$¥")
DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
SIGNS = re.compile(r"[-–—~～〜]")
LONGEST = 15
"""Digits of a number that is still said as one."""
WIDE = re.compile("[０-９]，[０-９]{3}(?![０-９])")
LINKED = ("number", "year", "date", "clock")
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


def parse(text: str, lang: str) -> tuple[NumberPiece, ...]:
    """The numbers of a text, in its order.

    >>> [piece.kind for piece in parse("2025-04-02到9:30，1.32万亿", "zh")]
    ['date', 'clock', 'number']
    """
    grammar, plain = grammar_of(lang), text.translate(PLAIN)
    return tuple(_grouped(_linked(list(_scanned(plain, grammar)), plain, grammar), text))


def grammar_of(lang: str) -> Grammar:
    """How a language writes numbers; ContentError if that is not known here."""
    numbers = languages.of(lang).numbers
    if numbers is None:
        hint = perhaps(lang, languages.with_numbers())
        raise ContentError(f"numbers cannot be read in {lang!r} yet", hint=hint)
    return numbers.grammar()


@cache
def _rules(grammar: Grammar) -> tuple[NumberRule, ...]:
    shared = kinds.rules(grammar.words) if grammar.words else ()
    return (*grammar.first, *shared, *grammar.rules)


def _scanned(text: str, grammar: Grammar) -> Iterator[NumberPiece]:
    """Everything that looks like a number, in order; of two rules in one place the first holds."""
    rules, at = _rules(grammar), 0
    ahead = {number: rule.search(text, 0) for number, rule in enumerate(rules)}
    while True:
        for number, match in ahead.items():
            if match and match.start() < at:
                ahead[number] = rules[number].search(text, at)
        found = [(match.start(), number) for number, match in ahead.items() if match]
        if not found:
            return
        _, number = min(found)
        match = ahead[number]
        assert match
        piece = _piece(rules[number], match, grammar.words)
        yield piece
        at = max(piece.end, at + 1)


def _piece(rule: NumberRule, match: re.Match[str], words: DigitWords | None) -> NumberPiece:
    counted = tuple(rule.counts(match))
    end = max([match.end(), *(each.end for each in counted)])
    piece = NumberPiece(rule.kind, match.start(), end, counted)
    if words is None:
        return piece
    try:
        said = tuple(rule.said(match)) if rule.said else tuple(_digits(match))
        _countable(match[0] if rule.kind == "number" else "")
    except Unspeakable as error:
        return replace(piece, instead=str(error))
    return replace(piece, said=said, end=max([end, *(each.end for each in said)]))


def _countable(text: str) -> None:
    """Unspeakable if there are more digits than anybody names as one number."""
    if re.search(f"[0-9]{{{LONGEST + 1}}}", text.replace(",", "")):
        raise Unspeakable("the number with a word for its power of ten, or its digits apart")


def _digits(match: re.Match[str]) -> Iterator[Amount]:
    """The digits in a match, where its rule does not say how they are said."""
    for found in DIGITS.finditer(match.string, match.start(), match.end()):
        yield Amount(found.start(), found.end(), found[0], after=match.string[found.end() :])


def _linked(pieces: Sequence[NumberPiece], text: str, grammar: Grammar) -> Iterator[NumberPiece]:
    """The pieces, with the dash between two of them, and what they lend each other."""
    found = list(pieces)
    for number in range(len(found) - 1):
        first, second = found[number : number + 2]
        between = text[first.end : second.start]
        if grammar.words and {first.kind, second.kind} <= set(LINKED) and grammar.link.fullmatch(between):
            first, second = _lent(first, second, grammar.words)
            if SIGNS.search(between):
                if _falls(first, second):
                    first = replace(first, instead="the score, the range or the difference in words")
                dash = Reading(first.end, second.start, grammar.words.words["to"])
                first = replace(first, said=(*first.said, dash))
            found[number : number + 2] = first, second
    return iter(found)


def _grouped(pieces: Iterable[NumberPiece], text: str) -> Iterator[NumberPiece]:
    """The pieces; in full-width digits a full-width comma may group them (１，２３４) or end a clause."""
    for piece in pieces:
        wide = WIDE.search(text, max(0, piece.start - 4), piece.end)
        yield replace(piece, instead="1,234 for one number, 1、234 for two") if wide else piece


def _falls(first: NumberPiece, second: NumberPiece) -> bool:
    """Whether two bare numbers about a dash fall: 3-2 is a score or a difference, and no range."""
    one, other = (piece.candidates[0] if piece.candidates else None for piece in (first, second))
    if not (one and other and isinstance(one.value, Fraction) and isinstance(other.value, Fraction)):
        return False
    return one.unit == other.unit == "1" and one.value > other.value


def _lent(first: NumberPiece, second: NumberPiece, words: DigitWords) -> tuple[NumberPiece, NumberPiece]:
    """$1.2-1.5 trillion is of dollars, said once; 5-10% are two shares where that word comes first."""
    one, other = _amount(first), _amount(second)
    if not (one and other):
        return first, second
    if one.money and not other.money and not other.unit and _is_bare(second):
        if other.after[:1].isascii() and other.after[:1].isalpha():
            return first, replace(second, instead="the currency beside both numbers")
        one, other = replace(one, money=""), replace(other, money=one.money)
        second = replace(second, candidates=tuple(
            replace(each, unit=first.candidates[0].unit) for each in second.candidates if first.candidates
        ))  # fmt: skip
    elif other.unit and other.unit in words.repeated and not one.unit and _is_bare(first):
        one = replace(one, unit=other.unit)
    return replace(first, said=(one,)), replace(second, said=(other,))


def _amount(piece: NumberPiece) -> Amount | None:
    """The only thing that is said of a piece, if it is a number."""
    return piece.said[0] if len(piece.said) == 1 and isinstance(piece.said[0], Amount) else None


def _is_bare(piece: NumberPiece) -> bool:
    """Whether a number has no unit of its own."""
    return all(each.unit == "1" for each in piece.candidates)
