"""Units: what can be counted here. The words for them are the languages' own.

A new unit is a row here and a wording in each language that has numbers (``languages/*/number_forms.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from langreel import languages
from langreel.errors import ContentError, perhaps
from langreel.languages.model import Numbers, Wording


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. ``scaled`` numbers are cut to 万亿 or trillion; others are written out whole."""

    name: str
    scaled: bool = True


UNITS: Final[Mapping[str, Unit]] = {
    unit.name: unit
    for unit in (
        Unit("1"),
        Unit("USD"),
        Unit("CNY"),
        Unit("EUR"),
        Unit("JPY"),
        Unit("GBP"),
        Unit("percent", scaled=False),
        Unit("point", scaled=False),
        Unit("t"),
        Unit("USD/oz", scaled=False),
        Unit("times", scaled=False),
        Unit("years", scaled=False),
        Unit("months", scaled=False),
        Unit("weeks", scaled=False),
        Unit("days", scaled=False),
        Unit("date", scaled=False),
    )
}


def unit(name: str) -> Unit:
    """The unit of that name; ContentError if there is none."""
    if name not in UNITS:
        raise ContentError(f"unknown unit {name!r}", hint=perhaps(name, UNITS))
    return UNITS[name]


def numbers_of(lang: str) -> Numbers:
    """How a language writes numbers; ContentError if that is not known here."""
    numbers = languages.of(lang).numbers
    if numbers is None:
        hint = perhaps(lang, languages.with_numbers())
        raise ContentError(f"numbers cannot be written in {lang!r} yet", hint=hint)
    return numbers


def wording(name: str, lang: str) -> Wording:
    """The words of a unit in a language."""
    known, numbers = unit(name), languages.of(lang).numbers
    if numbers is None or known.name not in numbers.units:
        hint = perhaps(lang, _worded_in(known.name))
        raise ContentError(f"unit {name!r} has no words in {lang!r}", hint=hint)
    return numbers.units[known.name]


def _worded_in(name: str) -> list[str]:
    """The languages that have words for a unit."""
    return [code for code in languages.with_numbers() if name in numbers_of(code).units]
