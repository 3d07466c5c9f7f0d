"""Quantities in words: what a voice says in each language."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from langreel import languages
from langreel.errors import ContentError
from langreel.model import Quantity
from langreel.quantity import say


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
        ("2", "USD/oz", 1, "每盎司两美元", "two dollars an ounce"),
        # A percentage has no millions in it.
        ("2500000", "percent", 2, "百分之两百五十万", "two million five hundred thousand percent"),
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
        (date(2008, 1, 2), 3, "二零零八年一月二日", "the second of January two thousand eight"),
        (date(1999, 12, 31), 1, "一九九九年", "nineteen ninety-nine"),
    ],
)
def test_days_are_said(day, digits, zh, en):
    """Years are read digit by digit in Mandarin, and in pairs in English."""
    quantity = Quantity(day, "date", digits)
    assert (say(quantity, "zh"), say(quantity, "en")) == (zh, en)


def test_japanese_is_said_in_kanji():
    """Its voices know their readings; an unknown language is refused by name."""
    assert say(Quantity(Fraction(1316700000000), "USD", 3), "ja") == "一点三二兆ドル"
    assert say(Quantity(date(2025, 10, 21), "date", 3), "ja") == "二千二十五年十月二十一日"
    with pytest.raises(ContentError, match="numbers are not known in 'tlh'"):
        say(Quantity(Fraction(1), "USD", 1), "tlh")


@pytest.fixture
def wordless(monkeypatch):
    """A language that has units and separators, and no numerals yet."""
    known = languages.numbers("en")
    assert known
    silent = replace(languages.of("en"), code="xx", tag="xx", numbers=lambda tag: replace(known, spoken=None))
    monkeypatch.setitem(languages.LANGUAGES, "xx", silent)
    for known_before in (languages.of, languages.numbers):
        known_before.cache_clear()
    yield "xx"
    for known_now in (languages.of, languages.numbers):
        known_now.cache_clear()


def test_where_no_numerals_are_known_the_voice_reads_what_is_written(wordless):
    """It may know what a percent sign is called."""
    assert say(Quantity(Fraction(2), "percent", 1), wordless) == "2 percent"
