"""Idioms: what texts of a language say of numbers that CLDR has no word of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from langreel.languages.cldr_words import NO_LETTER_BEFORE
from langreel.languages.grammar import Approx, Candidate, NumberRule, found_date
from langreel.languages.numeral_words import NumeralWords

_DASHED = re.compile(r"\s*[-–—~～〜]\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Idioms:
    """Further ``powers`` of ten, by their word; ``units`` as (before, after, unit, how much of it one is).

    ``before`` and ``after`` are patterns; so are the hedges of ``grammar.hedges``. ``months`` are further
    names of months, ``dates`` further patterns of dates, ``rules`` further numbers (shares, growth),
    ``numerals`` numbers in words, ``linked`` what stands between the two numbers of a range. ``in_year``
    stands before a year that may as well be a number, such as 1776, ``things`` after a number that may as
    well be a year: 2000 people. ``nth`` and ``nth_before`` (patterns)
    make digits an ordinal. Where ``spaces``, plain ones set thousands apart too.
    """

    powers: Mapping[str, int] = field(default_factory=dict)
    units: Sequence[tuple[str, str, str, str]] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    dates: Sequence[str] = ()
    rules: Sequence[NumberRule] = ()
    numerals: NumeralWords | None = None
    before: Sequence[tuple[re.Pattern[str], Approx]] = ()
    after: Sequence[tuple[re.Pattern[str], Approx]] = ()
    linked: re.Pattern[str] = _DASHED
    in_year: str = ""
    things: str = ""
    nth: str = ""
    nth_before: str = ""
    spaces: bool = False


NO_IDIOMS = Idioms()


def linked_by(words: str) -> re.Pattern[str]:
    """What stands between the two numbers of a range: a dash, or one of some words."""
    return re.compile(rf"\s*[-–—~～〜]\s*|\s+(?:{words})\s+", re.IGNORECASE)


def constant(kind: str, pattern: str, value: str, unit: str) -> NumberRule:
    """Words that are always the same number: half is 50 percent, doubled is 2 times.

    >>> rule = constant("share", "la mitad", "50", "percent")
    >>> [str(each.value) for each in rule.counts(rule.search("bajó a la mitad", 0))]
    ['50']
    """

    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        number = Fraction(value)
        yield Candidate(found.start(), found.end(), number, unit, 2 if number.denominator > 1 else 1)

    return NumberRule(kind, re.compile(rf"{NO_LETTER_BEFORE}(?:{pattern})", re.IGNORECASE), counts)


def constants(kind: str, unit: str, table: Mapping[str, str]) -> tuple[NumberRule, ...]:
    """Several such words of one unit."""
    return tuple(constant(kind, pattern, value, unit) for pattern, value in table.items())


def decades(pattern: str) -> NumberRule:
    """The nineties: the first group is a year, or its last two digits in the twentieth century."""

    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        year = int(found[1])
        return found_date(found, year if year > 99 else 1900 + year)

    return NumberRule("decade", re.compile(pattern, re.IGNORECASE), counts)
