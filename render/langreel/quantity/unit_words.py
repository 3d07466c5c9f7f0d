"""Unit words: what stands beside a number that no language knows a word for → the unit that it is counted in.

A language's own grammar knows its money, tonnes and years. Here are the words of the project's units in any
language, and the signs that all languages write alike (ppm, °C, GWh).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from langreel import languages
from langreel.languages.grammar import PLAIN_SIGNS, Candidate
from langreel.languages.model import Wording
from langreel.quantity import cldr_units
from langreel.quantity.project_units import in_text
from langreel.quantity.units import numbers_of

SIGN: Final = re.compile(r"[^\W\d_]*[%‰°℃℉²³/]*[^\W\d_]*[²³]?$")
"""The letters and signs that a candidate ends with."""
MEASURES: Final = (
    "°C", "°F", "ppm", "ppb", "km", "m", "cm", "mm", "mi", "ft", "km²", "m²", "ha", "km³", "m³", "L", "kg",
    "g", "kWh", "MWh", "GWh", "TWh", "kW", "MW", "GW", "W", "J", "kcal", "Mt", "Gt", "km/h", "m/s", "hPa",
    "GB", "TB", "kg/m²", "W/m²",
)  # fmt: skip
"""Units of the CLDR whose words are looked for, in the language of the text."""
LEADING: Final = re.compile(r"[^\w]*[0-9][0-9.,\s\u00a0\u202f'’]*")
"""The digits that a candidate begins with."""


def with_units(candidates: Iterable[Candidate], text: str, lang: str) -> Iterator[Candidate]:
    """The candidates; those without a unit with that whose words or sign stand beside them."""
    own = tuple(form for name, words in in_text(text, lang) for form in _forms(name, words.texts, lang))
    end = 0
    for each in candidates:
        if each.start < end:
            continue  # The million of parts per million.
        found = next((found for form in own if (found := form.of(each, text))), None) or _signed(each, text)
        if found is each and each.unit == "1" and isinstance(each.value, Fraction) and not each.weak:
            found = _measured(each, text, lang)
        end = found.end if found is not each else 0
        yield found


def _measured(one: Candidate, text: str, lang: str) -> Candidate:
    """A number with the words of the CLDR around it."""
    around, after = _measures(lang)
    for each in (one, *_without_power(one, text)):
        if found := next((found for form in around if (found := form.of(each, text))), None):
            return found
        words = after.pattern.match(text, _end(each, text))
        if words and (each is one or words[1] not in _large_words(lang)):
            return replace(each, end=words.end(), unit=after.units[_plain(words[1])], open=False)
    return one


@lru_cache(maxsize=32)
def _large_words(lang: str) -> frozenset[str]:
    """Words for powers of ten, which are no units even where the CLDR has one of the same letters."""
    return frozenset(large.word for large in numbers_of(lang).large)


def _end(one: Candidate, text: str) -> int:
    """Where a number ends, without spaces after it."""
    return one.start + len(text[one.start : one.end].rstrip())


def _without_power(one: Candidate, text: str) -> Iterator[Candidate]:
    """The number without its word for a power of ten, which may begin a unit's: 2千克, 421 Millionstel."""
    digits = LEADING.match(text, one.start, one.end)
    if one.power and digits and isinstance(one.value, Fraction):
        yield replace(one, end=digits.end(), value=one.value / 10**one.power, power=0)


@dataclass(frozen=True, slots=True)
class _Suffixes:
    """Words after a number, as one pattern, and the units that they are of."""

    pattern: re.Pattern[str]
    units: Mapping[str, str]


@lru_cache(maxsize=32)
def _measures(lang: str) -> tuple[tuple[_Form, ...], _Suffixes]:
    """The words of the CLDR in a language: those around a number, and those that only follow it."""
    around, after = list[_Form](), dict[str, str]()
    for unit in MEASURES:
        words = _words_of(unit, lang)
        for pattern in words.texts if words else ():
            before, _, behind = pattern.partition("{}")
            if before.strip():
                around += _forms(unit, (pattern,), lang)
            elif len(_plain(behind)) > 1:
                after.setdefault(_plain(behind), unit)
    edge = r"(?!\w)" if languages.of(lang).spaced else r"(?![0-9A-Za-z])"
    longest = sorted(after, key=len, reverse=True)
    listed = "|".join(r"\s".join(map(re.escape, words.split())) for words in longest) or "(?!)"
    return tuple(around), _Suffixes(re.compile(rf"\s*({listed}){edge}", re.IGNORECASE), after)


