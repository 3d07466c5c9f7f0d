"""Calendar days in digits: 2025-04-02, 2025/4/2, 31.12.2024, 2025/04, and years that belong together.

4/2/2025 is the second of April or the fourth of February: nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from langreel.languages.grammar import Candidate, DigitWords, NumberRule, Reading, Unspeakable, found_date

_ALONE = r"(?<![0-9A-Za-z.,/-])"
_END = r"(?![0-9A-Za-z]|[-/][0-9]|\.[0-9])"
_YEAR_FIRST = re.compile(rf"{_ALONE}([12][0-9]{{3}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_END}")
_YEAR_LAST = re.compile(rf"{_ALONE}([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([12][0-9]{{3}}){_END}")
_YEAR_SHORT = re.compile(rf"{_ALONE}[0-9]{{1,2}}([-/])[0-9]{{1,2}}\1[0-9]{{2}}{_END}")
_YEARS = re.compile(rf"{_ALONE}((?:19|20)[0-9]{{2}})([-/–])([0-9]{{2}}|(?<=/)[1-9]){_END}")
_SEASON = re.compile(
    r"\s?(?:season|fiscal|financial|academic|school|赛季|財年|财年|学年|年度|雪季|榨季|シーズン)"
)


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Year first, year last, two digits for a year, and a year with its month or the next one."""
    return (
        NumberRule("date", _YEAR_FIRST, _each(_year_first, words), _in_words(_year_first, words)),
        NumberRule("date", _YEAR_LAST, _each(_year_last, words), _in_words(_year_last, words)),
        NumberRule("date", _YEAR_SHORT, said=lambda found: _short(words)),
        NumberRule("year", _YEARS, _each(_years, words), lambda found: _years_said(found, words)),
    )


Days = Callable[[re.Match[str], DigitWords], Iterator[date]]


def _each(days: Days, words: DigitWords) -> Callable[[re.Match[str]], Iterator[Candidate]]:
    """What a match counts: its only day, or its years one by one; nothing where nobody can tell."""

    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        try:
            moments = list(days(found, words))
        except Unspeakable:
            return
        if len(moments) == 2:
            for moment, group in zip(moments, (1, 3), strict=True):
                yield Candidate(found.start(group), found.end(group), moment, "date", 1)
        elif moments:
            parts = 3 if found.re is not _YEARS else 2
            yield from found_date(found, *(moments[0].year, moments[0].month, moments[0].day)[:parts])

    return counts


def _in_words(days: Days, words: DigitWords) -> Callable[[re.Match[str]], Iterator[Reading]]:
    def words_of(found: re.Match[str]) -> Iterator[Reading]:
        for moment in days(found, words):
            yield Reading(found.start(), found.end(), words.day(moment))

    return words_of


def _year_first(found: re.Match[str], words: DigitWords) -> Iterator[date]:
    yield _day(int(found[1]), int(found[3]), int(found[4]), words)


def _year_last(found: re.Match[str], words: DigitWords) -> Iterator[date]:
    """What exceeds twelve is no month; where neither does, either may be."""
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one > 12 or one == other:
        yield _day(year, other, one, words)
    elif other > 12:
        yield _day(year, one, other, words)
    else:
        both = (_day(year, one, other, words), _day(year, other, one, words))
        raise Unspeakable(" or ".join(written(day, words) for day in both))


def _day(year: int, month: int, day: int, words: DigitWords) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unspeakable(f"a day of the calendar, such as {written(date(year, 1, 31), words)}") from None


def written(day: date, words: DigitWords) -> str:
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


def _short(words: DigitWords) -> Iterator[Reading]:
    raise Unspeakable(f"the year with four digits, such as {written(date(2025, 1, 31), words)}")


def _years(found: re.Match[str], words: DigitWords) -> Iterator[date]:
    """2024-25 and 2024/25 are two years, 2025-04 and 2025/4 a month; 2010/11 may be either."""
    year, sign, rest = int(found[1]), found[2], int(found[3])
    later = date(year - year % 100 + rest + (100 if rest < year % 100 else 0), 1, 1)
    pair = later.year == year + 1 if sign == "/" else rest > year % 100
    if pair and (rest > 12 or sign == "–" or _SEASON.match(found.string, found.end())):
        yield from (date(year, 1, 1), later)
    elif pair or not 1 <= rest <= 12:
        raise Unspeakable(f"both years whole ({year}–{later.year}), or the month in words")
    else:
        yield date(year, rest, 1)


def _years_said(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    first, *later = _years(found, words)
    if later:
        between = words.words["season" if found[2] == "/" else "to"]
        said = words.year(first.year) + between + words.short_year(found[3])
    else:
        said = words.month(first)
    yield Reading(found.start(), found.end(), said)
