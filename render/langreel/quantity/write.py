"""Write: a quantity -> the text that a viewer reads, 1.32万亿美元 or $1.32 trillion.

The significant digits are the quantity's in every language; only the decimal point moves. Zeros after the
point are dropped at the end, as newspapers do: $1 trillion, not $1.000 trillion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from langreel.digits import decimals, rounded
from langreel.errors import ContentError
from langreel.languages.direction_marks import TO_THE_LEFT
from langreel.languages.model import LargeWord, Numbers
from langreel.model import Quantity
from langreel.quantity.units import numbers_of, unit, wording

Scales = Sequence[LargeWord]
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
    large = numbers.large if unit(quantity.unit).scaled else ()
    pattern = numbered(words.written_for(plural(abs(value), numbers, large)), words.written, value)
    return signed(value, pattern, number(abs(value), numbers, large), numbers)


def numbered(pattern: str, other: str, value: Fraction) -> str:
    """The pattern for a value; the other one where its words are a number, and the value is below zero."""
    return other if value < 0 and "{}" not in pattern else pattern


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
    word = scale(value, large)
    plain = decimals(value / 10**word.power)
    return word.pattern_for(numbers.plural(plain, 0)).format(localised(plain, numbers))


def plural(value: Fraction, numbers: Numbers, large: Scales) -> str:
    """The plural category of what a positive number counts, as it is written."""
    power = scale(value, large).power
    return numbers.plural(decimals(value / 10**power), power)


def scale(value: Fraction, large: Scales) -> LargeWord:
    """The largest power of ten with a word that the value reaches; none is one without a word."""
    return next((word for word in large if value >= 10**word.power), LargeWord(0, "{}"))


def localised(plain: str, numbers: Numbers) -> str:
    """Digits with the language's separators."""
    whole, _, part = plain.partition(".")
    if numbers.comma and len(whole) >= numbers.apart:
        whole = numbers.comma.join(_groups(whole, *numbers.groups))
    return native(whole + numbers.point + part if part else whole, numbers)


def _groups(whole: str, last: int, others: int) -> Iterator[str]:
    """Digits in groups: 1234567 in threes, or 12,34,567."""
    front = whole[:-last]
    head = len(front) % others
    yield from filter(
        None, (front[:head], *(front[at : at + others] for at in range(head, len(front), others)))
    )
    yield whole[-last:]


def native(text: str, numbers: Numbers) -> str:
    """Digits as the language writes them."""
    return text if numbers.digits[0] == "0" else text.translate(str.maketrans("0123456789", numbers.digits))


def signed(value: Fraction, pattern: str, text: str, numbers: Numbers) -> str:
    """The pattern around the number, with a minus before it all; behind words that stand before it.

    A mark that turns the line goes before the minus: between that and the digits it would tear them apart.

    >>> numbers = numbers_of("en")
    >>> signed(Fraction(-3), "攝氏{}度", "3", numbers), signed(Fraction(-3), "${}", "3", numbers)
    ('攝氏−3度', '−$3')
    """
    minus = numbers.minus if value < 0 else ""
    last = pattern.partition("{}")[0].strip()[-1:]
    # A capital ends a sign, such as CHF.
    word = last.isalpha() and not last.isupper()
    if word:
        return pattern.format(minus + text)
    inner = pattern.lstrip(TO_THE_LEFT)
    return pattern.removesuffix(inner) + minus + inner.format(text)


def day(value: date, parts: int, numbers: Numbers, patterns: tuple[str, str, str]) -> str:
    """A date to its year, month or day."""
    month = value.month - 1
    text = patterns[parts - 1].format(
        year=value.year, month=value.month, day=value.day,
        name=numbers.months[month], abbr=numbers.short_months[month],
        lone=(numbers.lone_months or numbers.months)[month],
        lone_abbr=(numbers.lone_short_months or numbers.short_months)[month],
    )  # fmt: skip
    return native(text, numbers)
