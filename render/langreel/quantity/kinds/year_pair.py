"""A year with two digits after it: 2024-25 and 2024/25 are two years, 2025-04 and 2025/4 a month.

2010/11 may be either, unless a season is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from langreel.languages.grammar import Candidate, DigitWords, NumberRule, Reading, Unspeakable

_PAIR = re.compile(
    r"(?:(?<=FY)|(?<![0-9A-Za-z.,/-]))((?:19|20)[0-9]{2})([-/–])([0-9]{2}|(?<=/)[1-9])(?![0-9A-Za-z]|[-/][0-9]|\.[0-9])"
)
_SEASON = re.compile(
    r"\s?(?:season|fiscal|financial|academic|school|赛季|財年|财年|学年|年度|雪季|榨季|シーズン)"
)


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Two years, or a year and its month."""
    return (NumberRule("year", _PAIR, _counted, lambda found: _in_words(found, words)),)


def _later(found: re.Match[str]) -> int:
    """The second year; 0 if the two digits are a month; Unspeakable if they may be either."""
    year, sign, rest = int(found[1]), found[2], int(found[3])
    later = year - year % 100 + rest + (100 if rest < year % 100 else 0)
    pair = later == year + 1 if sign == "/" else rest > year % 100
    if pair and (rest > 12 or sign == "–" or _SEASON.match(found.string, found.end())):
        return later
    if not pair and 1 <= rest <= 12:
        return 0
    raise Unspeakable(f"both years whole ({year}–{later}), or the month in words")


def _counted(found: re.Match[str]) -> Iterator[Candidate]:
    try:
        later = _later(found)
    except Unspeakable:
        return
    if later:
        yield Candidate(*found.span(1), date(int(found[1]), 1, 1), "date", 1)
        yield Candidate(*found.span(3), date(later, 1, 1), "date", 1)
    else:
        yield Candidate(*found.span(), date(int(found[1]), int(found[3]), 1), "date", 2)


def _in_words(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    if _later(found):
        between = words.words["season" if found[2] == "/" else "to"]
        yield Reading(*found.span(), words.year(int(found[1])) + between + words.short_year(found[3]))
    else:
        yield Reading(*found.span(), words.month(date(int(found[1]), int(found[3]), 1)))
