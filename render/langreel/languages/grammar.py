"""Grammar: how a language writes quantities, and what in a text looks like one.

Ranges, hedges and weak numbers are settled afterwards (``quantity.find``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from langreel.digits import magnitude

Approx = Literal["", "about", "over", "under", "several"]

YEARLESS: Final = 4
"""The year of a day that was named without one (10月21日): a leap year that no film speaks of."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it was written: its value, its digits, the power of ten that was said with it."""

    value: Fraction
    digits: int
    power: int = 0
    approx: Approx = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a quantity at ``text[start:end]``.

    A ``weak`` one counts only if a neighbour in a range gives it a unit (2 in ``2 to 3 percent``). ``open``
    has no word for its unit, so that its neighbour may lend it one, and its 万亿 or trillion (``power``).
    """

    start: int
    end: int
    value: Fraction | date
    unit: str
    digits: int
    approx: Approx = ""
    weak: bool = False
    open: bool = False
    power: int = 0


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[Candidate]]]
"""What to look for, and what it means where it is found."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes quantities: its rules, the words that hedge them, the links of a range."""

    rules: Sequence[Rule]
    before: Sequence[tuple[re.Pattern[str], Approx]]
    after: Sequence[tuple[re.Pattern[str], Approx]]
    link: re.Pattern[str]

    def candidates(self, text: str) -> Iterator[Candidate]:
        """Everything that looks like a quantity, in order; of two rules in one place the first holds."""
        at = 0
        while True:
            matches = [(match, meant) for rule, meant in self.rules if (match := rule.search(text, at))]
            if not matches:
                return
            match, meant = min(matches, key=lambda pair: pair[0].start())
            here = list(meant(match))
            yield from here
            at = max(match.end(), *(each.end for each in here), at + 1)


def measure(value: Fraction, decimals: int | None, power: int, approx: Approx = "") -> Numeral:
    """A number that was written with so many decimals before its power of ten; None: without a point.

    Zeros at the end of a whole number claim nothing: 7700亿 has two digits, 1.20万亿 three.
    """
    if not value:
        return Numeral(value, 1, power, approx)
    last = _trailing(value) if decimals is None else power - decimals
    return Numeral(value, max(1, magnitude(value) - last + 1), power, approx)


def _trailing(value: Fraction) -> int:
    """The power of ten of the last digit of a whole number that is not a zero."""
    plain = str(value.numerator)
    return len(plain) - len(plain.rstrip("0"))


def found_date(found: re.Match[str], year: int, month: int = 0, day: int = 0) -> Iterator[Candidate]:
    """A date as far as it was named; nothing if the calendar has no such day."""
    try:
        moment = date(year, month or 1, day or 1)
    except ValueError:
        return
    yield Candidate(found.start(), found.end(), moment, "date", 3 if day else 2 if month else 1)


def hedges(*words: tuple[str, Approx]) -> tuple[tuple[re.Pattern[str], Approx], ...]:
    """Patterns with what they mean, ready to match."""
    return tuple((re.compile(pattern, re.IGNORECASE), approx) for pattern, approx in words)
