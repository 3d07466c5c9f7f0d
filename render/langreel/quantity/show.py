"""Show: a quantity -> the short text of charts: 1.32万亿 or $1.32T beside a bar, $1.2T on an axis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from langreel.digits import decimals, fixed, magnitude, nearest
from langreel.model import Quantity
from langreel.quantity.units import numbers_of, unit, wording
from langreel.quantity.write import claimed, dated, day, localised, number, scale, signed


def compact(quantity: Quantity, lang: str) -> str:
    """The quantity as a chart labels it.

    >>> compact(Quantity(Fraction(1316700000000), "USD", 3), "en")
    '$1.32T'
    """
    numbers, moment = numbers_of(lang), dated(quantity)
    if moment:
        return day(*moment, numbers, numbers.dates)
    value = claimed(quantity)
    large = numbers.short if unit(quantity.unit).scaled else ()
    return signed(value, wording(quantity.unit, lang).compact, number(abs(value), numbers, large), numbers)


def counting(value: float, final: Quantity, lang: str) -> str:
    """A value on its way to ``final``, always with its scale and decimals, so that digits stand still.

    >>> counting(0.0, Quantity(Fraction(1316700000000), "USD", 3), "en")
    '$0.00T'
    """
    return counting_to(final, lang)(value)


def counting_to(final: Quantity, lang: str) -> Callable[[float], str]:
    """What writes values on their way to ``final``, as ``counting``; it looks words up once for all."""
    numbers, end = numbers_of(lang), claimed(final)
    word = scale(abs(end), numbers.short if unit(final.unit).scaled else ())
    power, plain = word.power, decimals(end / 10**word.power)
    places = len(plain.partition(".")[2])
    # 970.4 billion to three digits is 9700亿: it counts in tens then, and ends where it is written.
    claim = magnitude(end) - final.digits + 1 - power
    pattern, compact = word.pattern_for(numbers.plural(plain, 0)), wording(final.unit, lang).compact

    def write(value: float) -> str:
        now = nearest(Fraction(value) / 10**power, max(-places, claim))
        return signed(now, compact, pattern.format(localised(fixed(abs(now), places), numbers)), numbers)

    return write


def tick(value: float, unit_name: str, lang: str, step: float) -> str:
    """A label on an axis whose ticks are ``step`` apart: as many digits as tell neighbours apart.

    In ``date`` a value is a year (2010.0; 2010.5 is July), or from 10000 on a day's ordinal.
    """
    numbers = numbers_of(lang)
    if unit_name == "date":
        return _date(value, step, lang)
    exact = nearest(Fraction(value), _places(step))
    large = numbers.short if unit(unit_name).scaled else ()
    return signed(exact, wording(unit_name, lang).compact, number(abs(exact), numbers, large), numbers)


def _places(step: float) -> int:
    """The power of ten of a step's last digit, of three at most: 11 for 2e11, -1 for 2.5."""
    size = abs(Fraction(repr(float(step)))) or Fraction(1)
    first = magnitude(size)
    whole = (last for last in (first, first - 1) if (size / Fraction(10) ** last).denominator == 1)
    return next(whole, first - 2)


def _date(value: float, step: float, lang: str) -> str:
    numbers = numbers_of(lang)
    if value >= 10000:
        parts = 1 if step >= 365 else 2 if step >= 28 else 3
        return day(date.fromordinal(round(value)), parts, numbers, numbers.ticks)
    months = round(value * 12)
    return day(date(months // 12, months % 12 + 1, 1), 1 if step >= 1 else 2, numbers, numbers.ticks)
