"""A grammar of numbers from what CLDR knows of a language: digits, large words, units, months.

It finds all that ``quantity.write`` writes, and what texts have beside it: other forms of the same words,
numbers without a separator, spaces of any width, marks of direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from langreel.languages.bare_numeral import BareNumeral, NumeralReader
from langreel.languages.cldr_dates_found import dates, in_digits
from langreel.languages.cldr_words import JOINED, MARKS
from langreel.languages.grammar import PLAIN_SIGNS, Candidate, Grammar, NumberRule, found_date, measure
from langreel.languages.idioms import NO_IDIOMS, Idioms
from langreel.languages.model import LargeWord, Numbers
from langreel.languages.words_beside import NOTHING, Beside, Place, first_beside, large_words, unit_words

_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_FAR_YEAR: Final = re.compile(r"1[0-8][0-9]{2}|2[1-9][0-9]{2}")
_LABEL: Final = re.compile(r"(?:[^\W\d_\u0e00-\u11ff\u1780-\u17ff\u3040-\ud7ff]-?|[0-9][:/])$")
"""What stands before digits that name something: G7, F-16, 1:10. Scripts without spaces have no say in it."""
_TIMES: Final = ("years", "months", "weeks", "days")


def grammar(numbers: Numbers, scales: Sequence[LargeWord], idioms: Idioms = NO_IDIOMS) -> Grammar:
    """The grammar of a language, from its numbers, all its large words, and what is known of its idioms."""
    numerals = NumeralReader(numbers, idioms)
    reader = _QuantityReader(numerals, idioms, large_words(scales, idioms), unit_words(numbers.units, idioms))
    number = NumberRule("number", numerals.pattern, reader.counts)
    return Grammar(
        (*dates(numbers, idioms), *idioms.rules, number), idioms.before, idioms.after, idioms.linked,
        first=(in_digits(numbers),), groups_by_point=numbers.comma == ".",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _QuantityReader:
    """What one language's quantities look like, ready to match."""

    numerals: NumeralReader
    idioms: Idioms
    scales: Sequence[Beside]
    units: Sequence[Beside]

    def counts(self, found: re.Match[str]) -> Iterator[Candidate]:
        """A number with its minus, its large word and its unit."""
        text, bare = found.string, self.numerals.read(found)
        if bare is None:
            return
        number = self._with_large_words(text, bare)
        inner, negative = _minus(text, number.start)
        place, unit = self._unit(text, replace(number, start=inner))
        if not number.power and self._names(text, number, place[1]):
            return
        if unit is NOTHING and place == found.span() and self._is_year(text, number):
            yield from found_date(found, int(number.digits))
            return
        start, minus = _minus(text, place[0])
        told = measure(number.value, number.places, number.power)
        value = told.value * unit.size * (-1 if minus or negative else 1)
        weak, alone = _is_weak(number, unit), unit is NOTHING and place == (inner, number.end)
        yield Candidate(start, place[1], value, unit.unit, told.digits, "", weak, alone, number.power)

    # Large words

    def _with_large_words(self, text: str, bare: BareNumeral) -> BareNumeral:
        """A numeral with its large word, and more of them (1조 3200억) while the words fall."""
        number = self._scaled(text, bare)
        while number.power and number.places is None:
            more = self.numerals.next(text, number.end)
            following = self._scaled(text, more) if more and more.places is None else None
            if not following or not self._goes_on(text, number, following):
                break
            number = replace(
                number,
                end=following.end,
                value=number.value + following.value,
                power=following.power,
                digits="",
            )
        return number

    def _scaled(self, text: str, bare: BareNumeral) -> BareNumeral:
        """A numeral with the large word beside it; a unit of the same letters wins."""
        number = bare.start, bare.end
        found = first_beside(self.scales, text, number)
        unit = first_beside(self.units, text, number) if found else None
        if not found or (unit and unit[0][1] >= found[0][1] and not first_beside(self.units, text, found[0])):
            return bare
        (start, end), power = found[0], found[1].power
        return BareNumeral(start, end, bare.value * 10**power, bare.places, power=power)

    def _goes_on(self, text: str, number: BareNumeral, following: BareNumeral) -> bool:
        """Whether a number goes on: 1조 3200억, dos mil quinientos, 3억 5000; not 3 millones 5 millones."""
        if following.value >= 10**number.power or following.power >= number.power:
            return False
        return bool(following.power or not following.digits or JOINED.match(text[number.end - 1]))

    # What is counted

    def _unit(self, text: str, number: BareNumeral) -> tuple[Place, Beside]:
        """Where a number stands with its unit, which no word between two numbers is: 2 a 3 %."""
        place = number.start, number.end
        link = self.idioms.linked.match(text, number.end)
        if link and self.numerals.pattern.match(text, link.end()):
            return place, NOTHING
        return first_beside(self.units, text, place) or (place, NOTHING)

    def _is_year(self, text: str, number: BareNumeral) -> bool:
        """Whether bare digits are a year: 1998, and en 1776, but not 2000 personas or 2000명."""
        before, after = text[: number.start], text[number.end :]
        things = self.idioms.things and re.match(rf"\s+(?:{self.idioms.things})\b", after, re.IGNORECASE)
        if things or JOINED.match(after):
            return False
        told = self.idioms.in_year and re.search(rf"\b(?:{self.idioms.in_year})\s+$", before, re.IGNORECASE)
        return bool(_YEAR.fullmatch(number.digits) or (told and _FAR_YEAR.fullmatch(number.digits)))

    def _names(self, text: str, number: BareNumeral, end: int) -> bool:
        """Whether digits name something instead of counting it: G7, F-16, 1:10, 5G, 5th."""
        if not number.digits:
            return False
        before, nth, nth_before = text[: number.start], self.idioms.nth, self.idioms.nth_before
        if nth_before and re.search(nth_before, before):
            return True
        alone = end == number.end and not PLAIN_SIGNS.match(text, end)
        named = alone and re.match(rf"[A-Za-z]|[:/][0-9]{nth and '|' + nth}", text[end:])
        return bool(named or _LABEL.search(before))


def _is_weak(number: BareNumeral, unit: Beside) -> bool:
    """Whether a number counts too little to be a quantity: three countries, one year, once, half."""
    spelt = not number.digits and not number.power
    if (
        number.value == 1
        and unit.size == Fraction(1)
        and unit.unit in (*_TIMES, *(("times",) if spelt else ()))
    ):
        return True
    return spelt and unit.unit == "1" and number.value <= 10


def _minus(text: str, start: int) -> tuple[int, bool]:
    """Where a number begins with its minus, and whether it has one: a dash after a number or word is none."""
    found = re.search(rf"[{MARKS}]*-[{MARKS}]*$", text[:start])
    negative = bool(found and not re.search(r"\w$|[0-9%]\s*$", text[: found.start()]))
    return (found.start(), True) if found and negative else (start, False)
