"""CLDR units: the name or the sign of a unit, or a currency → its words in any language that the CLDR has."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


TONNE: Final = "mass-tonne"


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
    return _with_prefix(name, lang, known)


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


# Prefixes


def _prefixed(name: str) -> tuple[str, int, int] | None:
    """The unit nearest to a sign with a prefix, its own power of ten, and the sign's."""
    found = re.fullmatch(f"([{''.join(PREFIXES)}])({'|'.join(PREFIXED)})", name)
    return (*PREFIXED[found[2]], PREFIXES[found[1]]) if found else None


def _with_prefix(name: str, lang: str, known: Patterns) -> Wording | None:
    """Words of a unit that the CLDR does not name itself: giga before watt-hours."""
    from langreel.languages import cldr_wording

    found, numbers = _prefixed(name), languages.numbers(lang)
    if not found:
        return None
    unit, own, power = found
    base = cldr_wording.wording(unit, lang)
    if unit == TONNE and numbers and "t" in numbers.units:
        base = numbers.units["t"]
    if not base:
        return None
    (here, there), (sign, other) = (
        (_prefix(known, width, own), _prefix(known, width, power)) for width in ("long", "short")
    )
    written, plurals = _swapped(base.written, here, there), base.plurals.items()
    forms = {category: _swapped(text, here, there) for category, text in plurals}
    compact = _swapped(base.compact, sign, other)
    if other.isascii() and not _bare(base.compact).isascii():
        # 千瓦时 has no k to put a G for: the sign stands as it is.
        compact = f"{{}}{' ' if ' ' in base.compact else ''}{name}"
    return Wording(written, compact, written, plurals=forms, spoken_plurals=forms)


def _bare(pattern: str) -> str:
    return pattern.replace("{}", "").strip()


def _swapped(pattern: str, here: str, there: str) -> str:
    """The words with another prefix."""
    word = _bare(pattern)
    rest = word.removeprefix(here)
    # Mega and Tonnen are Megatonnen; M and W are MW.
    joined = there + (rest[:1].lower() + rest[1:] if len(there) > 2 else rest)
    return pattern.replace(word, joined)


def _prefix(known: Patterns, width: str, power: int) -> str:
    found = known["compound_unit_patterns"].get(f"10p{power}", {})
    text = (found.get(width) or found.get("short") or {}).get("prefix", "")
    return str(text).replace("{0}", "").strip()
