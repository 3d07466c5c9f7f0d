"""Find in Japanese: 1兆3,200億ドル, 二十七兆ドル, 2024年末, 四十年後, 3割4分, 三分の一, 半分, 11年間."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.grammar import (
    YEARLESS,
    Amount,
    Candidate,
    Change,
    Grammar,
    NumberRule,
    Reading,
    found_date,
    hedges,
    longest_first,
)  # fmt: skip
from langreel.languages.ja.digit_words import WORDS
from langreel.languages.ja.numerals import (
    DAY,
    HAN,
    IN_DIGITS,
    IN_KANJI,
    KANJI,
    MONTH,
    NUMERAL,
    YEAR,
    is_row,
    numeral,
    whole,
)
from langreel.languages.ja.unit_words import MONEY, UNIT

UNITS = tuple(
    (re.compile(pattern), unit)
    for pattern, unit in (
        (r"%?ポイント", "point"),
        (r"%|パーセント", "percent"),
        (r"米?ドル", "USD"),
        (r"ユーロ", "EUR"),
        (r"円", "JPY"),
        (r"ポンド", "GBP"),
        (r"人民元|元(?![々の本素化論])", "CNY"),
        (r"トン", "t"),
        (r"倍", "times"),
        (r"年", "years"),
        (r"[かカヶケ]月", "months"),
        (r"週間?", "weeks"),
        (r"日", "days"),
        (r"bps?(?![A-Za-z])", "point"),
        (r"t(?![A-Za-z])", "t"),
        (UNIT.pattern, "1"),
    )
)
SIGNS = {"$": "USD", "US$": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "¥": "JPY", "￥": "JPY",
         "JPY": "JPY", "£": "GBP", "GBP": "GBP", "CN¥": "CNY", "CNY": "CNY"}  # fmt: skip
IDIOMS = re.compile(
    "万年筆|万が?一|万年(?=[床青最])|千差万別|三日月|三日坊主|四日市|五月雨|五月蠅|八百[屋長万]|五十音|五十嵐|十八番"
    "|五十歩百歩|十二支|十二指腸|百万遍|一円(?=[のにで])"
    f"|{NUMERAL}世紀"
)
LABEL = re.compile(r"(?:第|[A-Za-z]|[0-9][:：/.])$")

BEFORE = hedges(
    (r"(?:ほぼ|およそ|約|おおよそ)\s*$", "about"),
    (r"(?:わずか|たった)\s*$", ""),
)
AFTER = hedges(
    ("前後|ほど|くらい|ぐらい|程度", "about"),
    ("[をに]?(?:超え|上回)|以上|余り|強", "over"),
    ("未満|以下|足らず|弱|[をに]?下回", "under"),
)
LINK = re.compile(r"\s*(?:から|[-–—~～〜]|ないし)\s*")


def _day(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, *map(whole, found.groups()))


def _month(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, YEARLESS, *map(whole, found.groups()))


def _tenths(found: re.Match[str]) -> Iterator[Candidate]:
    """3割4分: 34 percent."""
    tens = numeral(found[1])
    if tens:
        value = tens.value * 10 + whole(found[2])
        yield Candidate(found.start(), found.end(), value, "percent", 2 if found[2] else 1)


def _share(found: re.Match[str]) -> Iterator[Candidate]:
    """三分の一: a share in percent."""
    parts, part = numeral(found[1]), numeral(found[2])
    if parts and part and parts.value:
        value = part.value * 100 / parts.value
        yield Candidate(found.start(), found.end(), value, "percent", 2, part.approx)


def _fixed(value: Fraction, unit: str, found: re.Match[str]) -> Iterator[Candidate]:
    yield Candidate(found.start(), found.end(), value, unit, 1)


def _number(found: re.Match[str]) -> Iterator[Candidate]:
    """A numeral with the unit after it, or the sign or 1オンス before it."""
    if LABEL.search(found.string[: found.start()]):
        return
    number = numeral(found["number"])
    if not number:
        return
    unit, end = _unit(found)
    if unit == "1" and re.fullmatch(r"(?:19|20)[0-9]{2}", found[0]):
        yield from found_date(found, int(found[0]))
        return
    value, is_open = number.value * (-1 if found["minus"] else 1), end == found.end()
    weak = _is_weak(found["number"], value, unit)
    yield Candidate(
        found.start(), end, value, unit, number.digits, number.approx, weak, is_open, number.power
    )


def _is_weak(written: str, value: Fraction, unit: str) -> bool:
    """Whether a number counts too little to be a quantity: 一年, 三つ, 千 in a name, the 二三 of a guess."""
    if re.match(IN_KANJI, written) and (is_row(written) or unit == "1"):
        return is_row(written) or abs(value) <= 10 or len(written) == 1
    return value == 1 and unit in ("1", "years", "months", "weeks", "days")


def _unit(found: re.Match[str]) -> tuple[str, int]:
    for pattern, unit in UNITS:
        after = pattern.match(found.string, found.end())
        if after:
            return ("USD/oz" if unit == "USD" and found["ounce"] else unit), after.end()
    return SIGNS.get(found["sign"] or "", "1"), found.end()


def _number_said(found: re.Match[str]) -> Iterator[Reading | Amount]:
    """A number with the signs around it; its units are said as they stand, and so is one in kanji."""
    if not re.match("[0-9]", found["number"]):
        return
    unit = None if found["sign"] else UNIT.match(found.string, found.end())
    minus, sign = found["minus"] in ("-", "−"), found["sign"] or ""
    start = found.start("sign") if sign else found.start("number")
    start, end = (found.start() if minus else start), (unit.end() if unit else found.end())
    if found["ounce"]:
        start = found.start("number")
        yield Amount(
            found.start("ounce"), found.start("ounce") + 1, "1" if found["ounce"][0] == "1" else "一"
        )
    yield Amount(
        start, end, found["number"], minus, sign, unit[0].strip() if unit else "", found.string[end:]
    )


LASTING = "間|来|ぶり|以上|もの|前(?![半後期])|の(?:歴史|歳月|寿命)"
"""What follows years that are counted: 1000年前, but not 2000年前半."""
DATE = rf"({YEAR})(?:会計年度|年度|年代|年(?!{LASTING})(?:({MONTH})月(?:({DAY})日)?)?)"
MINUS = r"マイナス|(?<![0-9A-Za-z%℃°円年月日時分秒兆億万千人個])[-−](?=[0-9$])"
OUNCE = r"(?:1|一)オンス(?:当たり|あたり)?(?:約)?"
SUM = rf"(?<![A-Za-z])(?:{longest_first(MONEY)})"
CHANGES: tuple[tuple[re.Pattern[str], Change], ...] = (
    (re.compile(r"#(?:以上|近く|ほど|あまり)?の?(?:増|上昇|上が|伸び|伸長|アップ|拡大|高|プラス)"), 1),
    (re.compile(r"#(?:以上|近く|ほど|あまり)?の?(?:減|下落|低下|下が|縮小|ダウン|安|マイナス)"), -1),
)
"""By so much: 150%増えた, but not 150%に増えた."""

GRAMMAR = Grammar(
    (
        NumberRule("idiom", IDIOMS),
        NumberRule("date", re.compile(rf"(?<![0-9,{KANJI}])(?<!過去)(?<!ここ){DATE}"), _day),
        NumberRule("date", re.compile(rf"(?<![0-9かカヶケ{KANJI}])({MONTH})月(?:({DAY})日)?"), _month),
        NumberRule("share", re.compile(rf"([0-9](?:\.[0-9])?|[{HAN}])割(?:([0-9{HAN}])分)?"), _tenths),
        NumberRule("share", re.compile(rf"({NUMERAL})分の({NUMERAL})"), _share),
        NumberRule("growth", re.compile(r"半減"), lambda found: _fixed(Fraction(1, 2), "times", found)),
        NumberRule("share", re.compile(r"半分|半数"), lambda found: _fixed(Fraction(50), "percent", found)),
        NumberRule("number", re.compile(

            rf"(?P<minus>{MINUS})?(?P<ounce>{OUNCE})?(?P<sign>{SUM})?\s?(?P<number>{IN_DIGITS}|{IN_KANJI})"),
            _number, _number_said),
    ),
    BEFORE, AFTER, LINK, words=WORDS, changes=CHANGES,
)  # fmt: skip
