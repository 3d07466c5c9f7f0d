"""Bare digits: the numbers of two lines by their digits alone, where words cannot be read.

What is certain is told: 30 against 3. A number with a large word (26.9万亿) may be written at another power
of ten beside a word that nobody here knows, so only its digits count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langreel import languages
from langreel.languages.grammar import PLAIN

_DIGITS: Final = re.compile(r"(?<![A-Za-z0-9.,])[0-9]+(?:[.,'’\u00a0\u202f\u2009\u066b\u066c][0-9]+)*")
_SPACE: Final = r"[\s\u200e\u200f]*"


@dataclass(frozen=True, slots=True)
class BareNumber:
    """Digits of a text as they stand there; ``scaled`` if a large word follows, None if that is not known."""

    text: str
    start: int
    end: int
    scaled: bool | None

    @property
    def digits(self) -> str:
        """The digits with a point for the sign that is no separator of thousands.

        >>> BareNumber("1.234.567", 0, 9, False).digits, BareNumber("26,9", 0, 4, False).digits
        ('1234567', '26.9')
        """
        *head, tail = re.split("[^0-9]+", self.text)
        return f"{''.join(head)}.{tail}" if head and len(tail) != 3 else "".join((*head, tail))

    def may_be(self, other: BareNumber) -> bool:
        """Whether both may be one number."""
        if False in (self.scaled, other.scaled):
            return self.digits == other.digits
        return _significant(self.digits) == _significant(other.digits)


def bare_numbers(text: str, lang: str) -> list[BareNumber]:
    """The numbers in digits that stand in a text.

    >>> [(each.text, each.scaled) for each in bare_numbers("1980年26.9万亿", "zh")]
    [('1980', False), ('26.9', True)]
    """
    plain, scaled = text.translate(PLAIN), _scaled(lang)
    return [
        BareNumber(found[0], found.start(), found.end(), scaled and bool(scaled.match(plain, found.end())))
        for found in _DIGITS.finditer(plain)
    ]


def left_over(here: Sequence[BareNumber], there: Sequence[BareNumber]) -> list[BareNumber]:
    """Numbers of one side that are none of the other's."""
    rest, only = [*there], []
    for number in here:
        twin = next((other for other in rest if number.may_be(other)), None)
        if twin:
            rest.remove(twin)
        else:
            only.append(number)
    return only


def _scaled(lang: str) -> re.Pattern[str] | None:
    """What a large word after digits looks like; None where nobody knows."""
    numbers = languages.numbers(lang)
    if numbers is None or not numbers.large:
        return None
    words = sorted({each.word for each in (*numbers.large, *numbers.short)}, key=len, reverse=True)
    return re.compile(rf"{_SPACE}(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _significant(digits: str) -> str:
    return digits.replace(".", "").strip("0")
