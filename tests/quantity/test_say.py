"""Quantities in words: what a voice says in each language."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.errors import ContentError
from langreel.model import Quantity
from langreel.quantity import english, mandarin, say


@pytest.mark.parametrize(
    ("value", "unit", "digits", "zh", "en"),
    [
        ("1316.7e9", "USD", 3, "一点三二万亿美元", "one point three two trillion dollars"),
        ("524.7e9", "USD", 4, "五千二百四十七亿美元",
         "five hundred and twenty-four point seven billion dollars"),
        ("38.02e12", "USD", 2, "三十八万亿美元", "thirty-eight trillion dollars"),
        ("2e12", "USD", 1, "两万亿美元", "two trillion dollars"),
        ("2e11", "USD", 1, "两千亿美元", "two hundred billion dollars"),
        ("2e9", "USD", 1, "二十亿美元", "two billion dollars"),
        ("2.2e12", "USD", 2, "二点二万亿美元", "two point two trillion dollars"),
        ("12e8", "USD", 2, "十二亿美元", "one point two billion dollars"),
        ("1", "USD", 1, "一美元", "one dollar"),
        ("1e12", "USD", 1, "一万亿美元", "one trillion dollars"),
        ("-557.7e9", "USD", 3, "负五千五百八十亿美元", "minus five hundred and fifty-eight billion dollars"),
        ("2.5764", "percent", 2, "百分之二点六", "two point six percent"),
        ("2", "percent", 1, "百分之二", "two percent"),
        ("-0.5", "percent", 1, "负百分之零点五", "minus zero point five percent"),
        ("1081.9", "t", 4, "一千零八十二吨", "one thousand and eighty-two tonnes"),
        ("2", "t", 1, "两吨", "two tonnes"),
        ("1", "t", 1, "一吨", "one tonne"),
        ("2", "times", 1, "两倍", "two times"),
        ("2", "years", 1, "两年", "two years"),
        ("4381.21", "USD/oz", 6, "每盎司四千三百八十一点二一美元",
         "four thousand three hundred and eighty-one point two one dollars an ounce"),
        ("2", "1", 1, "二", "two"),
        ("0", "1", 1, "零", "zero"),
        ("2013", "date", 1, "二零一三年", "twenty thirteen"),
    ],
)  # fmt: skip
def test_said(value, unit, digits, zh, en):
    """The voice says what is written: the same digits, 万亿 and trillion, in the order of speech."""
    quantity = Quantity(Fraction(value), unit, digits)
    assert (say(quantity, "zh"), say(quantity, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("day", "digits", "zh", "en"),
    [
        (date(2013, 11, 30), 2, "二零一三年十一月", "November twenty thirteen"),
        (date(2025, 10, 21), 3, "二零二五年十月二十一日", "the twenty-first of October twenty twenty-five"),
        (date(2008, 1, 2), 3, "二零零八年一月二日", "the second of January two thousand and eight"),
        (date(1999, 12, 31), 1, "一九九九年", "nineteen ninety-nine"),
    ],
)
def test_days_are_said(day, digits, zh, en):
    """Years are read digit by digit in Mandarin, and in pairs in English."""
    quantity = Quantity(day, "date", digits)
    assert (say(quantity, "zh"), say(quantity, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (22, "二十二"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (200, "两百"), (222, "两百二十二"),
        (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2002, "两千零二"),
        (2200, "两千二百"), (10000, "一万"), (10010, "一万零一十"), (12000, "一万两千"), (20000, "两万"),
        (22000, "两万两千"), (100000, "十万"), (120000, "十二万"), (200000, "二十万"),
        (1020304, "一百零二万零三百零四"), (10000000, "一千万"), (100000000, "一亿"),
        (100000001, "一亿零一"), (200020002, "两亿零两万零二"), (10**12, "一万亿"),
    ],
)  # fmt: skip
def test_mandarin_numbers(value, said):
    """两 before 百 at the beginning and before 千, 万, 亿; one 零 for any gap; 十 alone at the beginning."""
    assert mandarin.integer(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "zero"), (13, "thirteen"), (20, "twenty"), (21, "twenty-one"), (100, "one hundred"),
        (101, "one hundred and one"), (999, "nine hundred and ninety-nine"), (1000, "one thousand"),
        (1001, "one thousand and one"), (1100, "one thousand one hundred"),
        (2_000_000, "two million"), (1_000_016, "one million and sixteen"),
        (12_345, "twelve thousand three hundred and forty-five"),
    ],
)  # fmt: skip
def test_english_numbers(value, said):
    """An `and` before the last two digits."""
    assert english.integer(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1066, "ten sixty-six"), (1776, "seventeen seventy-six"), (1900, "nineteen hundred"),
        (1905, "nineteen oh five"), (1980, "nineteen eighty"), (2000, "two thousand"),
        (2008, "two thousand and eight"), (2010, "twenty ten"), (2025, "twenty twenty-five"),
        (2100, "twenty-one hundred"),
    ],
)  # fmt: skip
def test_english_years(value, said):
    """Years go in pairs, except the first of a millennium."""
    assert english.year(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (8, "eighth"), (9, "ninth"),
     (11, "eleventh"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (22, "twenty-second"),
     (23, "twenty-third"), (30, "thirtieth"), (31, "thirty-first")],
)  # fmt: skip
def test_english_ordinals(value, said):
    """The days of a month."""
    assert english.ordinal(value) == said


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_mandarin_numbers_mean_what_they_say(value):
    """Read back by the rules of school, the characters give the number."""
    assert heard(mandarin.integer(value)) == value


def heard(words):
    """The number that Mandarin numerals mean."""
    for large, power in (("万亿", 12), ("亿", 8), ("万", 4)):
        head, found, tail = words.partition(large)
        if found:
            return heard(head) * 10**power + (heard(tail) if tail else 0)
    total, digit = 0, 0
    for sign in words:
        if sign in "十百千":
            total += (digit or 1) * 10 ** ("十百千".index(sign) + 1)
            digit = 0
        else:
            digit = 2 if sign == "两" else "零一二三四五六七八九".index(sign)
    return total + digit


def test_a_language_without_numerals_stays_written():
    """Where numerals are not known here, the voice gets digits; an unknown language is refused by name."""
    assert say(Quantity(Fraction(1316700000000), "USD", 3), "ja") == "1.32兆ドル"
    with pytest.raises(ContentError, match="unit 'USD' has no words in 'fr'"):
        say(Quantity(Fraction(1), "USD", 1), "fr")
