"""Find Chinese dates: 2024年10月21日, 4月2日, 上世纪90年代, and hours and centuries, which count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

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
DECADES = (
    rf"(?:(上个?|本|{COUNT})世纪)?(?<![0-9{HAN}])"
    r"(?:([1-9])0[、和]([1-9])0|([一二三四五六七八九])([二三四五六七八九])十)年代"
)
_LASTING_BEFORE = re.compile(
    r"(?:长达|历时|历经|经过|[过用花等]了|持续了?|延续了?|整整|足足|至少|超过|(?<!接)近|每)$"
)
_LASTING_AFTER = re.compile(r"的?(?:历史|时间|时光|岁月|寿命|文明史)|之?久")
HOUR = (
    rf"(?:上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|夜里){COUNT}点(?:半|整|[一三]刻|钟|{COUNT}分?)?"
    rf"|(?<![0-9{HAN}.]){COUNT}点(?:半|整|[一三]刻|钟)"
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
    tens = _small(found[2])
    if found[1] or tens >= 30:
        yield from found_date(found, _century(found[1]) + tens)


def _decades(found: re.Match[str]) -> Iterator[Candidate]:
    """上世纪五六十年代: 1950 and 1960, each at its own digit."""
    first, second = (2, 3) if found[2] else (4, 5)
    for start, end, group in (
        (found.start(), found.end(first), first),
        (found.start(second), found.end(), second),
    ):
        for year in found_date(found, _century(found[1]) + 10 * _small(found[group])):
            yield replace(year, start=start, end=end)


def _century(words: str | None) -> int:
    """The first year of a century; of one that is not named, that of the last."""
    if not words or words.startswith("上"):
        return 1900
    return 2000 if words == "本" else (_small(words) - 1) * 100


def _is_moment(found: re.Match[str]) -> bool:
    """Whether it is no count: 过了1000年 and 1000年的历史 are a thousand years, not 1945年的历史."""
    text = found.string
    if not re.fullmatch("[0-9]{2}00年", found[0]):
        return True
    return not (_LASTING_BEFORE.search(text[: found.start()]) or _LASTING_AFTER.match(text[found.end() :]))


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
    NumberRule("date", re.compile(rf"(?<![0-9{HAN}]){DATE}"), _day, _date_said, _is_moment),
    NumberRule("decade", re.compile(DECADES), _decades),
    NumberRule("decade", re.compile(DECADE), _decade),
    NumberRule("century", re.compile(rf"(?<!个){SMALL}世纪")),
    NumberRule("clock", re.compile(HOUR)),
    NumberRule("date", re.compile(rf"(?<![个{HAN}十0-9]){SMALL}月(?:{SMALL}[日号]|份)?"), _month),
)
