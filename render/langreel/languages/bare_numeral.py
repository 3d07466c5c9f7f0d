"""Bare numerals: a number in digits or in words, without its large word and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from langreel.languages.cldr_words import SPACE
from langreel.languages.idioms import Idioms
from langreel.languages.model import Numbers


@dataclass(frozen=True, slots=True)
class BareNumeral:
    """``text[start:end]`` is worth this; ``places`` are its decimals, None without a point.

    ``digits`` are those that it is written in, empty where it is in words; ``power`` is that of a word which
    holds one itself (mil, tausend).
    """

    start: int
    end: int
    value: Fraction
    places: int | None
    digits: str = ""
    power: int = 0


@dataclass(frozen=True, eq=False)
class NumeralReader:
    """Reads the numerals of one language."""

    numbers: Numbers
    idioms: Idioms

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What may be a numeral."""
        words = self.idioms.numerals
        return re.compile(self._digits + (f"|{words.pattern}" if words else ""))

    def read(self, found: re.Match[str]) -> BareNumeral | None:
        """The numeral of a match; None where its words are none."""
        if found[0][0].isdigit():
            whole, part = self._split(found[0])
            value = Fraction(f"{whole}.{part}" if part else whole)
            return BareNumeral(*found.span(), value, len(part) if part else None, found[0])
        words = self.idioms.numerals
        number = words.read(found.string, *found.span()) if words else None
        if number is None:
            return None
        value = number.value + Fraction(f"0.{number.decimals or 0}")
        # A hyphen may tie the numeral to its large word: un demi-million.
        end = number.end + found.string.startswith("-", number.end)
        places = len(number.decimals) if number.decimals else None
        return BareNumeral(found.start(), end, value, places, power=3 if value and value % 1000 == 0 else 0)

    def next(self, text: str, at: int) -> BareNumeral | None:
        """The numeral that follows, after spaces and what stands between the words of one."""
        words = self.idioms.numerals
        glue = rf"(?:{SPACE}+(?:{words.glue}){SPACE}+)|" if words and words.glue else ""
        gap = re.compile(f"(?:{glue}{SPACE}*)").match(text, at)
        found = self.pattern.match(text, gap.end() if gap else at)
        return self.read(found) if found else None

    @cached_property
    def _digits(self) -> str:
        """Digits as the language writes them, and as others do where that cannot be mistaken."""
        numbers, (first, rest) = self.numbers, self.numbers.groups
        grouped = rf"[0-9]{{1,3}}(?:{self._comma}[0-9]{{{rest}}})*{self._comma}[0-9]{{{first}}}(?![0-9])"
        foreign = r"|[0-9]+\.[0-9]{1,2}(?![0-9.])" if numbers.point != "." else ""
        return rf"(?:{grouped}(?:{self._point}[0-9]+)?{foreign}|[0-9]+(?:{self._point}[0-9]+)?)"

    @property
    def _comma(self) -> str:
        """What sets thousands apart: the language's own sign, a space that does not break, a further sign."""
        comma = self.numbers.comma
        own = r"\s" if comma.isspace() else "'’" if comma in ("'", "’") else re.escape(comma)
        further = (" " if self.idioms.spaces else "") + ("." if self.numbers.point == "," else "")
        return rf"[{own}{further}\u00a0\u202f\u2009\u066c]"

    @property
    def _point(self) -> str:
        return rf"[{re.escape(self.numbers.point)}\u066b]"

    def _split(self, digits: str) -> tuple[str, str]:
        """Digits before and after the point, without separators."""
        found = re.fullmatch(r"([0-9]+)\.([0-9]{1,2})", digits) or re.fullmatch(
            rf"(.*?)(?:{self._point}([0-9]+))?", digits, re.DOTALL
        )
        assert found
        return re.sub("[^0-9]", "", found[1]), found[2] or ""
