"""Numerals in words as they stand in texts → numbers: treinta y cinco, dreihundert, deux mille.

The words for 0 to 999 come from num2words; larger numbers are those with a large word behind them, which the
grammar reads as it reads those behind digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Final

from langreel.languages.cldr_words import LETTER, NO_LETTER_BEFORE

_BELOW: Final = 1000
_GAP: Final = r"[\s-]+"


@dataclass(frozen=True, slots=True)
class InWords:
    """A number in words that ends at ``end``; ``decimals`` are the digits said behind the point."""

    value: Fraction
    end: int
    decimals: str = ""


@dataclass(frozen=True, eq=False)
class NumeralWords:
    """The numerals of a language.

    ``forms`` gives the other forms of a word (dos, una, doscientas), ``thousand`` is the word for a thousand
    that may stand without a number before it or, where ``joined``, inside of a word (zweitausendfünf).
    ``point`` is what is said for the decimal point, ``glue`` what may stand between the parts of a number.
    ``extra`` are further words with their values, such as half, ``tail`` (a pattern) what may stand at a
    numeral's end within its word.
    """

    lang: str
    thousand: str
    point: str
    glue: str = ""
    joined: bool = False
    tail: str = ""
    forms: Callable[[int, str], Iterable[str]] = field(default=lambda number, text: ())
    extra: Mapping[str, Fraction] = field(default_factory=dict)

    @cached_property
    def values(self) -> dict[str, Fraction]:
        """What each numeral is worth, from 0 to 999, and a thousand."""
        from num2words import num2words

        found = {word: Fraction(1000) for word in self.thousand.split("|")} | dict(self.extra)
        for number in range(_BELOW):
            text = num2words(number, lang=self.lang).lower()
            for form in (text, *self.forms(number, text)):
                found.setdefault(_plain(form), Fraction(number))
        return found

    @cached_property
    def pattern(self) -> str:
        """A pattern for anything that may be a numeral."""
        words = {word for text in self.values for word in text.split()} - set(self.glue.split("|"))
        alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        if self.joined:
            pieces = sorted(
                {word for word in words if self.values.get(word, 0) <= 20} | self._pieces, key=len
            )
            alternatives = "(?:" + "|".join(map(re.escape, reversed(pieces))) + ")+"
        between = rf"(?:{_GAP}(?:(?:{self.glue}){_GAP})?)" if self.glue else _GAP
        return rf"{NO_LETTER_BEFORE}(?i:{alternatives})(?:{between}(?i:{alternatives}))*{self._end}"

    @property
    def _end(self) -> str:
        return f"(?:(?!{LETTER})|(?={self.tail}))" if self.tail else f"(?!{LETTER})"

    @property
    def _pieces(self) -> set[str]:
        """What long numerals in one word are made of."""
        tens = {
            word for word, value in self.values.items() if value % 10 == 0 and value < 100 and " " not in word
        }
        hundred = {word for word, value in self.values.items() if value == 100}
        return (
            tens
            | {word[:-1] for word in tens}
            | hundred
            | set(self.thousand.split("|"))
            | set(self.glue.split("|")) - {""}
        )

    def read(self, text: str, start: int, end: int) -> InWords | None:
        """The numeral at ``text[start:]``, as long as it is one; None if there is none."""
        words = [*re.finditer(r"[^\s-]+", text[:end][start:])]
        for count in range(len(words), 0, -1):
            value = self._value(_plain(text[start : start + words[count - 1].end()]))
            if value is not None:
                return self._with_decimals(InWords(value, start + words[count - 1].end()), text)
        return None

    def _value(self, plain: str) -> Fraction | None:
        """The value of a numeral, with a thousand inside of it where numerals are one word."""
        if plain in self.values:
            return self.values[plain]
        parts = re.fullmatch(rf"(.*?)(?:{self.thousand})(.*)", plain) if self.joined else None
        if not parts:
            return None
        many, rest = (
            self.values.get(part) if part else default for part, default in zip(parts.groups(), (1, 0))
        )
        return None if many is None or rest is None else Fraction(many * 1000 + rest)

    def _with_decimals(self, whole: InWords, text: str) -> InWords:
        """The numeral with what is said behind its point: coma tres dos, Komma fünf."""
        point = re.compile(rf"\s+(?:{self.point})((?:\s+{self.pattern}))", re.I).match(text, whole.end)
        if not point:
            return whole
        digits, end = "", point.start(1)
        for word in re.finditer(r"\S+", point[1]):
            value = self.values.get(_plain(word[0]))
            if value is None:
                break
            digits, end = digits + str(value), point.start(1) + word.end()
        joined = self._value(_plain(point[1]))
        if joined is not None and " " in _plain(point[1]):
            digits, end = str(joined), point.end(1)
        return InWords(whole.value, end, digits) if digits else whole


def _plain(text: str) -> str:
    return " ".join(re.split(_GAP, text.lower().strip()))
