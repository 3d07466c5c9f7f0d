"""Moments: how publishers write days, months, quarters and years → one way, 2024-12-31, 2024-12 or 2024."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

YEAR: Final = re.compile(r"1[0-9]{3}|2[01][0-9]{2}")
DAY: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ][0-9:.]*Z?)?")
MONTH: Final = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{2})|[- ]?M([0-9]{1,2}))")
QUARTER: Final = re.compile(r"([0-9]{4})[- ]?Q([1-4])|Q([1-4])[-/ ]([0-9]{4})")
TURNED: Final = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
"""A day with its year last: whether the day or the month comes first is seen from others, or said."""


@lru_cache(maxsize=1 << 16)
def iso(text: str, order: str = "") -> str:
    """A moment as ISO 8601 writes it, a quarter as its first month; "" if it is none.

    >>> [iso(text) for text in ("2024-12-31", "2024M7", "2024-Q4", "31.12.2019", "2024")]
    ['2024-12-31', '2024-07', '2024-10', '2019-12-31', '']
    """
    if found := DAY.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := MONTH.fullmatch(text):
        month = int(found[2] or found[3])
        return f"{found[1]}-{month:02d}" if 1 <= month <= 12 else ""
    if found := QUARTER.fullmatch(text):
        quarter = int(found[2] or found[3])
        return f"{found[1] or found[4]}-{3 * quarter - 2:02d}"
    if found := TURNED.fullmatch(text):
        first, second = found[1], found[3]
        order = order or ("day-first" if found[2] == "." else "")
        return (
            _day(found[4], *((second, first) if order == "day-first" else (first, second))) if order else ""
        )
    return ""


def day_of(moment: str) -> date:
    """The first day of a moment that ``iso`` wrote."""
    year, month, day = (*map(int, moment.split("-")), 1, 1)[:3]
    return date(year, month, day)


def order_of(cells: Iterable[str]) -> str:
    """``day-first`` or ``month-first`` where all days of a column can be that, and some nothing else."""
    pairs = [(int(found[1]), int(found[3])) for text in cells if (found := TURNED.fullmatch(text))]
    if any(first > 12 for first, _ in pairs):
        return "day-first" if all(second <= 12 for _, second in pairs) else ""
    return "month-first" if any(second > 12 for _, second in pairs) else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
