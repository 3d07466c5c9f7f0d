"""When two texts say the same, and what the second number of a range lends to the first."""

from datetime import date
from fractions import Fraction

import pytest

from langreel.errors import ContentError, perhaps
from langreel.languages import LANGUAGES
from langreel.model import Quantity
from langreel.quantity import find, same, tick, write


def amount(value, unit="1", digits=2):
    return Quantity(Fraction(value), unit, digits)


def day(year, month=1, number=1, digits=3):
    return Quantity(date(year, month, number), "date", digits)


@pytest.mark.parametrize(
    ("texts", "agree"),
    [
        (("1000年前", "zh", "1,000 years ago", "en"), True),
        (("1000年前", "zh", "1000年前", "ja"), True),
        (("公元1000年", "zh", "AD 1000", "en"), True),
        (("1000년 전", "ko", "a thousand years ago", "en"), True),
        (("1000년 동안", "ko", "1000年間", "ja"), True),
        (("1000年前", "zh", "1,100 years ago", "en"), False),
        (("1000年", "zh", "$1,000", "en"), False),
        (("1945年", "zh", "1,945 years", "en"), False),
        (("2000年3月", "zh", "2,000 years", "en"), False),
    ],
)
def test_a_round_year_may_be_a_count(texts, agree):
    """1000年 is the year or a thousand of them, and nobody is told of what he got right; 1945年 is a year."""
    first, one, second, other = texts
    (here,), (there,) = find(first, one), find(second, other)
    assert same(here.quantity, there.quantity) is same(there.quantity, here.quantity) is agree


NOBODY = 4
"""The year of a day that was named without one."""


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (amount("0.5", "times"), amount(50, "percent"), True),
        (amount("0.5", "times"), amount(50, "USD"), False),
        (amount(1, "times"), amount(100, "percent"), True),
        (amount("0.5", "percent"), amount(50, "percent"), False),
        (amount("1.24", "times"), amount(124, "percent"), True),
        (amount(6, "months"), amount("0.5", "years"), True),
        (amount(5, "months"), amount("0.5", "years"), False),
        (amount(3), amount(3, "USD"), True),
        (amount(3, "EUR"), amount(3, "USD"), False),
    ],
)
def test_units_that_say_the_same_are_compared(one, other, agree):
    """Once is 100 percent, six months are half a year; a bare number stands for any unit."""
    assert same(one, other) is same(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (amount(Fraction(1, 3)), amount("0.33"), True),
        (amount(Fraction(1, 3)), amount("0.34"), False),
        (amount(Fraction(1, 15), digits=1), amount("0.07", digits=1), True),
        (amount("0.2", digits=1), amount("0.24"), False),
        (amount("0.25"), amount("0.3", digits=1), False),
        (amount(Fraction(1, 8), digits=1), amount("0.1", digits=1), False),
        (amount(Fraction(3, 50), digits=1), amount("0.062"), False),
    ],
)
def test_only_what_has_no_end_is_rounded(one, other, agree):
    """A third is 0.33; a quarter is not 0.3, nor an eighth 0.1: they were not rounded by anybody."""
    assert same(one, other) is same(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (day(2025, 10, 21), day(2025, 10, 21), True),
        (day(2025, 10, 21), day(2025, 10, 21, digits=2), False),
        (day(NOBODY, 10, 21), day(2025, 10, 21), True),
        (day(NOBODY, 9, 21), day(2025, 10, 21), False),
        (day(NOBODY, 10, 20), day(2025, 10, 21), False),
        (day(2024, 10, 21), day(2025, 10, 21), False),
        (day(2025, 3, 1, digits=2), day(2025, 3, 1, digits=2), True),
        (day(2025, digits=1), amount(2025, "date", 4), False),
        (amount(2025), day(2025, digits=1), False),
    ],
)
def test_days_are_the_same_as_far_as_they_are_named(one, other, agree):
    """A day without a year is that day of any year; a date is never a number."""
    assert same(one, other) is same(other, one) is agree


@pytest.mark.parametrize(
    ("lang", "text", "first"),
    [
        ("zh", "1500到2025年", day(1500, digits=1)),
        ("en", "1000 to 2025", day(1000, digits=1)),
        ("en", "1500 to March 2025", day(1500, digits=1)),
        ("zh", "999到2025年", amount(999, digits=3)),
        ("zh", "1000.5到2025年", amount("1000.5", digits=5)),
        ("en", "1800 to 1500", amount(1800, digits=2)),
        ("zh", "1到2万亿美元，3到4%", amount(10**12, "USD", 1)),
        ("zh", "5万到10亿元", amount(50_000, "CNY", 1)),
        ("zh", "0.5到2倍", amount("0.5", "times", 1)),
        ("zh", "2025到2025年", day(2025, digits=1)),
        # What has a unit or a power of its own keeps it, and nothing is made larger than what follows.
        ("en", "1% to 2 million", amount(1, "percent", 1)),
        ("en", "$1 to 2 percent", amount(1, "USD", 1)),
        ("zh", "1万到20000亿元", amount(10_000, "CNY", 1)),
        ("en", "3 to 2 trillion", amount(3, "1", 1)),
        ("en", "2 to 2 trillion", amount(2, "1", 1)),
    ],
)
def test_the_second_number_of_a_range_lends_to_the_first(lang, text, first):
    """Its unit and its power of ten, or that it is a year: from 1000 on, whole, and not after the second."""
    assert find(text, lang)[0].quantity == first


def test_each_number_is_lent_to_by_the_one_that_follows_it():
    """Two ranges in a row do not mix."""
    found = [(each.quantity.value, each.quantity.unit) for each in find("1到2万亿美元，3到4%", "zh")]
    assert found == [(10**12, "USD"), (2 * 10**12, "USD"), (3, "percent"), (4, "percent")]


def test_two_small_numbers_in_words_lend_each_other_nothing():
    """Neither is a figure, so their range is none."""
    assert find("three to four countries", "en") == find("三到四个国家", "zh") == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda lang: find("1", lang),
        lambda lang: tick(1.0, "1", lang, 1.0),
        lambda lang: write(amount(1), lang),
    ],
)
def test_a_language_without_numbers_says_so_and_names_those_that_have_a_file(ask):
    """The message names the language, the hint those that the house has a file for."""
    with pytest.raises(ContentError) as caught:
        ask("xx")
    told = "numbers are not known in 'xx': CLDR has no such language"
    assert (caught.value.message, caught.value.hint) == (told, perhaps("xx", LANGUAGES))
