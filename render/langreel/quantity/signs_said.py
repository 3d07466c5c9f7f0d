"""Signs said: a number beside the sign of a unit → its words: 5 € is five euros, and 3 °C three degrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from langreel.digits import decimals, fixed
from langreel.languages.cldr_words import MARKS
from langreel.languages.grammar import PLAIN, Amount, Candidate, DigitWords, Reading, longest_first, table
from langreel.languages.model import Numbers
from langreel.languages.money_signs import money_signs
from langreel.languages.sign_words import sign_words
from langreel.quantity.number_piece import NumberPiece
from langreel.quantity.parse import parse
from langreel.quantity.units import numbers_of, wording

_MEASURES: Final = table("°C °C | °F °F | ℃ °C | ℉ °F | ‰ permille | ° degree")
"""Signs that every language writes alike, and the units that they are of."""
_MINUS: Final = "[-−]"
_SPACE: Final = rf"[\s{MARKS}]"
_DASH: Final = re.compile(r"\s?[-–—]\s?")
_NUMERAL: Final = re.compile(r"\w[^%‰°]*", re.DOTALL)
_DIGITS: Final = re.compile(r"[0-9][0-9.,]*")
_RANGE: Final = re.compile(r"\d\s?[-–—]\s?$")


@dataclass(frozen=True, slots=True)
class SignedNumber:
    """``text[start:end]`` is a number with a ``sign``, which stands ``at`` its place.

    The number alone is ``numeral``, which is worth what was ``counted``, and the ``amount`` that the language
    says. Of what is ``in_range``, it is left to the voice, as that beside it is.
    """

    start: int
    end: int
    numeral: str
    sign: str
    at: int
    counted: Candidate
    in_range: bool = False
    amount: Amount | None = None

    @property
    def value(self) -> Fraction:
        """What it is worth; a year beside a sign is a number."""
        value = self.counted.value
        return Fraction(value.year) if isinstance(value, date) else value


def signs_said(text: str, lang: str) -> Iterator[Reading]:
    """The numbers of a text whose sign no voice says, in words.

    >>> [each.words for each in signs_said("12,50 € oder $ 5", "de")]
    ['zwölf Komma fünf null Euro', 'fünf Dollar']
    """
    numbers = numbers_of(lang)
    for found in _signed_numbers(text, lang):
        yield Reading(found.start, found.end, _words(found, lang, numbers))


def _words(found: SignedNumber, lang: str, numbers: Numbers) -> str:
    """The number, its minus and its unit."""
    negative, words = found.value < 0, numbers.grammar().words
    if words and found.amount and found.sign in words.money:
        return words.amount(replace(found.amount, minus=negative, money=found.sign))
    pattern = _pattern(found, lang, numbers)
    said = pattern.replace("{}", _numeral(found, pattern.partition("{}")[2], words=words, numbers=numbers))
    return _minus(lang, numbers) + said if negative else said


def _pattern(found: SignedNumber, lang: str, numbers: Numbers) -> str:
    unit, power = _units(lang)[found.sign], found.counted.power
    category = numbers.plural(decimals(abs(found.value) / 10**power), power)
    return wording(unit, lang).spoken_for(category)


def _numeral(found: SignedNumber, noun: str, *, words: DigitWords | None, numbers: Numbers) -> str:
    """The number in words, where the language's are known; else its digits, for the voice to read."""
    if words and found.amount:
        return words.amount(replace(found.amount, minus=False))
    digits = re.match(r"[\d.,\s'’٫٬]*\d", found.numeral)
    if numbers.spoken is None or not digits or found.in_range:
        return found.numeral
    _, point, part = digits[0].rpartition(numbers.point)
    plain = fixed(abs(found.value) / 10**found.counted.power, len(part) if point else 0)
    return numbers.spoken.number(plain, found.numeral[digits.end() :], noun)


def _minus(lang: str, numbers: Numbers) -> str:
    if numbers.spoken:
        return numbers.spoken.minus
    word = sign_words(lang).get("−")
    return f"{word} " if word else numbers.minus


# Where they stand


