"""Quantities as text: what a viewer reads in each language."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.errors import ContentError, perhaps
from langreel.languages import LANGUAGES, numbers
from langreel.model import Quantity
from langreel.quantity import compact, write
from langreel.quantity.write import dated, localised


@pytest.mark.parametrize(
    ("value", "unit", "digits", "zh", "en", "ja"),
    [
        ("1316.7e9", "USD", 3, "1.32万亿美元", "$1.32 trillion", "1.32兆ドル"),
        ("524.7e9", "USD", 4, "5247亿美元", "$524.7 billion", "5,247億ドル"),
        ("38.019813e12", "USD", 2, "38万亿美元", "$38 trillion", "38兆ドル"),
        ("557.7e9", "USD", 2, "5600亿美元", "$560 billion", "5,600億ドル"),
        ("8.478e9", "USD", 2, "85亿美元", "$8.5 billion", "85億ドル"),
        ("12345678", "USD", 3, "1230万美元", "$12.3 million", "1,230万ドル"),
        ("50000", "USD", 1, "5万美元", "$50,000", "5万ドル"),
        ("1000", "USD", 4, "1000美元", "$1,000", "1,000ドル"),
        ("0.25", "USD", 2, "0.25美元", "$0.25", "0.25ドル"),
        ("768.0e9", "CNY", 3, "7680亿元人民币", "768 billion yuan", "7,680億元"),
        ("2.5764", "percent", 2, "2.6%", "2.6 percent", "2.6%"),
        ("57.79", "percent", 3, "57.8%", "57.8 percent", "57.8%"),
        ("12000", "percent", 2, "12000%", "12,000 percent", "12,000%"),
        ("0.47", "point", 2, "0.47个百分点", "0.47 percentage points", "0.47ポイント"),
        ("1", "point", 1, "1个百分点", "1 percentage point", "1ポイント"),
        ("1081.9", "t", 4, "1082吨", "1,082 tonnes", "1,082トン"),
        ("36344", "t", 3, "3.63万吨", "36,300 tonnes", "3.63万トン"),
        ("1", "t", 1, "1吨", "1 tonne", "1トン"),
        ("4381.21", "USD/oz", 6, "每盎司4381.21美元", "$4,381.21 an ounce", "1オンス4,381.21ドル"),
        ("1.209", "times", 3, "1.21倍", "1.21 times", "1.21倍"),
        ("29", "years", 2, "29年", "29 years", "29年"),
        ("1", "days", 1, "1天", "1 day", "1日"),
        ("500", "1", 3, "500", "500", "500"),
        ("1234567", "1", 4, "123.5万", "1.235 million", "123.5万"),
        ("2024", "date", 1, "2024年", "2024", "2024年"),
    ],
)
def test_written(value, unit, digits, zh, en, ja):
    """Each language cuts large numbers at its own words, and claims the same digits."""
    quantity = Quantity(Fraction(value), unit, digits)
    assert [write(quantity, lang) for lang in ("zh", "en", "ja")] == [zh, en, ja]


@pytest.mark.parametrize(
    ("digits", "zh", "en"),
    [
        (1, "2025年", "2025"),
        (2, "2025年10月", "October 2025"),
        (3, "2025年10月21日", "21 October 2025"),
    ],
)
def test_a_date_s_digits_are_its_parts(digits, zh, en):
    """One digit tells the year, two the month, three the day."""
    quantity = Quantity(date(2025, 10, 21), "date", digits)
    assert [write(quantity, lang) for lang in ("zh", "en", "ja")] == [zh, en, zh]


@pytest.mark.parametrize(
    ("value", "digits", "zh", "en"),
    [
        ("999.949e9", 4, "9999亿美元", "$999.9 billion"),
        ("999.95e9", 4, "1万亿美元", "$1 trillion"),
        ("9999.5e4", 4, "1亿美元", "$100 million"),
        ("99995e3", 4, "1亿美元", "$100 million"),
        ("9995", 3, "1万美元", "$10,000"),
        ("0.0999", 2, "0.1美元", "$0.1"),
    ],
)
def test_rounding_carries_into_the_next_word(value, digits, zh, en):
    """A number that rounds up to the next word takes that word, in every language at once."""
    quantity = Quantity(Fraction(value), "USD", digits)
    assert (write(quantity, "zh"), write(quantity, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("2.45", 2, "2.5%"), ("2.35", 2, "2.4%"), ("-2.45", 2, "−2.5%"), ("2.449999", 2, "2.4%"), ("3", 3, "3%"),
     ("2.50", 3, "2.5%"), ("0.00123", 2, "0.0012%"), ("0", 3, "0%"), ("-0.04", 1, "−0.04%")],
)  # fmt: skip
def test_halves_go_away_from_zero_and_idle_zeros_go(value, digits, text):
    """As newspapers round: exactly, halves outwards, no zeros at the end of a fraction."""
    assert write(Quantity(Fraction(value), "percent", digits), "zh") == text


def test_a_minus_stands_before_the_sign():
    """−$558 billion, not $−558 billion."""
    quantity = Quantity(Fraction(-557_700_000_000), "USD", 3)
    assert [write(quantity, lang) for lang in ("zh", "en", "ja")] == [
        "−5580亿美元", "−$558 billion", "−5,580億ドル",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quantity", "lang", "said"),
    [
        (Quantity(Fraction(1), "USB", 1), "zh",
         "unknown unit 'USB' (perhaps you meant 'USD'? Else declare it in data/units.yaml as "
         """USB: {en: {written: "{} USB"}})"""),
        (Quantity(Fraction(1), "USD", 1), "tlh", "numbers are not known in 'tlh': CLDR has no such language "
         f"({perhaps('tlh', LANGUAGES)})"),
        (Quantity(Fraction(1), "USD", 0), "en",
         "a number cannot have 0 significant digits (digits is 1 or more)"),
        (Quantity(date(2025, 1, 1), "USD", 1), "en", "a date cannot be counted in 'USD' (its unit is date)"),
        (Quantity(Fraction("2024.5"), "date", 1), "en",
         "2024.5 is not a year (a date is a day or a whole year)"),
    ],
)  # fmt: skip
def test_what_cannot_be_written(quantity, lang, said):
    """A figure with a wrong unit, language or precision is told so."""
    with pytest.raises(ContentError) as error:
        write(quantity, lang)
    assert str(error.value) == said


VALUES = st.fractions(min_value=Fraction(1, 10**6), max_value=10**17, max_denominator=10**6)
DIGITS = st.integers(min_value=1, max_value=8)


@given(VALUES, DIGITS, st.sampled_from(["USD", "t", "1", "percent"]))
def test_every_language_claims_the_same_digits(value, digits, unit):
    """Take away words, separators and idle zeros: the digits are the same in every language."""
    quantity = Quantity(value, unit, digits)
    claims = {"".join(filter(str.isdigit, write(quantity, lang))).strip("0") for lang in LANGUAGES}
    assert len(claims) == 1
    assert len(claims.pop()) <= digits


def test_a_language_sets_its_own_separators():
    """A point where others have a comma, and the other way round; none at all where it has none."""
    english = numbers("en")
    assert english
    turned = replace(english, comma=".", point=",")
    assert [localised(plain, turned) for plain in ("123", "1234567.5")] == ["123", "1.234.567,5"]
    assert localised("1234567.5", replace(english, comma="")) == "1234567.5"


@pytest.mark.parametrize(
    ("value", "year"), [(0, None), (1, 1), (9999, 9999), (10_000, None), (Fraction("1.5"), None)]
)
def test_a_year_is_one_that_calendars_have(value, year):
    """A whole number from 1 to 9999; it is told as no more than a year, whatever its digits."""
    quantity = Quantity(Fraction(value), "date", 4)
    if year:
        assert dated(quantity) == (date(year, 1, 1), 1)
    else:
        with pytest.raises(ContentError, match="is not a year"):
            dated(quantity)


@pytest.mark.parametrize(("digits", "parts"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3)])
def test_a_day_has_three_parts(digits, parts):
    """Year, month and day; one at least."""
    assert dated(Quantity(date(2025, 10, 21), "date", digits)) == (date(2025, 10, 21), parts)
    assert dated(Quantity(Fraction(1), "USD", digits)) is None


def test_a_minus_stands_next_to_its_digits_where_lines_run_from_right_to_left():
    """A mark that turns the line would tear them apart: it goes before both."""
    for lang in ("he", "ar", "fa", "ur"):
        assert "\u2212\u200f" not in compact(Quantity(Fraction(-485 * 10**9), "USD", 3), lang)
