"""Units and languages: the words around a number. A new unit or language is an entry here.

Patterns take the number at ``{}``; the sign goes before the whole pattern.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from langreel.errors import ContentError, perhaps


@dataclass(frozen=True, slots=True)
class Wording:
    """A unit in one language: written out, on a chart, and spoken; ``one`` is for exactly one of it."""

    written: str
    compact: str
    said: str = ""
    one: str = ""
    said_one: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by language. ``scaled`` numbers are cut to 万亿 or trillion; others are written out whole."""

    name: str
    words: Mapping[str, Wording]
    scaled: bool = True


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes numbers and days.

    ``large`` and ``short`` are powers of ten and their words, largest first; ``grouped`` tells whether
    thousands are set apart; ``dates`` are the patterns for year, month and day, ``ticks`` those of an axis.
    """

    code: str
    large: tuple[tuple[int, str], ...]
    short: tuple[tuple[int, str], ...]
    grouped: bool
    dates: tuple[str, str, str]
    ticks: tuple[str, str, str]


THOUSANDS = ((12, " trillion"), (9, " billion"), (6, " million"))
MYRIADS = ((12, "万亿"), (8, "亿"), (4, "万"))
OKU = ((12, "兆"), (8, "億"), (4, "万"))

LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language("zh", MYRIADS, MYRIADS, False,
                 ("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
                 ("{year}", "{year}年{month}月", "{month}月{day}日")),
        Language("en", THOUSANDS, ((12, "T"), (9, "B"), (6, "M")), True,
                 ("{year}", "{name} {year}", "{day} {name} {year}"),
                 ("{year}", "{abbr} {year}", "{day} {abbr}")),
        Language("ja", OKU, OKU, True,
                 ("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
                 ("{year}", "{year}年{month}月", "{month}月{day}日")),
    )
}  # fmt: skip

UNITS: Mapping[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("1", {
            "zh": Wording("{}", "{}", "{}"),
            "en": Wording("{}", "{}", "{}"),
            "ja": Wording("{}", "{}"),
        }),
        Unit("USD", {
            "zh": Wording("{}美元", "{}", "{}美元"),
            "en": Wording("${}", "${}", "{} dollars", said_one="{} dollar"),
            "ja": Wording("{}ドル", "{}ドル"),
        }),
        Unit("CNY", {
            "zh": Wording("{}元人民币", "{}元", "{}元人民币"),
            "en": Wording("{} yuan", "CN¥{}", "{} yuan"),
            "ja": Wording("{}元", "{}元"),
        }),
        Unit("EUR", {
            "zh": Wording("{}欧元", "{}欧元", "{}欧元"),
            "en": Wording("€{}", "€{}", "{} euros", said_one="{} euro"),
            "ja": Wording("{}ユーロ", "{}ユーロ"),
        }),
        Unit("JPY", {
            "zh": Wording("{}日元", "{}日元", "{}日元"),
            "en": Wording("{} yen", "¥{}", "{} yen"),
            "ja": Wording("{}円", "{}円"),
        }),
        Unit("GBP", {
            "zh": Wording("{}英镑", "{}英镑", "{}英镑"),
            "en": Wording("£{}", "£{}", "{} pounds", said_one="{} pound"),
            "ja": Wording("{}ポンド", "{}ポンド"),
        }),
        Unit("percent", {
            "zh": Wording("{}%", "{}%", "百分之{}"),
            "en": Wording("{} percent", "{}%", "{} percent"),
            "ja": Wording("{}%", "{}%"),
        }, scaled=False),
        Unit("point", {
            "zh": Wording("{}个百分点", "{}个百分点", "{}个百分点"),
            "en": Wording("{} percentage points", "{} pp", "{} percentage points",
                          "{} percentage point", "{} percentage point"),
            "ja": Wording("{}ポイント", "{}ポイント"),
        }, scaled=False),
        Unit("t", {
            "zh": Wording("{}吨", "{}吨", "{}吨"),
            "en": Wording("{} tonnes", "{} t", "{} tonnes", "{} tonne", "{} tonne"),
            "ja": Wording("{}トン", "{}トン"),
        }),
        Unit("USD/oz", {
            "zh": Wording("每盎司{}美元", "{}美元/盎司", "每盎司{}美元"),
            "en": Wording("${} an ounce", "${}/oz", "{} dollars an ounce", said_one="{} dollar an ounce"),
            "ja": Wording("1オンス{}ドル", "{}ドル/オンス"),
        }, scaled=False),
        Unit("times", {
            "zh": Wording("{}倍", "{}倍", "{}倍"),
            "en": Wording("{} times", "{}×", "{} times"),
            "ja": Wording("{}倍", "{}倍"),
        }, scaled=False),
        Unit("years", {
            "zh": Wording("{}年", "{}年", "{}年"),
            "en": Wording("{} years", "{} yr", "{} years", "{} year", "{} year"),
            "ja": Wording("{}年", "{}年"),
        }, scaled=False),
        Unit("months", {
            "zh": Wording("{}个月", "{}个月", "{}个月"),
            "en": Wording("{} months", "{} mo", "{} months", "{} month", "{} month"),
            "ja": Wording("{}か月", "{}か月"),
        }, scaled=False),
        Unit("weeks", {
            "zh": Wording("{}周", "{}周", "{}周"),
            "en": Wording("{} weeks", "{} wk", "{} weeks", "{} week", "{} week"),
            "ja": Wording("{}週間", "{}週間"),
        }, scaled=False),
        Unit("days", {
            "zh": Wording("{}天", "{}天", "{}天"),
            "en": Wording("{} days", "{} d", "{} days", "{} day", "{} day"),
            "ja": Wording("{}日", "{}日"),
        }, scaled=False),
        Unit("date", {lang: Wording("{}", "{}", "{}") for lang in ("zh", "en", "ja")}, scaled=False),
    )
}  # fmt: skip


def unit(name: str) -> Unit:
    """The unit of that name; ContentError if there is none."""
    if name not in UNITS:
        raise ContentError(f"unknown unit {name!r}", hint=perhaps(name, UNITS))
    return UNITS[name]


def language(code: str) -> Language:
    """How that language writes numbers; ContentError if it is not known here."""
    if code not in LANGUAGES:
        raise ContentError(f"numbers cannot be written in {code!r} yet", hint=perhaps(code, LANGUAGES))
    return LANGUAGES[code]


def wording(name: str, code: str) -> Wording:
    """The words of a unit in a language."""
    words = unit(name).words
    if code not in words:
        raise ContentError(f"unit {name!r} has no words in {code!r}", hint=perhaps(code, words))
    return words[code]
