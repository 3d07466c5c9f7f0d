"""Find in Japanese: what translations say, compared with their source."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.languages.grammar import YEARLESS
from langreel.model import Quantity
from langreel.quantity import find, same, write


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.32兆ドルに達した", 1320000000000, "USD"),
        ("1兆3,200億ドル", 1320000000000, "USD"),
        ("約5,250億米ドル", 525000000000, "USD"),
        ("$4,381", 4381, "USD"),
        ("1オンス4,381ドル", 4381, "USD/oz"),
        ("100億円", 10000000000, "JPY"),
        ("2.6%", Fraction("2.6"), "percent"),
        ("２．６％", Fraction("2.6"), "percent"),
        ("44パーセント", 44, "percent"),
        ("3割4分", 34, "percent"),
        ("国の半分", 50, "percent"),
        ("0.5ポイント", Fraction("0.5"), "point"),
        ("30倍", 30, "times"),
        ("半減した", Fraction(1, 2), "times"),
        ("1,000トン超", 1000, "t"),
        ("71日だけ", 71, "days"),
        ("11年で", 11, "years"),
        ("3年連続", 3, "years"),
        ("10年債", 10, "years"),
        ("6か月", 6, "months"),
        ("2024年末", date(2024, 1, 1), "date"),
        ("2025年度", date(2025, 1, 1), "date"),
        ("2013年11月", date(2013, 11, 1), "date"),
        ("2025年10月21日", date(2025, 10, 21), "date"),
        ("7月の速報", date(YEARLESS, 7, 1), "date"),
        ("2022、と", date(2022, 1, 1), "date"),
        ("四十年後", 40, "years"),
        ("三十倍", 30, "times"),
        ("二十七兆ドル", 27 * 10**12, "USD"),
        ("一兆三千二百億ドル", 1320000000000, "USD"),
        ("百万人", 1000000, "1"),
        ("3千万円", 30000000, "JPY"),
        ("三割四分", 34, "percent"),
        ("三分の一", Fraction(100, 3), "percent"),
        ("三点五％", Fraction("3.5"), "percent"),
        ("二〇二四年", date(2024, 1, 1), "date"),
        ("千九百八十年代", date(1980, 1, 1), "date"),
        ("十月二十一日", date(YEARLESS, 10, 21), "date"),
    ],
)
def test_a_quantity_is_found(text, value, unit):
    """One quantity a text: its exact value and its unit."""
    assert [(one.quantity.value, one.quantity.unit) for one in find(text, "ja")] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "G7と第2四半期",
        "一つだけ",
        "1日に",
        "三つの理由",
        "第四四半期",
        "一般に",
        "千葉で",
        "万が一",
        "八百屋",
        "二十世紀",
        "七五三",
        "十分だ",
        "二人",
        "一年",
    ],
)
def test_what_counts_nothing_is_left_out(text):
    """Names, ordinals, one of a unit of time, and kanji of numbers in other words."""
    assert find(text, "ja") == ()


def test_a_range_lends_its_unit():
    """2から3%: both are percent."""
    assert [one.quantity for one in find("2から3%", "ja")] == [
        Quantity(Fraction(2), "percent", 1), Quantity(Fraction(3), "percent", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("約9,000億ドル", "about"),
        ("1兆ドルを超えた", "over"),
        ("100トン未満", "under"),
        ("数十年", "several"),
    ],
)
def test_hedges_are_told(text, approx):
    """About, over, under."""
    assert [one.approx for one in find(text, "ja")] == [approx]


UNITS = st.sampled_from(["USD", "JPY", "percent", "t", "USD/oz", "times", "days"])


@given(st.integers(2, 10**15), st.integers(1, 4), UNITS)
def test_what_is_written_is_found_again(value, digits, unit):
    """Whatever `write` puts into a Japanese subtitle is read as the same quantity."""
    text = write(Quantity(Fraction(value), unit, digits), "ja")
    (found,) = find(f"合計{text}だ", "ja")
    assert write(Quantity(found.quantity.value, unit, digits), "ja") == text
    assert found.quantity.unit == unit
    assert same(found.quantity, found.quantity)
