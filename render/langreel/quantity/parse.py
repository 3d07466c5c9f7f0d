"""Parse: a text -> its numbers in pieces: what each is, what it counts, and how it is said.

Finding (``quantity.find``) and saying (``quantity.read_aloud``) both begin here, so that they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from langreel.languages.grammar import PLAIN, Amount, DigitWords, Grammar, NumberRule, Unspeakable
from langreel.quantity.number_piece import NumberPiece, linked
from langreel.quantity.units import numbers_of

DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
HUNG = re.compile(r"[0-9A-Za-z][^\s，。、；]$")
"""What ends so goes on with the digits after it."""
LONGEST = 15
"""Digits of a number that is still said as one."""
WIDE = re.compile("[０-９]，[０-９]{3}(?![０-９])")


def parse(text: str, lang: str) -> tuple[NumberPiece, ...]:
    """The numbers of a text, in its order.

    >>> [piece.kind for piece in parse("2025-04-02到9:30，1.32万亿", "zh")]
    ['date', 'clock', 'number']
    """
    return _parsed(text, grammar_of(lang))


@lru_cache(maxsize=4096)
def _parsed(text: str, grammar: Grammar) -> tuple[NumberPiece, ...]:
    # A line is compared with its translations, read aloud and timed: each asks for its numbers.
    plain = plain_text(text, grammar)
    return tuple(_grouped(linked(list(_scanned(plain, grammar)), plain, grammar), text))


def plain_text(text: str, grammar: Grammar) -> str:
    """A text in the digits and letters that the rules of its language know, one character for one."""
    return text.translate(PLAIN).translate(grammar.reads_as)


def grammar_of(lang: str) -> Grammar:
    """How a language writes numbers; ContentError if that is not known here."""
    return numbers_of(lang).grammar()


@cache
def _rules(grammar: Grammar) -> tuple[NumberRule, ...]:
    # Patterns take long to compile: whoever only writes numbers does without.
    from langreel.quantity import kinds

    words = grammar.words
    shared = kinds.rules(words) if words else kinds.silent_rules(groups_by_point=grammar.groups_by_point)
    rest = (NumberRule("digits", DIGITS, said=_rest),) if grammar.words else ()
    return (*grammar.first, *shared, *grammar.rules, *rest)


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


def _rest(match: re.Match[str]) -> Iterator[Amount]:
    """Digits that no rule knows; hung on others by a mark, they may be anything."""
    if HUNG.search(match.string[: match.start()]):
        raise Unspeakable("the number in words")
    return _digits(match)


def _digits(match: re.Match[str]) -> Iterator[Amount]:
    """The digits in a match, where its rule does not say how they are said."""
    for found in DIGITS.finditer(match.string, match.start(), match.end()):
        yield Amount(found.start(), found.end(), found[0], after=match.string[found.end() :])


def _grouped(pieces: Iterable[NumberPiece], text: str) -> Iterator[NumberPiece]:
    """The pieces; in full-width digits a full-width comma may group them (１，２３４) or end a clause."""
    for piece in pieces:
        wide = WIDE.search(text, max(0, piece.start - 4), piece.end)
        yield replace(piece, instead="1,234 for one number, 1、234 for two") if wide else piece
