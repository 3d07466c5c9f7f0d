"""Unit words: what stands beside a number that no language knows a word for → the unit that it is counted in.

A language's own grammar knows its money, tonnes and years. Here are the words of the project's units in any
language, and the signs that all languages write alike (ppm, °C, GWh).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from langreel import languages
from langreel.languages.grammar import Candidate
from langreel.quantity import cldr_units
from langreel.quantity.project_units import in_text

SIGN: Final = re.compile(r"[^\W\d_]*[%‰°℃℉²³/]*[^\W\d_]*[²³]?$")
"""The letters and signs that a candidate ends with."""
PLAIN_SIGNS: Final = re.compile(
    r"\s?(ppm|ppb|°C|°F|℃|℉|[kMGTPE]Wh|[kMGT]W|[MG]t|[kMGTPE]J|k[mg]|[kc]m[²³]|kg/m[²³]|W/m²|g/km|km/h|m/s|[hk]Pa"
    r"|[kMG]Hz|[kMGTP]B)(?![\w²³/])"
)
"""Signs that mean nothing else after a number, in any language."""


def with_units(candidates: Iterable[Candidate], text: str, lang: str) -> Iterator[Candidate]:
    """The candidates; those without a unit with that whose words or sign stand beside them."""
    own = tuple(form for name, words in in_text(text, lang) for form in _forms(name, words.texts, lang))
    for each in candidates:
        yield next((found for form in own if (found := form.of(each, text))), None) or _signed(each, text)


class _Form:
    """The words of a unit around a number."""

    def __init__(self, unit: str, pattern: str, spaced: bool) -> None:
        before, _, after = pattern.partition("{}")
        edge = r"(?!\w)" if spaced and after[-1:].isalnum() else ""
        self.unit = unit
        self.before = re.compile(rf"{_loose(before)}$", re.IGNORECASE)
        self.after = re.compile(rf"{_loose(after)}{edge}", re.IGNORECASE)

    def of(self, one: Candidate, text: str) -> Candidate | None:
        """The candidate in this unit; None where its words do not stand there."""
        counted = _counted(one, text)
        before = self.before.search(text, 0, one.start)
        after = self.after.match(text, one.end)
        if not (counted and before and after):
            return None
        return replace(counted, start=before.start(), end=after.end(), unit=self.unit, open=False)


@lru_cache(maxsize=256)
def _forms(name: str, texts: tuple[str, ...], lang: str) -> tuple[_Form, ...]:
    spaced = languages.of(lang).spaced
    return tuple(_Form(name, pattern, spaced) for pattern in texts if pattern.replace("{}", "").strip())


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
