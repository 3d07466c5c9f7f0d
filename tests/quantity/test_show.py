"""Quantities on charts: labels beside marks, ticks on axes, counters on their way."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.model import Quantity
from langreel.quantity import compact, counting, tick


@pytest.mark.parametrize(
    ("value", "unit", "digits", "zh", "en", "ja"),
    [
        ("1316.7e9", "USD", 3, "1.32万亿", "$1.32T", "1.32兆ドル"),
        ("524.7e9", "USD", 4, "5247亿", "$524.7B", "5,247億ドル"),
        ("-557.7e9", "USD", 3, "−5580亿", "−$558B", "−5,580億ドル"),
        ("8.5e6", "USD", 2, "850万", "$8.5M", "850万ドル"),
        ("2.5764", "percent", 2, "2.6%", "2.6%", "2.6%"),
        ("1081.9", "t", 4, "1082吨", "1,082 t", "1,082トン"),
        ("4381.21", "USD/oz", 4, "4381美元/盎司", "$4,381/oz", "4,381ドル/オンス"),
        ("1.209", "times", 3, "1.21倍", "1.21×", "1.21倍"),
        ("500", "1", 3, "500", "500", "500"),
    ],
)
def test_compact(value, unit, digits, zh, en, ja):
    """Beside a mark the unit is as short as it is clear."""
    quantity = Quantity(Fraction(value), unit, digits)
    assert [compact(quantity, lang) for lang in ("zh", "en", "ja")] == [zh, en, ja]


def test_compact_dates_are_written_out():
    """A day has no shorter form that every viewer reads the same way."""
    quantity = Quantity(date(2013, 11, 30), "date", 2)
    assert [compact(quantity, lang) for lang in ("zh", "en")] == ["2013年11月", "November 2013"]


@pytest.mark.parametrize(
    ("unit", "step", "ticks", "zh", "en"),
    [
        ("USD", 2e11, (0, 2, 5, 6), "0 4000亿 1万亿 1.2万亿", "$0 $400B $1T $1.2T"),
        ("USD", 5e11, (0, 1, 2, 3), "0 5000亿 1万亿 1.5万亿", "$0 $500B $1T $1.5T"),
        ("USD", 1e13, (0, 1, 4), "0 10万亿 40万亿", "$0 $10T $40T"),
        ("USD", 2.5e11, (1, 5), "2500亿 1.25万亿", "$250B $1.25T"),
        ("percent", 10, (0, 4), "0% 40%", "0% 40%"),
        ("percent", 0.1, (3, 7, 10), "0.3% 0.7% 1%", "0.3% 0.7% 1%"),
        ("percent", 1 / 3, (1, 2), "0.333% 0.667%", "0.333% 0.667%"),
        ("percent", 0.1 + 0.2, (1, 2), "0.3% 0.6%", "0.3% 0.6%"),
        ("percent", 2.5, (-1, 3), "−2.5% 7.5%", "−2.5% 7.5%"),
        ("t", 200, (0, 5, 6), "0吨 1000吨 1200吨", "0 t 1,000 t 1,200 t"),
        ("USD/oz", 1000, (0, 4), "0美元/盎司 4000美元/盎司", "$0/oz $4,000/oz"),
    ],
)
def test_ticks_have_the_digits_that_their_step_needs(unit, step, ticks, zh, en):
    """As many digits as tell neighbours apart, and none that floats bring along."""
    assert " ".join(tick(number * step, unit, "zh", step) for number in ticks) == zh
    assert " ".join(tick(number * step, unit, "en", step) for number in ticks) == en


@pytest.mark.parametrize(
    ("value", "step", "zh", "en"),
    [
        (2010.0, 5.0, "2010", "2010"),
        (2010.0, 1.0, "2010", "2010"),
        (2025.5, 0.25, "2025年7月", "Jul 2025"),
        (date(2010, 1, 1).toordinal(), 366, "2010", "2010"),
        (date(2010, 1, 1).toordinal(), 365, "2010", "2010"),
        (date(2025, 4, 1).toordinal(), 30, "2025年4月", "Apr 2025"),
        (date(2025, 4, 1).toordinal(), 28, "2025年4月", "Apr 2025"),
        (date(2025, 4, 2).toordinal(), 7, "4月2日", "2 Apr"),
    ],
)
def test_ticks_of_time(value, step, zh, en):
    """Years stand bare on an axis; months and days are named where the step is finer."""
    assert (tick(value, "date", "zh", step), tick(value, "date", "en", step)) == (zh, en)


def test_numbers_on_an_axis_of_time_are_years_until_they_are_too_many():
    """9999 is the last year; 10000 and more are days since the year 1."""
    assert tick(9999, "date", "en", 1) == "9999"
    assert tick(10000, "date", "en", 365) == str(date.fromordinal(10000).year) == "28"


@pytest.mark.parametrize(
    ("value", "step", "label"), [(7.53, 2.5, "7.5%"), (7.4, 2, "7%"), (47, 20, "50%"), (1263, 250, "1,260%")]
)
def test_what_lies_off_the_ticks_has_no_more_digits_than_they(value, step, label):
    """A label beside an axis claims as much as the axis does."""
    assert tick(value, "percent", "en", step) == label


def test_the_only_tick_of_an_axis_is_whole():
    """Where nothing is a step apart, nothing tells how many digits are needed."""
    assert tick(7.4, "percent", "en", 0) == "7%"


def test_what_has_no_large_units_is_written_out():
    """Nobody says a million percent with an M, neither beside a mark nor on an axis nor while it counts."""
    final = Quantity(Fraction(2_500_000), "percent", 2)
    assert compact(final, "en") == "2,500,000%"
    assert counting(1_250_000, final, "en") == "1,300,000%"
    assert tick(1_500_000, "percent", "en", 500_000) == "1,500,000%"


@given(st.sampled_from([1, 2, 2.5, 5]), st.integers(-6, 13), st.integers(-20, 20))
def test_neighbouring_ticks_differ(head, power, number):
    """Whatever the step, no two ticks of an axis read the same."""
    step = head * 10.0**power
    labels = {tick((number + more) * step, "USD", "en", step) for more in (0, 1)}
    assert len(labels) == 2


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0.00万亿", "$0.00T"),
        (5.049e11, "0.50万亿", "$0.50T"),
        (1.3e12, "1.30万亿", "$1.30T"),
        (1.3167e12, "1.32万亿", "$1.32T"),
    ],
)
def test_a_counter_keeps_the_shape_of_its_end(value, zh, en):
    """While a number runs, its word and its decimals stand still; it ends on the compact form."""
    final = Quantity(Fraction(1_316_700_000_000), "USD", 3)
    assert (counting(value, final, "zh"), counting(value, final, "en")) == (zh, en)
    assert counting(float(final.value), final, "zh") == compact(final, "zh")


def test_a_counter_ends_on_the_digits_that_are_claimed():
    """970.36 billion to three digits is written 9700亿, and counted in tens of 亿."""
    final = Quantity(Fraction(970_359_000_000), "USD", 3)
    assert counting(970.359e9, final, "zh") == compact(final, "zh") == "9700亿"
    assert counting(123.4e9, final, "zh") == "1230亿"
    assert counting(970.359e9, final, "en") == "$970B"


def test_a_counter_below_zero_has_the_minus_and_the_digits_of_its_language():
    """Persian has both of its own."""
    final = Quantity(Fraction(-12), "percent", 2)
    assert [counting(-3.0, final, lang) for lang in ("en", "fa")] == ["−3%", "\u200e−۳%"]


@pytest.mark.parametrize(("end", "word"), [(1, "\xa0শত\xa0কো\xa0US$"), (5, "শত\xa0কো\xa0US$")])
def test_a_counter_has_the_word_that_goes_with_its_end(end, word):
    """Bengali writes one milliard otherwise than five; the word stands still while the number runs."""
    final = Quantity(Fraction(end * 10**9), "USD", 1)
    shown = [counting(value, final, "bn") for value in (0.0, float(final.value))]
    assert [each.removesuffix(word).isdecimal() for each in shown] == [True, True]
    assert shown[-1] == compact(final, "bn")


def test_a_counter_that_ends_on_nothing_counts_in_whole_numbers():
    """Nought has no digits that the way to it could have."""
    final = Quantity(Fraction(0), "percent", 2)
    assert [counting(value, final, "en") for value in (12.4, 0.6, 0)] == ["12%", "1%", "0%"]
