"""X words: places of an x axis in words: round ones under the axis, a moment as exactly as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from babel.dates import format_date

from langreel import languages, quantity
from langreel.geometry import Moment, TimeAxis, XAxis
from langreel.model import Quantity
from langreel.quantity.units import wording

MONTHLY = 200
"""Days: moments that are farther apart are told by their years."""


def tick_words(axis: XAxis, places: Sequence[float], lang: str) -> list[str]:
    """Labels of ticks: bare years, months where years repeat, numbers with as many digits as they need."""
    if not isinstance(axis, TimeAxis):
        step = places[1] - places[0] if len(places) > 1 else 1.0
        return [quantity.tick(place, axis.unit, lang, step) for place in places]
    days = [day_of(place) for place in places]
    monthly = len({day.year for day in days}) < len(days)
    return [_date_tick(day, lang, monthly) for day in days]


def moment_words(axis: XAxis, place: float, written: Moment, *, lang: str) -> str:
    """A place in words, as exact as it was ``written``: ``2013-11`` is a month; a number has its unit."""
    if isinstance(axis, TimeAxis):
        return date_words(place, lang, len(str(written).split("-")))
    exact = Fraction(place).limit_denominator(10**6)
    return quantity.compact(Quantity(exact, axis.unit, 6), lang)


def date_words(place: float, lang: str, digits: int) -> str:
    """A day in words: with 1 its year, with 2 year and month, with 3 all of it."""
    return quantity.write(Quantity(day_of(place), "date", digits), lang)


def day_of(place: float) -> date:
    """The day that stands at a place of a time axis."""
    return date.fromordinal(round(place))


def running_words(axis: XAxis, place: float, apart: float, *, lang: str) -> str:
    """A place that runs past moments ``apart``: its year if that is about a year or more, else its month."""
    if not isinstance(axis, TimeAxis):
        return quantity.tick(place, axis.unit, lang, apart)
    day = day_of(place)
    return str(day.year) if apart > MONTHLY else quantity.tick(day.toordinal(), "date", lang, 30.0)


def plain(axis: XAxis, place: float) -> str:
    """A place as a message to the scene's author writes it: 2013-11-30, or the number."""
    return day_of(place).isoformat() if isinstance(axis, TimeAxis) else f"{place:g}"


def unit_name(unit: str, lang: str) -> str:
    """What a unit is called where the numbers on an axis do not carry it (zh: 美元); else nothing."""
    words = wording(unit, lang)
    bare = words.compact == "{}" and words.written != "{}"
    return words.written.replace("{}", "").strip() if bare else ""


def side_by_side(parts: Iterable[str], lang: str) -> str:
    """Words, and what stands beside them, in a line; where lines begin at the right, each part stays whole.

    >>> side_by_side(["area", "", "10"], "en"), side_by_side(["CO2", "10"], "ar")
    ('area · 10', '\u2068CO2\u2069 · \u206810\u2069')
    """
    told = [part for part in parts if part]
    turned = len(told) > 1 and languages.of(lang).direction == "rtl"
    return " · ".join(f"\u2068{part}\u2069" if turned else part for part in told)


def month_name(month: int, lang: str) -> str:
    """A month's short name."""
    return str(format_date(date(2001, month, 1), "LLL", locale=lang))


def _date_tick(day: date, lang: str, monthly: bool) -> str:
    """The bare year, or the month's short name (January carries the year)."""
    if not monthly:
        return str(day.year)
    if day.month == 1:
        return date_words(day.toordinal(), lang, 1)
    return month_name(day.month, lang)