def _words_of(unit: str, lang: str) -> Wording | None:
    """The words of the CLDR for a unit, or for one of two."""
    words = cldr_units.worded(unit, lang)
    if words or "/" not in unit:
        return words
    whole, each = (cldr_units.worded(part, lang) for part in unit.split("/"))
    return cldr_units.per(whole, each, unit.split("/")[1], lang) if whole and each else None


def _plain(words: str) -> str:
    """Words without case and odd spaces."""
    return " ".join(words.lower().split())


class _Form:
    """The words of a unit around a number."""

    def __init__(self, unit: str, pattern: str, spaced: bool) -> None:
        before, _, after = pattern.partition("{}")
        edge = r"(?!\w)" if spaced and after[-1:].isalnum() else ""
        self.unit = unit
        minus = r"(?P<minus>[-−]?)" if before.strip() else "(?P<minus>)"
        self.before = re.compile(rf"{_loose(before)}{minus}$", re.IGNORECASE)
        self.after = re.compile(rf"{_loose(after)}{edge}", re.IGNORECASE)

    def of(self, one: Candidate, text: str) -> Candidate | None:
        """The candidate in this unit; None where its words do not stand there."""
        counted = _counted(one, text)
        before = self.before.search(text, 0, one.start)
        after = self.after.match(text, _end(one, text))
        if not (counted and before and after):
            return None
        found = replace(counted, start=before.start(), end=after.end(), unit=self.unit, open=False)
        # Where words stand before a number, its sign does not: 攝氏 −3 度.
        if before["minus"] and isinstance(found.value, Fraction):
            return replace(found, value=-found.value)
        return found


@lru_cache(maxsize=256)
def _forms(name: str, texts: tuple[str, ...], lang: str) -> tuple[_Form, ...]:
    spaced = languages.of(lang).spaced
    words = {pattern: pattern.replace("{}", "").strip() for pattern in texts}
    # A project may write t for what it counts: that stays a tonne.
    return tuple(
        _Form(name, pattern, spaced)
        for pattern, word in words.items()
        if word and (word == name or not cldr_units.is_known(word))
    )


def _loose(words: str) -> str:
    """Words with any space between them and the number, or none."""
    return r"\s?".join(re.escape(part) for part in words.split(" "))


def _counted(one: Candidate, text: str) -> Candidate | None:
    """A candidate that is a bare number, or a year that may as well be one; None for any other."""
    if one.unit == "1" and isinstance(one.value, Fraction):
        return one
    digits = text[one.start : one.end]
    if one.unit == "date" and one.digits == 1 and isinstance(one.value, date) and digits.isdigit():
        plain = digits.rstrip("0")
        return replace(one, value=Fraction(int(digits)), digits=max(1, len(plain)))
    return None


def _signed(one: Candidate, text: str) -> Candidate:
    """A bare number with the sign that its language took for a sign, or that no language takes otherwise."""
    if one.unit != "1" or isinstance(one.value, date):
        return one
    taken = SIGN.search(text[one.start : one.end])
    if taken and cldr_units.is_known(taken[0]) and not _is_power(one, text, taken[0]):
        return replace(one, unit=taken[0], open=False)
    after = PLAIN_SIGNS.match(text, one.end)
    return replace(one, end=after.end(), unit=after[1], open=False) if after else one


def _is_power(one: Candidate, text: str, letter: str) -> bool:
    """Whether a letter is the word for a power of ten (5m people), no sign of a unit."""
    return bool(one.power and re.search(rf"[0-9]\s?{re.escape(letter)}$", text[one.start : one.end]))
