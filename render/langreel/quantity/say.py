"""Say: a quantity -> the words of a voice, 一点三二万亿美元 or one point three two trillion dollars."""

from __future__ import annotations

from fractions import Fraction

from langreel.digits import decimals
from langreel.languages.model import Numbers
from langreel.model import Quantity
from langreel.quantity.units import numbers_of, unit, wording
from langreel.quantity.write import Scales, claimed, dated, day, number, numbered, plural, scale, signed


def say(quantity: Quantity, lang: str) -> str:
    """The quantity in words, as it is written: the same digits, the same 万亿 or trillion.

    In a language whose numerals are not known here its digits stay, for the voice to read on its own.

    >>> from fractions import Fraction
    >>> say(Quantity(Fraction("2.6"), "percent", 2), "en")
    'two point six percent'
    """
    numbers, words, moment = numbers_of(lang), wording(quantity.unit, lang), dated(quantity)
    if moment:
        told = numbers.spoken.day(*moment) if numbers.spoken else day(*moment, numbers, numbers.dates)
        return (words.spoken or words.written).format(told)
    value, scales = claimed(quantity), numbers.large if unit(quantity.unit).scaled else ()
    category = plural(abs(value), numbers, scales)
    pattern = words.spoken_for(category) or words.written_for(category)
    pattern = numbered(pattern, words.spoken or words.written, value)
    if numbers.spoken is None:
        return signed(value, pattern, number(abs(value), numbers, scales), numbers)
    minus = numbers.spoken.minus if value < 0 else ""
    return minus + pattern.format(_in_words(abs(value), pattern, scales=scales, numbers=numbers))


def _in_words(value: Fraction, pattern: str, *, scales: Scales, numbers: Numbers) -> str:
    """A positive number and its large word, agreeing with what the pattern counts."""
    assert numbers.spoken
    large, counted = scale(value, scales), pattern.partition("{}")[2]
    plain = decimals(value / 10**large.power)
    word = large.pattern_for(numbers.plural(plain, 0)).partition("{}")[2]
    return numbers.spoken.number(plain, word, counted)
