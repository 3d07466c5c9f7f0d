"""Write: a quantity -> the text that a viewer reads, 1.32万亿美元 or $1.32 trillion.

The significant digits are the quantity's in every language; only the decimal point moves. Zeros after the
point are dropped at the end, as newspapers do: $1 trillion, not $1.000 trillion.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from langreel.digits import decimals, rounded
from langreel.errors import ContentError
from langreel.languages.model import Numbers
from langreel.model import Quantity
from langreel.quantity.units import numbers_of, unit, wording

MINUS = "−"
Scales = Sequence[tuple[int, str]]
"""Powers of ten and their words, largest first."""


def write(quantity: Quantity, lang: str) -> str:
    """The quantity written out, unit and all.

    >>> write(Quantity(Fraction(1316700000000), "USD", 3), "zh")
    '1.32万亿美元'
    """
    numbers, words, moment = numbers_of(lang), wording(quantity.unit, lang), dated(quantity)
    if moment:
        return words.written.format(day(*moment, numbers, numbers.dates))
    value = claimed(quantity)
    pattern = words.one if abs(value) == 1 and words.one else words.written
    large = numbers.large if unit(quantity.unit).scaled else ()
    return signed(value, pattern, number(abs(value), numbers, large))


def dated(quantity: Quantity) -> tuple[date, int] | None:
    """The day of a date and how many of its parts to tell; None for other units. A plain 2024 is a year."""
    if quantity.unit != "date":
        return None
    if isinstance(quantity.value, date):
        return quantity.value, min(max(quantity.digits, 1), 3)
    if quantity.value.denominator != 1 or not 1 <= quantity.value <= 9999:
        raise ContentError(f"{float(quantity.value):g} is not a year", hint="a date is a day or a whole year")
    return date(int(quantity.value), 1, 1), 1


def claimed(quantity: Quantity) -> Fraction:
    """The value as far as its digits are claimed."""
    if isinstance(quantity.value, date):
        raise ContentError(f"a date cannot be counted in {quantity.unit!r}", hint="its unit is date")
    return rounded(quantity.value, quantity.digits)


def number(value: Fraction, numbers: Numbers, large: Scales) -> str:
    """A positive number with its word: 1.32万亿, 524.7 billion, 1,082."""
    power, word = scale(value, large)
    return localised(decimals(value / 10**power), numbers) + word


def scale(value: Fraction, large: Scales) -> tuple[int, str]:
    """The largest power of ten with a word that the value reaches, and the word."""
    return next(((power, word) for power, word in large if value >= 10**power), (0, ""))


def localised(plain: str, numbers: Numbers) -> str:
    """Digits with the language's separators."""
    whole, _, part = plain.partition(".")
    if numbers.comma:
        whole = f"{int(whole):,}".replace(",", numbers.comma)
    return whole + numbers.point + part if part else whole


def signed(value: Fraction, pattern: str, text: str) -> str:
    """The pattern around the number, with a minus before it all where there is one."""
    return (MINUS if value < 0 else "") + pattern.format(text)


def day(value: date, parts: int, numbers: Numbers, patterns: tuple[str, str, str]) -> str:
    """A date to its year, month or day."""
    month = value.month - 1
    return patterns[parts - 1].format(
        year=value.year, month=value.month, day=value.day,
        name=numbers.months[month], abbr=numbers.short_months[month],
    )  # fmt: skip
