"""Find Chinese shares and growth: 百分之三十四点五, 三成四, 一半, 翻一番, 涨了两倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.grammar import Candidate, Change, NumberRule
from langreel.languages.zh.numerals import DIGITS, NUMERAL, numeral

TENTHS = (
    r"([一二两三四五六七八九]|[0-9](?:\.[0-9])?)成([一二三四五六七八九半])?(?![为员本功长立果熟交就分都绩])"
)
ABOUT = "(?:了|达到?|为|高达|超过|将?近|大?约|逾|至少|不到|不足|是)*"
UP = "增长|增加|上涨|上升|扩大|提高|高出|多出|增幅|涨幅|涨|升|增"
DOWN = "下降|降低|减少|下跌|缩小|缩减|萎缩|降幅|跌幅|跌|降|减"
CHANGES: tuple[tuple[re.Pattern[str], Change], ...] = (
    (re.compile(rf"(?:{UP}){ABOUT}\s*#|#的?(?:增长|增幅|涨幅|升幅)"), 1),
    (re.compile(rf"(?:{DOWN}){ABOUT}\s*#|#的?(?:下降|降幅|跌幅|减少)"), -1),
)
"""By so much, and not to so much: 增长了150%, but not 增长到150%."""
GROWN = rf"(?:增长|增加|上涨|上升|扩大|提高|高出|多出|涨|多){ABOUT}({NUMERAL})倍"


def _share(found: re.Match[str]) -> Iterator[Candidate]:
    """百分之二点六, 三分之一: a share in percent."""
    whole, part = numeral(found[2]), numeral(found[3])
    if whole and part and whole.value:
        value = part.value * 100 / whole.value * (-1 if found[1] else 1)
        digits = part.digits if found[2] in "百千万" else 2
        yield Candidate(found.start(), found.end(), value, "percent", digits, part.approx)


def _tenths(found: re.Match[str]) -> Iterator[Candidate]:
    """三成四: 34 percent."""
    tens, ones = numeral(found[1]), {**DIGITS, "半": 5}.get(found[2], 0)
    if tens:
        yield Candidate(found.start(), found.end(), tens.value * 10 + ones, "percent", 2 if found[2] else 1)


def _fixed(value: Fraction, unit: str, found: re.Match[str]) -> Iterator[Candidate]:
    yield Candidate(found.start(), found.end(), value, unit, 1)


def _grown(found: re.Match[str]) -> Iterator[Candidate]:
    """涨了两倍 is three times what it was."""
    number = numeral(found[1])
    if number:
        yield Candidate(found.start(), found.end(), number.value + 1, "times", number.digits, number.approx)


def _folds(found: re.Match[str]) -> Iterator[Candidate]:
    """翻一番 is twice, 翻两番 four times."""
    return _fixed(Fraction(2 ** DIGITS[found[1] or "一"]), "times", found)


def _and_a_half(found: re.Match[str]) -> Iterator[Candidate]:
    """两年半, 一个半世纪."""
    number, years = numeral(found[1]), 100 if found[0].endswith("世纪") else 1
    if number:
        value = (number.value + Fraction(1, 2)) * years
        yield Candidate(found.start(), found.end(), value, "years", number.digits + 1)


SHARES = (
    NumberRule("share", re.compile(rf"(负|-)?(百|千|万|{NUMERAL})分之({NUMERAL})"), _share),
    NumberRule("share", re.compile(TENTHS), _tenths),
    NumberRule("growth", re.compile(r"翻了?(?:([一二两三四五])番|番|一?倍)"), _folds),
    NumberRule("growth", re.compile(GROWN), _grown),
    NumberRule("growth", re.compile(r"减半|腰斩"), lambda found: _fixed(Fraction(1, 2), "times", found)),
    NumberRule("share", re.compile(r"一半|半数"), lambda found: _fixed(Fraction(50), "percent", found)),
    NumberRule("number", re.compile(r"半个世纪"), lambda found: _fixed(Fraction(50), "years", found)),
    NumberRule(
        "number",
        re.compile(r"(?<![上下前后多])半年(?![报刊度])"),
        lambda found: _fixed(Fraction(1, 2), "years", found),
    ),
    NumberRule("number", re.compile(rf"({NUMERAL})(?:年半(?![月年])|个半世纪)"), _and_a_half),
)
