"""Say: a quantity -> the words of a voice, 一点三二万亿美元 or one point three two trillion dollars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from langreel.model import Quantity
from langreel.quantity import english, mandarin
from langreel.quantity.digits import decimals
from langreel.quantity.units import language, unit, wording
from langreel.quantity.write import claimed, dated, scale, write

NUMBERS: Mapping[str, Callable[[str, str, str], str]] = {"zh": mandarin.number, "en": english.number}
DATES: Mapping[str, Callable[[date, int], str]] = {"zh": mandarin.day, "en": english.day}
MINUS: Mapping[str, str] = {"zh": "负", "en": "minus "}


def say(quantity: Quantity, lang: str) -> str:
    """The quantity in words, as it is written: the same digits, the same 万亿 or trillion.

    In a language whose numerals are not known here it stays written, for the voice to read on its own.

    >>> from fractions import Fraction
    >>> say(Quantity(Fraction("2.6"), "percent", 2), "en")
    'two point six percent'
    """
    if lang not in NUMBERS:
        return write(quantity, lang)
    words, moment = wording(quantity.unit, lang), dated(quantity)
    if moment:
        return words.said.format(DATES[lang](*moment))
    value = claimed(quantity)
    pattern = words.said_one if abs(value) == 1 and words.said_one else words.said
    power, word = scale(abs(value), language(lang).large if unit(quantity.unit).scaled else ())
    counted = pattern.partition("{}")[2] if pattern.startswith("{}") else ""
    return (MINUS[lang] if value < 0 else "") + pattern.format(
        NUMBERS[lang](decimals(abs(value) / 10**power), word, counted)
    )
