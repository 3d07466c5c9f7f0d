"""Say: a quantity -> the words of a voice, 一点三二万亿美元 or one point three two trillion dollars."""

from __future__ import annotations

from langreel.digits import decimals
from langreel.model import Quantity
from langreel.quantity.units import numbers_of, unit, wording
from langreel.quantity.write import claimed, dated, plural, scale, write


def say(quantity: Quantity, lang: str) -> str:
    """The quantity in words, as it is written: the same digits, the same 万亿 or trillion.

    In a language whose numerals are not known here it stays written, for the voice to read on its own.

    >>> from fractions import Fraction
    >>> say(Quantity(Fraction("2.6"), "percent", 2), "en")
    'two point six percent'
    """
    numbers, words, moment = numbers_of(lang), wording(quantity.unit, lang), dated(quantity)
    if numbers.spoken is None:
        return write(quantity, lang)
    if moment:
        return words.spoken.format(numbers.spoken.day(*moment))
    value = claimed(quantity)
    scales = numbers.large if unit(quantity.unit).scaled else ()
    large, pattern = scale(abs(value), scales), words.spoken_for(plural(abs(value), numbers, scales))
    counted = pattern.partition("{}")[2]
    plain = decimals(abs(value) / 10**large.power)
    word = large.pattern_for(numbers.plural(plain, 0)).partition("{}")[2]
    minus = numbers.spoken.minus if value < 0 else ""
    return minus + pattern.format(numbers.spoken.number(plain, word, counted))
