"""English numbers in words, as a voice says them."""

import pytest

from langreel.languages.en.numbers_said import integer, ordinal, year


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
def test_numbers(value, said):
    """An `and` before the last two digits."""
    assert integer(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1066, "ten sixty-six"), (1776, "seventeen seventy-six"), (1900, "nineteen hundred"),
        (1905, "nineteen oh five"), (1980, "nineteen eighty"), (2000, "two thousand"),
        (2008, "two thousand eight"), (2010, "twenty ten"), (2025, "twenty twenty-five"),
        (2100, "twenty-one hundred"),
    ],
)  # fmt: skip
def test_years(value, said):
    """Years go in pairs, except the first of a millennium."""
    assert year(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (8, "eighth"), (9, "ninth"),
     (11, "eleventh"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (22, "twenty-second"),
     (23, "twenty-third"), (30, "thirtieth"), (31, "thirty-first")],
)  # fmt: skip
def test_ordinals(value, said):
    """The days of a month."""
    assert ordinal(value) == said
