"""Calendar days in digits: 2025-04-02, 2025/4/2, 31.12.2024.

4/2/2025 is the second of April or the fourth of February: nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from langreel.languages.grammar import Candidate, DigitWords, NumberRule, Reading, Unspeakable

_ALONE = r"(?<![0-9A-Za-z.,/-])"
_END = r"(?![0-9A-Za-z]|[-/][0-9]|\.[0-9])"
_YEAR_FIRST = re.compile(rf"{_ALONE}([12][0-9]{{3}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_END}")
_YEAR_LAST = re.compile(rf"{_ALONE}([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([12][0-9]{{3}}){_END}")
_YEAR_SHORT = re.compile(rf"{_ALONE}[0-9]{{1,2}}([-/])[0-9]{{1,2}}\1[0-9]{{2}}{_END}")


Day = Callable[[re.Match[str], DigitWords], date]
"""The day of a match; Unspeakable where nobody can tell."""


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Year first, year last, and two digits for a year."""
    return (
        _rule(_YEAR_FIRST, _year_first, words),
        _rule(_YEAR_LAST, _year_last, words),
        _rule(_YEAR_SHORT, _year_short, words),
    )


def _rule(pattern: re.Pattern[str], day: Day, words: DigitWords) -> NumberRule:
    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        with suppress(Unspeakable):
            yield Candidate(*found.span(), day(found, words), "date", 3)

    def words_of(found: re.Match[str]) -> Iterator[Reading]:
        yield Reading(*found.span(), words.day(day(found, words)))

    return NumberRule("date", pattern, counts, words_of)


def _year_first(found: re.Match[str], words: DigitWords) -> date:
    return _day(int(found[1]), int(found[3]), int(found[4]), words)


def _year_last(found: re.Match[str], words: DigitWords) -> date:
    """What exceeds twelve is no month; where neither does, either may be."""
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one > 12 or one == other:
        return _day(year, other, one, words)
    if other > 12:
        return _day(year, one, other, words)
    both = (_day(year, one, other, words), _day(year, other, one, words))
    raise Unspeakable(" or ".join(_written(day, words) for day in both))


def _year_short(_found: re.Match[str], words: DigitWords) -> date:
    raise Unspeakable(f"the year with four digits, such as {_written(date(2025, 1, 31), words)}")


def _day(year: int, month: int, day: int, words: DigitWords) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unspeakable(f"a day of the calendar, such as {_written(date(year, 1, 31), words)}") from None


def _written(day: date, words: DigitWords) -> str:
    """A date in the words of the language."""
    name = words.months[day.month - 1]
    return words.written.format(year=day.year, month=day.month, day=day.day, name=name)


def written_choice(one: int, other: int, words: DigitWords) -> str:
    """What to write instead of one/other: the days that it may be, or the share in words."""
    pairs = dict.fromkeys([(one, other), (other, one)])
    texts = [
        words.yearless.format(month=month, day=day, name=words.months[month - 1])
        for month, day in pairs
        if _is_day(month, day)
    ]
    return " or ".join([*texts, "the share or the ratio in words"])


def _is_day(month: int, day: int) -> bool:
    """Whether a leap year, which has them all, has such a day."""
    try:
        return bool(date(2024, month, day))
    except ValueError:
        return False
