"""Every language that CLDR knows: what is written in it is found in it, without a file of its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from langreel import languages
from langreel.languages import cldr
from langreel.model import Quantity
from langreel.quantity import compact, find, same, say, tick, write

NUMBERS = [
    Quantity(Fraction(value), unit, digits)
    for value, unit, digits in (
        ("1.32e12", "USD", 3), ("908e9", "USD", 3), ("26.9e12", "USD", 3), ("1000000", "EUR", 1),
        ("21000000", "GBP", 2), ("7000000", "JPY", 1), ("1.5e9", "CNY", 2), ("1234567", "1", 7),
        ("12345", "1", 5), ("2500", "t", 2), ("2345.5", "USD/oz", 5), ("-2.6", "percent", 2),
        ("0.5", "point", 1), ("30", "times", 1), ("45", "years", 2), ("5", "months", 1), ("3", "weeks", 1),
        ("21", "days", 2),
    )
]  # fmt: skip
DATES = [Quantity(date(2013, 11, 2), "date", parts) for parts in (1, 2, 3)]


@pytest.mark.parametrize("tag", cldr.tags())
def test_what_is_written_is_found(tag: str):
    """The same quantity, unit, precision and all, in every language of CLDR."""
    for quantity in NUMBERS + DATES:
        text = write(quantity, tag)
        (found,) = find(text, tag)
        assert same(found.quantity, quantity) and found.quantity.unit == quantity.unit, text
        assert found.quantity.digits == quantity.digits, text


@pytest.mark.parametrize(
    ("tag", "billions", "trillions"),
    [
        ("en", "1 billion", "1 trillion"), ("es", "1 mil millones", "1 billón"),
        ("de", "1 Milliarde", "1 Billion"), ("fr", "1 milliard", "1 billion"),
        ("pt", "1 bilhão", "1 trilhão"), ("pt-PT", "1 mil milhões", "1 bilião"),
        ("ru", "1 миллиард", "1 триллион"), ("pl", "1 miliard", "1 bilion"),
        ("ja", "10億", "1兆"), ("ko", "10억", "1조"), ("zh", "10亿", "1万亿"), ("zh-Hant", "10億", "1兆"),
        ("zh-TW", "10億", "1兆"), ("ar", "1 مليار", "1 تريليون"), ("hi", "1 अरब", "10 खरब"),
    ],
)  # fmt: skip
def test_a_billion_is_not_a_billion_everywhere(tag: str, billions: str, trillions: str):
    """The long scale and the short one, and those who count in ten thousands."""
    assert [write(Quantity(Fraction(10**power), "1", 1), tag) for power in (9, 12)] == [billions, trillions]


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("ru", ["1 тонна", "2 тонны", "5 тонн", "1,5 тонны", "21 тонна"]),
        ("pl", ["1 tona", "2 tony", "5 ton", "1,5 tony", "21 ton"]),
        ("sv", ["1 ton", "2 ton", "5 ton", "1,5 ton", "21 ton"]),
        (
            "sl",
            [
                "1 metrična tona",
                "2 metrični toni",
                "5 metričnih ton",
                "1,5 metrične tone",
                "21 metričnih ton",
            ],
        ),
    ],
)
def test_plurals_are_those_of_the_language(tag: str, texts: list[str]):
    """One, two, few, many: as many forms as a language has."""
    counts = map(Fraction, ("1", "2", "5", "1.5", "21"))
    written = [write(Quantity(count, "t", 2), tag).replace("\u00a0", " ") for count in counts]
    assert written == texts


def test_a_variety_is_itself():
    """Where CLDR writes it otherwise than its base language, its own way holds; else that of the base."""
    debt = Quantity(Fraction("26912345"), "1", 8)
    written = {tag: write(debt, tag) for tag in ("en-GB", "en-XX", "de-CH", "es-MX")}
    assert written["en-GB"] == written["en-XX"] == write(debt, "en") == "26.912345 million"
    assert written["de-CH"] == "26.912345 Millionen" and written["es-MX"] == "26.912345 millones"
    assert languages.numbers("zh-Hant") is not languages.numbers("zh")


def test_digits_are_native_and_read_in_any_script():
    """Where CLDR has a language use its own digits; a text may have ours."""
    rate = Quantity(Fraction("2.6"), "percent", 2)
    assert write(rate, "fa") == "۲٫۶ درصد"
    assert [find(text, "fa")[0].quantity for text in ("۲٫۶ درصد", "۲٫۶٪", "2.6%")] == [rate] * 3


def test_indian_groups_are_of_two():
    """The last three digits, then pairs."""
    assert write(Quantity(Fraction("94321.5"), "USD/oz", 7), "hi").startswith("94,321.5")
    assert write(Quantity(Fraction("1234567"), "years", 7), "en-IN").startswith("12,34,567")


def test_charts_and_voices_have_numbers_too():
    """A label, a tick, and for a voice what is written."""
    debt = Quantity(Fraction("1.32e12"), "USD", 3)
    assert compact(debt, "sv") == "1,32\u00a0bn\u00a0US$"
    assert tick(2.5, "percent", "sv", 0.5) == "2,5\u00a0%" and tick(2013.5, "date", "sv", 0.5) == "juli 2013"
    assert say(debt, "sv") == write(debt, "sv") == "1,32 biljoner amerikanska dollar"
