"""How Mandarin says what is written in digits and signs: 9:30, 1:3, 5%, -5℃, $1.2T."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from langreel.digits import decimals
from langreel.languages.grammar import Amount, DigitWords
from langreel.languages.model import LargeWord
from langreel.languages.zh import numbers_said
from langreel.languages.zh.number_forms import NUMBERS
from langreel.languages.zh.numbers_said import digits, integer
from langreel.languages.zh.numerals import ARABIC
from langreel.languages.zh.unit_words import LETTER, MONEY, SHORT, UNIT_WORDS

_COUNTED: Final = re.compile(
    r"\s?(?:个(?!位)|[倍年次国家块天周种条只座项张位笔届步成人名岁秒米吨斤克升元页股轮场架艘辆部度本件套枚颗粒匹栋层门代户"
    r"杯瓶根片段句道批番台支把间桶盒包箱袋封篇首幅排组对双亿万千百点]|小时|分钟|分(?!之)|公[里斤顷吨]|千[米克瓦]|厘米|毫[米克升]"
    r"|英[里镑尺寸]|盎司|美元|美分|欧元|日元|港元|平方|立方|比特|季度(?!的))"
)
_CELSIUS: Final = ("℃", "°C", "℉", "°F", "°")


def amount(one: Amount) -> str:
    """A number with its signs: -3.5% -> 负百分之三点五, $1.2T -> 一点二万亿美元, -5℃ -> 零下五摄氏度."""
    pattern = UNIT_WORDS.get(one.unit, "{}")
    pattern = pattern.format("{}" + MONEY[one.money]) if one.money else pattern
    counted = pattern.partition("{}")[2] if pattern.startswith("{}") else ""
    minus = "" if not one.minus else "零下" if one.unit in _CELSIUS else "负"
    return minus + pattern.format(_numeral(one.numeral, counted or one.after))


def _numeral(written: str, after: str) -> str:
    """A numeral with its digits in words; letters for its power of ten become 万 and 亿."""
    letters = re.search(rf"{LETTER}$", written)
    if not letters:
        text = written.replace(" ", "")
        return re.sub(ARABIC, lambda found: _digits_in_words(found[0], text[found.end() :] + after), text)
    value = Fraction(written[: letters.start()].replace(",", "")) * 10 ** SHORT[letters[0].strip().lower()]
    large = next((each for each in NUMBERS.large if value >= 10**each.power), LargeWord(0, "{}"))
    return numbers_said.number(decimals(value / 10**large.power), large.word, after)


def _digits_in_words(plain: str, after: str) -> str:
    """Digits, where these words follow: 2 is 两 before what it counts, 007 is read digit by digit."""
    if len(plain) > 1 and plain[0] == "0" and plain.isdigit():
        return digits(plain)
    counted = _COUNTED.match(after) or re.match("[千百万亿]", after)
    return numbers_said.number(plain.replace(",", ""), "", counted[0] if counted else "")


def decimal(plain: str) -> str:
    """A number by itself: 2.50 -> 二点五零."""
    return _digits_in_words(plain, "")


def clock(hour: int, minute: int, second: int | None) -> str:
    """A time of day: 8:05 -> 八点零五分, 2:00 -> 两点."""
    said = ("两" if hour == 2 else integer(hour)) + "点"
    for value, word in ((minute, "分"), (second, "秒")):
        if value or (value == 0 and second is not None):
            said += ("零" if value < 10 else "") + (integer(value) if value else "") + word
    return said


def power(base: str, exponent: int) -> str:
    """c² -> c平方, 10⁸ -> 十的八次方."""
    if base.isascii() and exponent in (2, 3):
        return base + {2: "平方", 3: "立方"}[exponent]
    return f"{base}的{'负' if exponent < 0 else ''}{integer(abs(exponent))}次方"


def _day(value: date) -> str:
    return numbers_said.day(value, 3)


WORDS: Final = DigitWords(
    amount=amount,
    integer=integer,
    decimal=decimal,
    digits=digits,
    year=lambda value: digits(str(value)),
    short_year=digits,
    month=lambda value: numbers_said.day(value, 2),
    day=_day,
    clock=clock,
    fraction=lambda part, whole: f"{integer(whole)}分之{integer(part)}",
    power=power,
    words={
        "to": "到", "ratio": "比", "season": "", "mixed": "又", "dot": "点", "point": "点", "slash": "斜杠",
        "colon": "冒号", "at": "at", "dash": "杠", "underscore": "下划线", "version": "V", "pause": "，",
        "plus": "加", "less": "减",
    },
    written="{year}年{month}月{day}日",
    yearless="{month}月{day}日",
    months=NUMBERS.months,
    scored=re.compile(
        r"(?:比分|战绩|点球)[^，。#]{0,8}#"
        r"|#\s?(?:的比分|战胜|击败|大胜|险胜|获胜|取胜|完胜|领先|落后|逆转|战平|惜败|落败|横扫|淘汰|小胜|胜出)"
    ),
    dated=re.compile(r"(?:截至|截止|日期|生日|发布于|更新于)[是为：:]?\s*$"),
    dialled=re.compile(
        r"(?:电话|热线|拨打|致电|拨|客服|传真|手机|号码|尾号|验证码|密码|邮编|代码|编号|学号|工号|房间|航班|车次)[号是为：:]{0,2}\s*$"
    ),
    repeated="%‰",
    money=MONEY,
)  # fmt: skip
