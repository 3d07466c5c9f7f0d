"""Units: what can be counted, and its words: the project's own, else the language's, else those of the CLDR.

A unit is a currency (``USD``), a name of the CLDR (``kilometer``) or its sign (``km``, ``GWh``, ``ppm``), one
for another (``kg/m²``, ``USD per people``), or what the project declares in ``data/units.yaml``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from langreel import languages
from langreel.errors import ContentError, perhaps
from langreel.languages.model import Numbers, Wording
from langreel.quantity import cldr_units
from langreel.quantity.project_units import UnitsHere, announce, units_here

PER: Final = (" per ", "/")
"""What stands between a unit and the one that it is counted for."""


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
"""Units whose words are each language's own; beside them stand those of the CLDR and of the project."""


def listed() -> tuple[str, ...]:
    """The units that have names of their own here: ours, then the project's."""
    return tuple(dict.fromkeys((*UNITS, *units_here().units)))


def is_unit(name: str) -> bool:
    """Whether something can be counted in this."""
    here = units_here()
    announce(here, _named(name))
    return _found(name, here) is not None


def unit(name: str) -> Unit:
    """The unit of that name; ContentError, with the entry to write, if there is none."""
    here = units_here()
    announce(here, _named(name))
    found = _found(name, here)
    if not found:
        hint = unknown_hint(name, (languages.COMMON.code,))
        raise ContentError(f"unknown unit {name!r}", hint=hint)
    return found


@lru_cache(maxsize=1024)
def _found(name: str, here: UnitsHere) -> Unit | None:
    own, known = here.units.get(name), _known(name, here)
    if own:
        return Unit(name, known.scaled if known and own.scaled is None else own.scaled is not False)
    return known


def _known(name: str, here: UnitsHere) -> Unit | None:
    """A unit that no project need declare."""
    known = UNITS.get(name) or UNITS.get(canonical(name))
    if known:
        return replace(known, name=name)
    if cldr_units.is_known(name):
        return Unit(name, cldr_units.is_scaled(name))
    parts = unit_parts(name)
    whole = _found(parts[0], here) if parts else None
    return Unit(name, whole.scaled) if parts and whole and _found(parts[1], here) else None


@lru_cache(maxsize=1024)
def _named(name: str) -> tuple[str, ...]:
    """A unit, and those that it is made of."""
    return (name, *(each for part in unit_parts(name) or () for each in _named(part)))


def canonical(name: str) -> str:
    """One name for a unit that has several: km and kilometer are length-kilometer.

    >>> canonical("km"), canonical("kilometer"), canonical("tonne"), canonical("USD")
    ('length-kilometer', 'length-kilometer', 't', 'USD')
    """
    if name in UNITS:
        return name
    found = cldr_units.identifier(name)
    return _OURS.get(found, found) or name


_OURS: Final = {
    "mass-tonne": "t", "duration-year": "years", "duration-month": "months", "duration-week": "weeks",
    "duration-day": "days", "concentr-percent": "percent",
}  # fmt: skip
"""Units of the CLDR that have a name here, and words in each language."""


def unit_parts(name: str) -> tuple[str, str] | None:
    """What is counted, and for one of what: kg, m² of kg/m²; the last "per" counts."""
    for sign in PER:
        whole, found, each = name.rpartition(sign)
        if found and whole.strip() and each.strip():
            return whole.strip(), each.strip()
    return None


def unknown_hint(name: str, langs: Sequence[str]) -> str:
    """What to do about a unit that nobody knows: the nearest one, or the entry to write."""
    words = ", ".join(f'{lang}: {{written: "{{}} {name}"}}' for lang in langs)
    near = difflib.get_close_matches(name, listed(), n=1)
    near = near or difflib.get_close_matches(name, cldr_units.names(), n=1, cutoff=0.8)
    entry = f"declare it in data/units.yaml as {name}: {{{words}}}"
    return f"perhaps you meant {near[0]!r}? Else {entry}" if near else entry


def numbers_of(lang: str) -> Numbers:
    """How a language writes numbers; ContentError if nobody knows it."""
    numbers = languages.numbers(lang)
    if numbers is None:
        hint = perhaps(lang, languages.LANGUAGES)
        raise ContentError(f"numbers are not known in {lang!r}: CLDR has no such language", hint=hint)
    return numbers


def wording(name: str, lang: str) -> Wording:
    """The words of a unit in a language; ContentError, with the entry to write, if there are none."""
    unit(name)
    here = units_here()
    announce(here, _named(name), lang)
    words = _worded(name, lang, here)
    if words is None:
        entry = f'{name}: {{{lang}: {{written: "{{}} …"}}}}'
        raise ContentError(f"unit {name!r} has no words in {lang!r}", hint=f"add to data/units.yaml: {entry}")
    return words


@lru_cache(maxsize=1024)
def _worded(name: str, lang: str, here: UnitsHere) -> Wording | None:
    return next(_wordings(name, lang, here), None)


def _wordings(name: str, lang: str, here: UnitsHere) -> Iterator[Wording]:
    """The words of a unit from the nearest source to the farthest."""
    own, numbers = here.units.get(name), languages.numbers(lang)
    if own and (words := own.wording(lang)):
        yield words
    if numbers and canonical(name) in numbers.units:
        yield numbers.units[canonical(name)]
    if name in ("1", "date"):
        yield Wording("{}", "{}", "{}")
    if words := cldr_units.worded(name, lang):
        yield words
    parts = unit_parts(name)
    if parts:
        whole, each = (_worded(part, lang, here) for part in parts)
        if whole and each:
            yield cldr_units.per(whole, each, parts[1], lang)
