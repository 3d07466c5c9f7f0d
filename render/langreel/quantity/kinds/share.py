"""Shares: 1/3, 1 1/2, ½, 2½: two numbers about a slash are a fraction only where they can be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.grammar import Candidate, DigitWords, NumberRule, Reading, Unspeakable
from langreel.quantity.kinds.calendar_day import written_choice

_ALONE = r"(?<![0-9A-Za-z.,/:-])"
_SLASH = re.compile(rf"{_ALONE}(?:([0-9]+)\s)?([0-9]+)/([0-9]+)(?![0-9A-Za-z/]|[.,:-][0-9])")
_SIGNS = "".join(mark for mark in map(chr, range(0x00BC, 0x215F)) if unicodedata.category(mark) == "No"
                 and "\u2044" in unicodedata.normalize("NFKC", mark)).replace("\u215f", "")  # fmt: skip
_SIGN = re.compile(rf"{_ALONE}([0-9]+)?([{_SIGNS}])")


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Fractions of two numbers, and of one sign."""
    return (
        NumberRule(
            "fraction", _SLASH, lambda found: _counted(found, words), lambda found: _slash(found, words)
        ),
        NumberRule("fraction", _SIGN, said=lambda found: _sign(found, words)),
    )


def _parts(found: re.Match[str], words: DigitWords) -> tuple[int, int]:
    """Numerator and denominator; Unspeakable if it may be a date, or is no fraction."""
    part, whole = int(found[2]), int(found[3])
    dated = words.dated.search(found.string[: found.start()]) if not found[1] else None
    if not dated and 0 < part < whole and found[3][0] != "0":
        return part, whole
    raise Unspeakable(written_choice(part, whole, words))


def _counted(found: re.Match[str], words: DigitWords) -> Iterator[Candidate]:
    try:
        part, whole = _parts(found, words)
    except Unspeakable:
        return
    if not found[1]:
        yield Candidate(found.start(), found.end(), Fraction(100 * part, whole), "percent", 2)


def _slash(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    said = words.fraction(*_parts(found, words))
    yield Reading(found.start(), found.end(), _mixed(found[1], said, words))


def _sign(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    part, whole = map(int, unicodedata.normalize("NFKC", found[2]).split("\u2044"))
    yield Reading(found.start(), found.end(), _mixed(found[1], words.fraction(part, whole), words))


def _mixed(whole: str | None, share: str, words: DigitWords) -> str:
    return words.integer(int(whole)) + words.words["mixed"] + share if whole else share