def _signed_numbers(text: str, lang: str) -> Iterator[SignedNumber]:
    plain, signs, taken, pieces = text.translate(PLAIN), _Signs.of(lang), 0, parse(text, lang)
    spoken = pieces if numbers_of(lang).grammar().words else ()
    candidates = [each for piece in pieces for each in piece.candidates]
    for each, following in zip_longest(candidates, candidates[1:]):
        found = _signed(each, plain, signs, taken)
        if found is None or any(piece.start <= found.at < piece.end for piece in spoken):
            continue  # The language's own grammar knows how to say the sign.
        if spoken:
            found = replace(found, amount=_amount(found, spoken))
        elif following:
            found = _to_its_end(found, following, plain, signs=signs)
        taken = found.end
        yield found


def _amount(found: SignedNumber, pieces: Iterable[NumberPiece]) -> Amount | None:
    """What the grammar says of the number without its sign; of a year, its digits."""
    said = (part for piece in pieces for part in piece.said if isinstance(part, Amount) and not part.unit)
    known = next((part for part in said if found.start <= part.start < found.end), None)
    digits = Amount(found.start, found.end, found.numeral) if _DIGITS.fullmatch(found.numeral) else None
    return known or digits


def _to_its_end(found: SignedNumber, following: Candidate, text: str, *, signs: _Signs) -> SignedNumber:
    """Both numbers of a range whose sign stands before the first: $3-5 million."""
    start, end = signs.bare(following, text)
    if found.end > start or not _DASH.fullmatch(text, found.end, start):
        return found
    first = found.end - len(found.numeral)
    return replace(found, end=end, numeral=text[first:end], counted=following, in_range=True)


def _signed(one: Candidate, text: str, signs: _Signs, taken: int) -> SignedNumber | None:
    """The number with the sign before it, or else behind it; ``taken`` is where the last one ended."""
    start, end = signs.bare(one, text)
    front = signs.front.search(text[taken:start]) if start >= taken else None
    back = None if front else signs.back.match(text, end)
    if start < taken or not (front or back) or not _is_bare(one, text, start, end):
        return None
    first = taken + front.start() if front else start - bool(_is_negative(one) and text[start - 1] in "-−")
    first, last = max(first, taken), back.end() if back else end
    beside = front or back
    assert beside
    at = beside.start("sign") + (taken if front else 0)
    in_range = bool(_RANGE.search(text[:first]))
    return SignedNumber(first, last, text[start:end], beside["sign"], at, one, in_range)


def _is_bare(one: Candidate, text: str, start: int, end: int) -> bool:
    """Whether nothing else than a currency or a sign is counted: 5% € is no sum."""
    told = one.unit in ("1", "date") or (start, end) != (one.start, one.end)
    return told and bool(_NUMERAL.fullmatch(text, start, end))


def _is_negative(one: Candidate) -> bool:
    return isinstance(one.value, Fraction) and one.value < 0


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of a language, as patterns before and behind a number, and at the edges of a candidate."""

    front: re.Pattern[str]
    back: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, lang: str) -> _Signs:
        """Those that the language has words for."""
        any_of = longest_first(_units(lang))
        edge = rf"(?:{_SPACE}|{_MINUS}|\+)*"
        return cls(
            re.compile(rf"(?<![A-Za-z]){_MINUS}?(?<![A-Za-z])(?P<sign>{any_of}){_SPACE}?{_MINUS}?$"),
            re.compile(rf"{_SPACE}?(?P<sign>{any_of})(?![0-9A-Za-z])"),
            re.compile(rf"{edge}(?:{any_of})?{edge}"),
            re.compile(rf"{_SPACE}*(?:{any_of})?{_SPACE}*$"),
        )

    def bare(self, one: Candidate, text: str) -> tuple[int, int]:
        """Where the number of a candidate begins and ends, without minus and sign."""
        lead, tail = self.lead.match(text, one.start, one.end), self.tail.search(text, one.start, one.end)
        return lead.end() if lead else one.start, tail.start() if tail else one.end


@lru_cache(maxsize=64)
def _units(lang: str) -> Mapping[str, str]:
    """Units by their signs, where their words say more than the sign."""
    signs = {**_MEASURES, **money_signs(lang)}
    return {sign: unit for sign, unit in signs.items() if sign not in wording(unit, lang).spoken}
