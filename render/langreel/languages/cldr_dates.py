"""Dates by CLDR: names of months, and the patterns of a year, a month and a day, in text and on an axis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from babel import Locale, localedata
from babel.localedata import LocaleDataDict

_FIELD: Final = re.compile(r"'([^']*)'|([A-Za-z])\2*|.", re.DOTALL)
_NAMES: Final = {
    "y": "{year}", "MMMM": "{name}", "MMM": "{abbr}", "LLLL": "{lone}", "LLL": "{lone_abbr}",
    "M": "{month}", "MM": "{month}", "L": "{month}", "LL": "{month}", "d": "{day}", "dd": "{day}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Names of the months, in a date and alone, whole and short."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    lone: tuple[str, ...]
    lone_short: tuple[str, ...]


def month_names(data: LocaleDataDict) -> MonthNames:
    """The names of the months in a locale."""
    in_dates = data["months"]["format"]
    alone = data["months"]["stand-alone"] if _has_lone_names(data) else in_dates
    widths = ("wide", "abbreviated")
    return MonthNames(*(_names(names, width) for names in (in_dates, alone) for width in widths))


def _names(names: LocaleDataDict, width: str) -> tuple[str, ...]:
    return tuple(str(names[width][month]) for month in range(1, 13))


def _has_lone_names(data: LocaleDataDict) -> bool:
    """Whether a locale has names of its own for months alone.

    Babel keeps what an alias of its root led to in the last locale: what is inherited from the root may be
    Hebrew or Thai.
    """
    root = localedata.load("root")["months"]["stand-alone"]
    return data._data["months"].get("stand-alone") is not root


def patterns(where: Locale, data: LocaleDataDict) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """The patterns of a text's dates and of an axis's, each for year, month and day."""
    skeletons = where.datetime_skeletons
    era = str(data["eras"]["abbreviated"].get(1, ""))
    year, month, short = (_read(skeletons.get(name, ""), era) for name in ("y", "yMMMM", "yMMM"))
    day, tick = _read(where.date_formats["long"], era), _read(skeletons.get("MMMd", ""), era)
    year = year if "{year}" in year else "{year}"
    month = month if "{year}" in month else f"{{lone}} {year}"
    return (year, month, day), ("{year}", short or month, tick or "{day} {abbr}")


def day_first(where: Locale) -> bool:
    """Whether a day in digits is written before its month."""
    text = str(where.date_formats["short"].pattern)
    return not 0 <= text.find("M") < text.find("d") or text.startswith("y")


def _read(pattern: Any, era: str) -> str:
    """A pattern of CLDR as one of ours.

    >>> _read("d MMMM y 'г'.", "")
    '{day} {name} {year} г.'
    """
    text = str(getattr(pattern, "pattern", pattern))
    return "".join(_part(found, era) for found in _FIELD.finditer(text)).strip()


def _part(found: re.Match[str], era: str) -> str:
    if found[1] is not None:
        return found[1] or "'"
    if found[2] == "G":
        return era
    return _NAMES.get(found[0], "{year}" if found[2] == "y" else found[0] if not found[2] else "")
