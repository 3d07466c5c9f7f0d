"""Find Chinese dates: 2024年10月21日, 4月2日, 上世纪90年代, and hours and centuries, which count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langreel.languages.grammar import (
    YEARLESS,
    Amount,
    Candidate,
    NumberRule,
    Reading,
    Unspeakable,
    found_date,
)
from langreel.languages.zh.numbers_said import digits
from langreel.languages.zh.numerals import HAN, numeral, positional

COUNT = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
SMALL = rf"({COUNT})"
YEAR = rf"([12][0-9]{{3}}|[{HAN}]{{4}})"
DATE = rf"{YEAR}(?:财年|年代|年(?![来间期])(?:{SMALL}月(?:{SMALL}[日号])?)?)"
DECADE = rf"(?:(上个?|本|{COUNT})世纪)?(?<![0-9{HAN}])([1-9]0|[一二三四五六七八九]十)年代"
HOUR = (
    rf"(?:上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|夜里){COUNT}点(?:半|[一三]刻|钟|{COUNT}分?)?"
    rf"|(?<![0-9{HAN}.]){COUNT}点(?:半|[一三]刻|钟)"
)


def _day(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, *map(_small, found.groups()))


def _month(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, YEARLESS, *map(_small, found.groups()))


def _small(text: str | None) -> int:
    """A year, month or day in either kind of digits."""
    number = numeral(text) if text else None
    digits = positional(text) if text else None
    return digits if digits is not None else int(number.value) if number else 0


def _decade(found: re.Match[str]) -> Iterator[Candidate]:
    """上世纪90年代 is 1990; of a century that is not named, the last one that had it."""
    century, tens = found[1] or "", _small(found[2])
    first = {"": 1900, "上": 1900, "上个": 1900, "本": 2000}.get(century) or (_small(century) - 1) * 100
    if century or tens >= 30:
        yield from found_date(found, first + tens)


def _date_said(found: re.Match[str]) -> Iterator[Reading | Amount]:
    """The year digit by digit, month and day as numbers; 2000年前 is a year or two thousand of them."""
    after = found.string[found.end() :]
    if re.fullmatch("[12]000年", found[0]) and after.startswith("前"):
        raise Unspeakable(f"{found[1]}年以前, or {'一' if found[1][0] == '1' else '两'}千年前")
    for number, group in enumerate(found.groups()):
        if group and group.isdigit():
            start, end = found.span(number + 1)
            written = Reading(start, end, digits(group)) if len(group) == 4 else Amount(start, end, group)
            yield written


DATES = (
    NumberRule("date", re.compile(rf"(?<![0-9{HAN}]){DATE}"), _day, _date_said),
    NumberRule("decade", re.compile(DECADE), _decade),
    NumberRule("century", re.compile(rf"(?<!个){SMALL}世纪")),
    NumberRule("clock", re.compile(HOUR)),
    NumberRule("date", re.compile(rf"(?<![个{HAN}十0-9]){SMALL}月(?:{SMALL}[日号]|份)?"), _month),
)
