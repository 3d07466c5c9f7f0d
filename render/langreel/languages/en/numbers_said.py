"""English numbers and days: digits -> words, as they are said."""

from __future__ import annotations

import re
from datetime import date

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
            "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


def number(plain: str, large: str, _counted: str) -> str:
    """Decimal digits and their word: 1.32 trillion -> one point three two trillion."""
    whole, _, part = plain.partition(".")
    point = " point " + " ".join(ONES[int(digit)] for digit in part) if part else ""
    return integer(int(whole)) + point + large


def integer(value: int) -> str:
    """A whole number: 1082 -> one thousand and eighty-two."""
    if value < 100:
        return _below_hundred(value)
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")
    size, word = next((size, word) for size, word in LARGE if value >= size)
    many, rest = divmod(value, size)
    joint = " and " if 0 < rest < 100 else " "
    return f"{integer(many)} {word}" + (joint + integer(rest) if rest else "")


def _below_hundred(value: int) -> str:
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def ordinal(value: int) -> str:
    """21 -> twenty-first."""
    words = integer(value)
    last = re.split("[ -]", words)[-1]
    head = words.removesuffix(last)
    if last.endswith("y"):
        return f"{head}{last[:-1]}ieth"
    return head + ORDINALS.get(last, f"{last}th")


def year(value: int) -> str:
    """A year as people say it: two thousand eight, twenty thirteen, nineteen oh five."""
    century, rest = divmod(value, 100)
    if value < 1000 or value > 9999:
        return integer(value)
    if value % 1000 < 10:
        return integer(value).replace(" and ", " ")
    if not rest:
        return f"{integer(century)} hundred"
    return f"{integer(century)} {'oh ' if rest < 10 else ''}{integer(rest)}"


def day(value: date, parts: int) -> str:
    """A date to its year, month or day: the twenty-first of October twenty twenty-five."""
    if parts == 1:
        return year(value.year)
    month = f"{MONTHS[value.month - 1]} {year(value.year)}"
    return month if parts == 2 else f"the {ordinal(value.day)} of {month}"
