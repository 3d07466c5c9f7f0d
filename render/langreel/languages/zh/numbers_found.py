"""Find in Chinese: 7700亿美元, 百分之三十四点五, 三成四, 翻一番, 2024年10月21日, 29年来."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.grammar import (
    PLAIN_SIGNS,
    Amount,
    Approx,
    Candidate,
    Grammar,
    NumberRule,
    Reading,
    found_date,
    hedges,
    longest_first,
)  # fmt: skip
from langreel.languages.zh.dates_found import DATES
from langreel.languages.zh.digit_words import WORDS
from langreel.languages.zh.names_in_digits import NAMES
from langreel.languages.zh.numbers_said import digits
from langreel.languages.zh.numerals import ARABIC, NUMERAL, numeral, pair
from langreel.languages.zh.shares_found import CHANGES, SHARES
from langreel.languages.zh.unit_words import LETTER, MONEY, SHORT, UNIT

UNITS = tuple(
    (re.compile(pattern), unit, Fraction(size))
    for pattern, unit, size in (
        ("个?百分点", "point", "1"),
        ("个?基点", "point", "1/100"),
        ("%", "percent", "1"),
        (r"美元\s*(?:/|每|一)\s*盎司", "USD/oz", "1"),
        ("美元|美金", "USD", "1"),
        ("欧元", "EUR", "1"),
        ("日元", "JPY", "1"),
        ("英镑", "GBP", "1"),
        ("元人民币|人民币|块钱|块(?![头地砖牌])|元(?![素首旦])", "CNY", "1"),
        ("公?吨", "t", "1"),
        ("倍", "times", "1"),
        ("个世纪", "years", "100"),
        ("年(?![级龄轻代])", "years", "1"),
        ("个月", "months", "1"),
        ("周(?![边围])|个?星期", "weeks", "1"),
        ("天", "days", "1"),
        ("(?:bps?|BP)(?![A-Za-z])", "point", "1/100"),
        ("pp(?![A-Za-z])", "point", "1"),
        ("t(?![A-Za-z])", "t", "1"),
        ("[xX×](?![A-Za-z0-9])", "times", "1"),
        (UNIT.pattern, "1", "1"),
    )
)
SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "￥": "CNY", "¥": "CNY", "CN¥": "CNY", "RMB": "CNY", "CNY": "CNY",
    "人民币": "CNY", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "JPY": "JPY", "JP¥": "JPY",
}  # fmt: skip
IDIOMS = re.compile(
    r"万一|统一|唯一|千万[要别不记]|百姓|百科|百货|十分(?!之)|十足|千方百计|成千上万|万分(?!之)"
    r"|五四(?=运动|青年|精神|时期)|九一[一八](?!年)|七七(?=事变)|一二九(?=运动)|五一(?=节|假期|长假|黄金周|劳动)"
    r"|十一(?=长假|黄金周)|六一(?=节|儿童)|八一(?=南昌|建军)|十[之有]八九|(?:[1-9]0|[一二三四五六七八九]十)[多几]岁"
)
ORDINAL = re.compile(r"(?:第|周|星期|礼拜|[A-Za-z]-?|[0-9][:：/])$")
PER = re.compile(
    r"\s?[万亿]*(?:美元|[欧日港]?元|吨|人|公里|千瓦时|度|次|公?斤|克|桶|平?米|辆|块)(/)(?=[\u4e00-\u9fff])"
)
"""The slash of a price: 10元/斤."""
MEASURED = re.compile(
    "个(?!人)|人(?![口均民工类才])|名(?![单列义称])|位(?![列于居])|家(?![庭长里乡])|次(?!贷)|只(?![有是能要需剩])"
    "|台(?![湾风北])|[条件辆架艘套份张枚颗户块页笔]"
    "|[-–—~～到至](?!(?:19|20)[0-9]{2}(?![0-9,.%亿万元人个吨美]))[0-9]{4}"
)
"""What stands after a number of things, not after a year: 2000人, 2000-2500元."""
LABEL = re.compile(r"[A-Za-z]|[:：/][0-9]")

BEFORE = hedges(
    (
        r"(?:不超过|不到|不足|(?<!不)低于|(?<!不)少于|将近|接近|(?<![最附])近|至多|最多)(?:只?有|是|了)?\s*$",
        "under",
    ),
    (r"(?:不少于|不低于|超过|超出|超|逾|多于|高于|至少|大于)(?:只?有|是|了)?\s*$", "over"),
    (r"(?:约|大概|差不多)(?:只?有|是)?\s*$", "about"),
)
AFTER = hedges(("左右|上下", "about"), (r"以上|出头|多|\+(?![0-9])", "over"), ("以下|以内", "under"))
LINK = re.compile(r"\s*(?:到|至|-|–|—|~|～|或)\s*")


# Numbers


def _half(found: re.Match[str]) -> Iterator[Candidate]:
    """半个百分点, 半万亿美元."""
    size = {"万亿": 10**12, "亿": 10**8}.get(found[1] or "", 1)
    unit, factor, end = _unit(found, found.end())
    if size > 1 or unit == "point":
        yield Candidate(found.start(), end, Fraction(size, 2) * factor, unit, 1)


def _number(found: re.Match[str]) -> Iterator[Candidate]:
    """A numeral, what stands before it, and the unit after it."""
    written = found["number"]
    if _is_label(found):
        return
    unit, factor, end = _unit(found, found.end())
    factor *= {"亿": 10**8, "万亿": 10**12}.get(found["lot"] or "", 1)
    lent = SHORT[_letter(found).strip().lower()] if _letter(found) else 0
    if unit == "1" and _is_year(found):
        yield from found_date(found, int(written))
        return
    for start, stop, part in _parts(found, end):
        number = numeral(part)
        if not number:
            return
        value = number.value * 10**lent * factor * (-1 if found["minus"] else 1)
        approx: Approx = number.approx or ("over" if found["rest"] else "")
        weak = _is_weak(written, number.value * factor, unit)
        yield Candidate(
            start, stop, value, unit, number.digits, approx, weak, end == found.end(), number.power + lent
        )


def _letter(found: re.Match[str]) -> str:
    """The letter for a power of ten, after plain digits: T in $1.2T, but nothing in $3点6B."""
    return found["letter"] or "" if re.fullmatch(ARABIC, found["number"]) else ""


def _parts(found: re.Match[str], end: int) -> list[tuple[int, int, str]]:
    """The numeral with its unit, or both numerals of a guess: 三|四百亿美元."""
    both = pair(found["number"])
    if not both:
        return [(found.start(), end, found["number"])]
    middle = found.start("number") + 1
    return [(found.start(), middle, both[0]), (middle, end, both[1])]


def _unit(found: re.Match[str], at: int) -> tuple[str, Fraction, int]:
    """The unit that follows (or the sign before), how much of it one is, and where its word ends."""
    groups = found.groupdict()
    for pattern, unit, size in UNITS:
        after = pattern.match(found.string, at)
        if after:
            ounce = unit == "USD" and groups.get("ounce")
            return ("USD/oz" if ounce else unit), size, after.end()
    return SIGNS.get(groups.get("money") or "", "1"), Fraction(1), at


def _is_label(found: re.Match[str]) -> bool:
    """Whether the digits name something (第三, G7, 1:1, 050) instead of counting it."""
    text, start, end = found.string, found.start("number"), found.end("number")
    arabic = text[end - 1].isascii()
    return bool(
        (text[start] not in "十百千万亿" and ORDINAL.search(text[:start]))
        or (arabic and not _letter(found) and LABEL.match(text, end) and not _is_sign(text, end))
        or re.fullmatch(r"0[0-9]+", found["number"])
    )


def _is_sign(text: str, at: int) -> bool:
    """Whether the sign of a unit stands here."""
    return bool(UNIT.match(text, at) or PLAIN_SIGNS.match(text, at))


def _is_year(found: re.Match[str]) -> bool:
    """Whether bare digits are a year: 2022、2023和2024年, but not 2000人."""
    return bool(
        re.fullmatch(r"(?:19|20)[0-9]{2}", found[0].strip()) and not MEASURED.match(found.string, found.end())
    )


def _is_weak(written: str, value: Fraction, unit: str) -> bool:
    """Whether a number counts too little to be a quantity: 三个, 一年, 百 without a digit before it."""
    if unit in ("years", "months", "weeks", "days"):
        return value == 1
    if unit != "1" or re.match(ARABIC, written):
        return False
    return value <= 10 or (written[0] in "百千万亿" and not written.endswith("亿"))


# Said


def _number_said(found: re.Match[str]) -> Iterator[Reading | Amount]:
    """A year digit by digit, anything else as a number, with the signs around it."""
    written = found["number"] + _letter(found)
    end = found.start("number") + len(written)
    if not re.search("[0-9]", written):
        return
    if _unit(found, found.end())[0] == "1" and _is_year(found):
        yield Reading(found.start("number"), end, digits(written))
        return
    money = found["money"] if found["money"] in MONEY else ""
    unit = UNIT.match(found.string, end)
    start = found.start() if money or found["minus"] == "-" else found.start("number")
    end = unit.end() if unit else end
    sign, after = unit[0].strip() if unit else "", found.string[end:]
    after = "" if found.string[:start].endswith("第") else after
    yield Amount(start, end, written, found["minus"] == "-", money, sign, after)
    if per := PER.match(found.string, end):
        yield Reading(*per.span(1), "每")


SUM = longest_first(MONEY)
REACHED = r"(?:约|大约|近|超过|超|逾|高达|达|[\u4e00-\u9fff]{0,2}[到至])"
NUMBER = (
    r"(?P<minus>负|零下|(?<![0-9A-Za-z%‰℃°亿万千百元年月日号点分秒度倍吨周天个期])-)?"
    rf"(?:(?P<money>(?<![A-Za-z])(?:{SUM})|人民币|(?P<ounce>[每一]盎司)(?:黄金)?{REACHED}?)\s*)?"
    rf"(?P<number>{NUMERAL})(?P<letter>(?<=[0-9])(?(money){LETTER}|(?!)))?(?P<rest>[多余来])?\s*(?:个(?P<lot>万?亿))?"
)

GRAMMAR = Grammar(
    (
        NumberRule("idiom", IDIOMS),
        *DATES,
        *SHARES,
        NumberRule("number", re.compile(r"半个?(万亿|亿)?(?=个?[百基美欧日人元])"), _half),
        NumberRule("number", re.compile(NUMBER), _number, _number_said),
    ),
    BEFORE, AFTER, LINK, first=NAMES, words=WORDS, changes=CHANGES,
)  # fmt: skip
