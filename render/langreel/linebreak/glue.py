"""Glue: pieces of text that no line may tear: numbers with their units, names, terms, Latin words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from langreel.linebreak.words import TORN_ZH, UNITS_ZH

_HAN_DIGITS = "〇零一二两三四五六七八九十百千万亿兆億萬几数半"
_SCALES = "十百千万亿兆億萬"
_CURRENCY = "¥￥$＄€£"
_UNIT_ZH = "(?:" + "|".join(sorted(set(map(re.escape, UNITS_ZH)), key=len, reverse=True)) + ")"
_DIGITS = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?(?:[兆億亿万萬千][0-9]+)*"
_AROUND = "(?:里|以内|以来|以上|以下|左右|之内|之后|之前)?"
_MANY = f"[{_SCALES}]*[多余来]?[{_SCALES}]*"
_SIGN = "[-+−±~～≈<>≥≤]?"

_DATE_ZH = r"[0-9]{1,4}年(?:代|底|初|末|间|前后|前|后|度|期|中(?!国|國))?"
_MONTH_ZH = r"[0-9]{1,2}月(?:[0-9]{1,2}[日号])?(?:底|初|末|份|[上中下]旬)?"
_NUMBER_ZH = (
    rf"第?{_SIGN}[{_CURRENCY}]?{_DIGITS}(?:%?[-–~～/:：×.]{_DIGITS})*[ ]?{_MANY}[ ]?"
    rf"(?:{_UNIT_ZH}(?:[/／]{_UNIT_ZH})?{_AROUND})?"
)
_SPELT_ZH = (
    rf"第?[{_HAN_DIGITS}]+(?:点[{_HAN_DIGITS}]+)?{_MANY}{_UNIT_ZH}{_AROUND}|[{_HAN_DIGITS}]{{2,}}[多余]?"
)
# Rates are said so: one of a currency or weight, then its price.
_RATE_JA = r"1(?:ドル|ユーロ|ポンド|オンス|バレル)[0-9][0-9.,]*(?:万|億|兆)?(?:円|ドル|ユーロ)(?:台)?"
_SHARE_ZH = rf"[{_HAN_DIGITS}]+分之[{_HAN_DIGITS}点]+"
_LATIN = r"[A-Za-zÀ-ɏ0-9０-９]+(?:['’.&+/_@:-]*[A-Za-zÀ-ɏ0-9０-９]+)*"
_TITLE_ZH = r"《[^《》]{1,12}》|「[^「」]{1,6}」|『[^『』]{1,6}』|“[^“”]{1,6}”"

_MONTH_EN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE_EN = (
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH_EN}(?:,? [0-9]{{4}})?\b"
    rf"|\b{_MONTH_EN} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:, [0-9]{{4}})?\b|\b{_MONTH_EN} [0-9]{{4}}\b"
)
_SCALE_EN = r"(?:hundred|thousand|million|billion|trillion|dozen|bn|tn)"
_UNIT_EN = (
    r"(?:percentage points?|basis points?|per cent|percent|dollars?|cents?|euros?|pounds?|yen|yuan|renminbi"
    r"|tonnes?|tons?|ounces?|barrels?|kilometres?|kilometers?|metres?|meters?|miles?|times|years?|months?|weeks?|days?"
    r"|halves|thirds?|quarters?|fifths?|tenths?|hours?|minutes?|seconds?|countries|people|USD|EUR|RMB|CNY|JPY)"
)
_WORD_EN = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|half)"
)
_EACH_EN = r"(?: (?:an?|per) (?:ounce|tonne|ton|barrel|second|minute|hour|day|week|month|year|head)\b)?"
_MANY_EN = (
    r"\b(?:tens|hundreds|thousands) of (?:thousands|millions|billions|trillions)\b|\bone (?:for|to|by) one\b"
)
_NUMBER_EN = (
    rf"(?<![\w.]){_SIGN}(?:US|HK|A|C)?[{_CURRENCY}]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[-–][0-9][0-9,.]*)?%?"
    rf"(?: {_SCALE_EN}\b)*(?: {_UNIT_EN}\b)?{_EACH_EN}"
)
_SPELT_EN = (
    rf"(?i:\b(?:{_WORD_EN}|an?)(?:[- ](?:{_WORD_EN}|a|and a half))*(?: {_SCALE_EN}\b)+(?: {_UNIT_EN}\b)?"
    rf"|\b{_WORD_EN}(?:-{_WORD_EN})? {_UNIT_EN}\b)"
)
_TITLE_EN = r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs)\. \S+|\bS&P 500\b"

_NUMBERS_ZH: Final = tuple(map(re.compile, (_DATE_ZH, _MONTH_ZH, _NUMBER_ZH, _SPELT_ZH, _SHARE_ZH, _RATE_JA)))
_NUMBERS_EN: Final = tuple(map(re.compile, (_DATE_EN, _NUMBER_EN, _SPELT_EN, _MANY_EN)))
_ZH: Final = (*_NUMBERS_ZH, *map(re.compile, (_LATIN, _TITLE_ZH, "|".join(TORN_ZH))))
_EN: Final = (*_NUMBERS_EN, re.compile(_TITLE_EN))


def family(lang: str) -> str:
    """How a language breaks: ``zh`` and ``ja`` between phrases, every other one at spaces.

    >>> family("zh-Hant"), family("en-GB"), family("fr")
    ('zh', 'en', 'other')
    """
    base = lang.partition("-")[0].lower()
    return base if base in {"zh", "ja", "en"} else "other"


def glued(text: str, lang: str, keep: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
    """Spans ``(start, end)`` of the text that hold together; they may overlap.

    >>> glued("about $1.32 trillion of debt", "en")
    ((6, 20),)
    """
    patterns = _ZH if family(lang) in {"zh", "ja"} else _EN
    return tuple(_spans(text, (*patterns, *_terms(frozenset(keep)))))


def numbers(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Spans of numbers with their signs, currencies and units."""
    return tuple(_spans(text, _NUMBERS_ZH if family(lang) in {"zh", "ja"} else _NUMBERS_EN))


def _spans(text: str, patterns: Collection[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            if end - start > 1:
                yield start, end


@lru_cache(maxsize=64)
def _terms(keep: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """One pattern for all kept terms, the longest first; Latin terms only as whole words."""
    words = sorted((term for term in keep if term.strip()), key=len, reverse=True)
    if not words:
        return ()
    return (re.compile("|".join(_bounded(term) for term in words)),)


def _bounded(term: str) -> str:
    left = r"(?<![A-Za-z0-9])" if term[0].isascii() and term[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if term[-1].isascii() and term[-1].isalnum() else ""
    return left + re.escape(term) + right
