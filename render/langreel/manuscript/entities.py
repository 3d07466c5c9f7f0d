"""Entities: what a table's row is called → its names in a language: countries have one in each."""

from __future__ import annotations

from functools import cache

from langreel.languages import COMMON


@cache
def names_of(name: str, lang: str) -> tuple[str, ...]:
    """Names that mean what a cell names, in small letters: its own, and the country's in the language.

    >>> names_of("China, Mainland", "zh"), names_of("CN", "es")
    (('china, mainland', '中国'), ('cn', 'china'))
    """
    codes = _codes()
    code = codes.get(name.casefold()) or codes.get(name.partition(",")[0].strip().casefold(), "")
    own = _territories(lang).get(code, "").casefold()
    return tuple(dict.fromkeys(filter(None, (name.casefold(), own))))


@cache
def _territories(lang: str) -> dict[str, str]:
    """Names of countries by ISO code; none in a language that the CLDR does not have."""
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(lang, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return {}


@cache
def _codes() -> dict[str, str]:
    """ISO codes by what tables call countries: by their names in the common language, or themselves."""
    known = {code: name for code, name in _territories(COMMON.code).items() if code.isalpha()}
    return {
        **{code.casefold(): code for code in known},
        **{name.casefold(): code for code, name in known.items()},
    }
