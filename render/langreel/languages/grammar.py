"""Grammar: how a language writes numbers, what each counts, and how it is said.

What all languages write alike (``quantity.kinds``), ranges, hedges and weak numbers are settled afterwards
(``quantity.parse``, ``quantity.find``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple

from langreel.digits import magnitude
from langreel.languages.native_digits import PLAIN_DIGITS

PLAIN: Final = PLAIN_DIGITS | str.maketrans("０１２３４５６７８９．％٪＋－−‐‑／＄￥", "0123456789.%%+----/$¥")
"""Digits and signs of any script as ours, one character for one, so that offsets stay.

A full-width comma is none of a number's signs: it ends a clause.
"""

Approx = Literal["", "about", "over", "under", "several"]
Change = Literal[-1, 0, 1]
"""Whether something fell by a share, neither, or grew by it."""

YEARLESS: Final = 4
"""The year of a day that was named without one (10月21日): a leap year that no film speaks of."""


PLAIN_SIGNS: Final = re.compile(
    r"\s?(ppm|ppb|°C|°F|℃|℉|[kMGTPE]Wh|[kMGT]W|[MG]t|[kMGTPE]J|k[mg]|[kc]m[²³]|m[²³]|kg/m[²³]|W/m²|g/km|km/h"
    r"|m/s|[hk]Pa|[kMG]Hz|[kMGTP]B)(?![\w²³/])"
)
"""Signs of units that mean nothing else after a number, in any language."""


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


class Reading(NamedTuple):
    """``text[start:end]`` is said with these words."""

    start: int
    end: int
    words: str


class Unspeakable(ValueError):
    """Nobody can tell how this is said; ``str()`` is what to write instead."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in digits at ``text[start:end]``, with the signs beside it.

    ``numeral`` are its digits and words as they stand, ``money`` a unit of currency, ``unit`` the sign after
    it as it stands (%, km). ``after`` is the text that follows.
    """

    start: int
    end: int
    numeral: str
    minus: bool = False
    money: str = ""
    unit: str = ""
    after: str = ""


def nothing(_found: re.Match[str]) -> Iterable[Any]:
    """Counts nothing, or is said as it is written."""
    return ()


@dataclass(frozen=True, slots=True)
class NumberRule:
    """What to look for; what it ``counts`` where it is found, and how it is ``said``.

    Without ``said``, the digits in it are said, and the words as they stand. ``said`` raises Unspeakable
    where nobody can tell. Where ``holds`` is false, the rule has found nothing.
    """

    kind: str
    pattern: re.Pattern[str]
    counts: Callable[[re.Match[str]], Iterable[Candidate]] = nothing
    said: Callable[[re.Match[str]], Iterable[Reading | Amount]] | None = None
    holds: Callable[[re.Match[str]], bool] = lambda found: True

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """The first place from ``at`` on where the rule holds."""
        return next((found for found in self.pattern.finditer(text, at) if self.holds(found)), None)


@dataclass(frozen=True, slots=True, eq=False)
class DigitWords:
    """How a language says what all languages write alike.

    ``amount`` says a number with its signs, ``integer`` a whole number, ``decimal`` one with a point,
    ``digits`` one digit after another; ``year``, ``short_year`` (its last two digits), ``month``, ``day`` and
    ``clock`` moments, ``fraction`` a share, ``power`` a base with its exponent. ``words`` are those of single
    signs. ``written`` and ``yearless`` are dates as an author should write them.

    ``scored`` finds the context of a score (the number is ``#``), ``dated`` that of a date, so that 5/12 is
    no fraction, ``dialled`` that of a telephone number. ``repeated`` are signs that are said before their
    number, so that both ends of a range have them, ``money`` those of currencies that ``amount`` knows.
    """

    amount: Callable[[Amount], str]
    integer: Callable[[int], str]
    decimal: Callable[[str], str]
    digits: Callable[[str], str]
    year: Callable[[int], str]
    short_year: Callable[[str], str]
    month: Callable[[date], str]
    day: Callable[[date], str]
    clock: Callable[[int, int, int | None], str]
    fraction: Callable[[int, int], str]
    power: Callable[[str, int], str]
    words: Mapping[str, str]
    written: str
    yearless: str
    months: Sequence[str]
    scored: re.Pattern[str]
    dated: re.Pattern[str]
    dialled: re.Pattern[str]
    repeated: str = ""
    money: Collection[str] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How a language writes numbers: its rules, the words that hedge them, the links of a range.

    ``first`` are rules that go before what all languages write alike, ``rules`` those after it. Without
    ``words`` numbers are found, and left to the voice to say. ``changes`` are words around a share, which is
    ``#``, that say that something grew or fell by it. Where ``groups_by_point``, 1.234.567 is a number and no
    version. ``reads_as`` are letters that the rules know
    others by, one for one; ``says_as`` turns what is said into the letters of the language.
    """

    rules: Sequence[NumberRule]
    before: Sequence[tuple[re.Pattern[str], Approx]]
    after: Sequence[tuple[re.Pattern[str], Approx]]
    link: re.Pattern[str]
    first: Sequence[NumberRule] = ()
    words: DigitWords | None = None
    changes: Sequence[tuple[re.Pattern[str], Change]] = ()
    groups_by_point: bool = False
    reads_as: Mapping[int, int | str] = field(default_factory=dict)
    says_as: Callable[[str], str] = str


def table(text: str) -> dict[str, str]:
    """Rows of a sign and its words, with ``|`` or a line's end between them.

    >>> table("km kilometre/kilometres | % percent")
    {'km': 'kilometre/kilometres', '%': 'percent'}
    """
    rows = (row.split(maxsplit=1) for row in re.split(r"[|\n]", text) if row.strip())
    return {sign: words.strip() for sign, words in rows}


def longest_first(signs: Iterable[str]) -> str:
    """A pattern for any of the signs.

    >>> longest_first(["$", "US$"])
    'US\\\\$|\\\\$'
    """
    return "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))


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
