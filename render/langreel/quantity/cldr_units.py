"""CLDR units: the name or the sign of a unit, or a currency → its words in any language that the CLDR has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from langreel import languages
from langreel.languages.grammar import table
from langreel.languages.model import Wording

Patterns = Mapping[str, Any]

PLAIN_KINDS: Final = ("acceleration", "angle", "concentr", "consumption", "duration", "speed", "temperature")
"""Kinds of units whose numbers nobody cuts to 万亿 or trillion."""
PREFIXES: Final = {
    "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "m": -3, "μ": -6, "µ": -6, "n": -9,
}  # fmt: skip
PREFIXED: Final = {
    "Wh": ("energy-kilowatt-hour", 3),
    "W": ("power-watt", 0),
    "t": ("mass-tonne", 0),
    "J": ("energy-joule", 0),
    "g": ("mass-gram", 0),
    "eV": ("energy-electronvolt", 0),
    "Hz": ("frequency-hertz", 0),
    "B": ("digital-byte", 0),
    "V": ("electric-volt", 0),
    "m": ("length-meter", 0),
    "L": ("volume-liter", 0),
    "l": ("volume-liter", 0),
    "Pa": ("pressure-pascal", 0),
}
"""Signs that take a prefix (GWh, Mt): the nearest unit of the CLDR, and the power that it has itself."""
SIGNS: Final = table("""
    m length-meter | L volume-liter | mL volume-milliliter | ml volume-milliliter | ℃ temperature-celsius
    ℉ temperature-fahrenheit | ° angle-degree | mph speed-mile-per-hour | lbs mass-pound | hr duration-hour
    hrs duration-hour | yr duration-year | yrs duration-year | d duration-day | % concentr-percent
    pct concentr-percent | KB digital-kilobyte | µm length-micrometer | c volume-cup
    m2 area-square-meter | km2 area-square-kilometer | cm2 area-square-centimeter
    m3 volume-cubic-meter | km3 volume-cubic-kilometer | cm3 volume-cubic-centimeter
""")
"""Signs beside those of the CLDR, or of which it has several."""


def identifier(name: str) -> str:
    """The CLDR's identifier of a unit by its name or its sign; "" if it has none.

    >>> identifier("kilometer"), identifier("°C"), identifier("ppm"), identifier("people")
    ('length-kilometer', 'temperature-celsius', 'concentr-permillion', '')
    """
    return _identifiers().get(name, "")


def is_known(name: str) -> bool:
    """Whether the CLDR, or ISO 4217, has the unit."""
    return bool(identifier(name) or _is_currency(name) or _prefixed(name))


def is_scaled(name: str) -> bool:
    """Whether its numbers are cut to 万亿 or trillion."""
    return not identifier(name).startswith(PLAIN_KINDS)


def names() -> tuple[str, ...]:
    """All names, for hints."""
    return tuple(name for name in _identifiers() if len(name) > 1)


def worded(name: str, lang: str) -> Wording | None:
    """The words of a unit in a language; None where there are none.

    >>> worded("°C", "en").written, worded("GWh", "es").written, worded("INR", "zh").written
    ('{} degrees Celsius', '{} gigavatios hora', '{}印度卢比')
    """
    from langreel.languages import cldr_wording

    known = _locale(lang)
    if known is None:
        return None
    found = "" if _is_currency(name) else identifier(name)
    if found or not _prefixed(name):
        return cldr_wording.wording(found or name, lang)
    forms = dict(_with_prefix(name, known))
    return _wording(forms) if forms else None


def per(whole: Wording, each: Wording, name: str, lang: str) -> Wording:
    """The words of a unit for one of another: dollars per person, 每人…美元."""
    from langreel.languages import cldr_wording

    return cldr_wording.per(whole, each, identifier(name), lang)


# What Babel has


@lru_cache(maxsize=32)
def _locale(lang: str) -> Patterns | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")._data
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _root() -> Patterns:
    from babel import localedata

    return localedata.load("root")


@cache
def _identifiers() -> Mapping[str, str]:
    """Identifiers by themselves, without their kind, and by sign."""
    patterns = _root()["unit_patterns"]
    kindless = {found.partition("-")[2]: found for found in patterns}
    signs = {
        text.replace("{0}", "").strip(): found
        for found in reversed([*patterns])
        if not found.startswith("concentr-item") and (text := patterns[found].get("short", {}).get("other"))
    }
    return {**signs, **kindless, **{found: found for found in patterns}, **SIGNS}


@cache
def _currencies() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale.parse(languages.COMMON.code).currencies)


def _is_currency(name: str) -> bool:
    return bool(re.fullmatch("[A-Z]{3}", name)) and name in _currencies()


def _forms(found: str, known: Patterns) -> Iterator[tuple[str, str]]:
    """``written``, ``one``, ``compact`` and ``narrow``, as far as there are."""
    widths = known["unit_patterns"].get(found, {})
    long, short = widths.get("long", {}), widths.get("short", {})
    written = long.get("other") or short.get("other")
    if not written:
        return
    yield "written", written.replace("{0}", "{}")
    yield "compact", (short.get("other") or written).replace("{0}", "{}")
    yield (
        "narrow",
        (widths.get("narrow", {}).get("other") or short.get("other") or written).replace("{0}", "{}"),
    )
    if long.get("one"):
        yield "one", long["one"].replace("{0}", "{}")


def _wording(forms: Mapping[str, str]) -> Wording:
    plurals = {"one": forms["one"]} if "one" in forms else {}
    return Wording(
        forms["written"], forms["compact"], forms["written"], plurals=plurals, spoken_plurals=plurals
    )


# Prefixes


def _prefixed(name: str) -> tuple[str, int, int] | None:
    """The unit nearest to a sign with a prefix, its own power of ten, and the sign's."""
    found = re.fullmatch(f"([{''.join(PREFIXES)}])({'|'.join(PREFIXED)})", name)
    return (*PREFIXED[found[2]], PREFIXES[found[1]]) if found else None


def _with_prefix(name: str, known: Patterns) -> Iterator[tuple[str, str]]:
    """Forms of a unit that the CLDR does not name itself: giga before watt-hours."""
    found = _prefixed(name)
    if not found:
        return
    unit, own, power = found
    forms = dict(_forms(unit, known))
    for key, width in (("written", "long"), ("one", "long"), ("compact", "short")):
        here, there = (_prefix(known, width, each) for each in (own, power))
        form = forms.get(key, "")
        if here and not form.replace("{}", "").strip().startswith(here):
            # 千瓦时 has no k to put a G for, but its narrow form, kWh, has.
            form = forms.get("narrow", "") if key == "compact" else form
        word = form.replace("{}", "").strip()
        if word:
            yield key, form.replace(word, there + word.removeprefix(here))


def _prefix(known: Patterns, width: str, power: int) -> str:
    found = known["compound_unit_patterns"].get(f"10p{power}", {})
    text = (found.get(width) or found.get("short") or {}).get("prefix", "")
    return str(text).replace("{0}", "").strip()
