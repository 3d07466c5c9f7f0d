"""How Japanese says what is written in digits and signs: 9:30, 1:3, 5%, -5℃, 1/3."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import Amount, DigitWords
from langreel.languages.ja import numbers_said
from langreel.languages.ja.number_forms import NUMBERS
from langreel.languages.ja.numbers_said import digits, integer
from langreel.languages.ja.unit_words import MONEY, UNIT_WORDS

DIGITS: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"


def amount(one: Amount) -> str:
    """A number with its signs: -3.5% -> マイナス三点五パーセント, $1.2兆 -> 一点二兆ドル."""
    unit = UNIT_WORDS.get(one.unit, "")
    pattern = unit if "{}" in unit else "{}" + (MONEY.get(one.money) or unit)
    numeral = re.sub(DIGITS, lambda found: decimal(found[0], one.numeral[found.end() :]), one.numeral)
    return ("マイナス" if one.minus else "") + pattern.format(numeral)


def decimal(plain: str, after: str = "") -> str:
    """Digits as a number: 2.50 -> 二点五ゼロ, 007 one by one, 1千 -> 千."""
    if len(plain) > 1 and plain[0] == "0" and plain.isdigit():
        return digits(plain)
    return "" if plain == "1" and after[:1] == "千" else numbers_said.number(plain.replace(",", ""), "", "")


def clock(hour: int, minute: int, second: int | None) -> str:
    """A time of day: 8:05 -> 八時五分, 8:00 -> 八時."""
    said = f"{integer(hour)}時"
    said += f"{integer(minute)}分" if minute or second is not None else ""
    return said + (f"{integer(second)}秒" if second is not None else "")


def power(base: str, exponent: int) -> str:
    """c² -> cの二乗, 10⁻³ -> 十のマイナス三乗."""
    return f"{base}の{'マイナス' if exponent < 0 else ''}{integer(abs(exponent))}乗"


WORDS: Final = DigitWords(
    amount=amount,
    integer=integer,
    decimal=decimal,
    digits=digits,
    year=integer,
    short_year=lambda text: integer(int(text)),
    month=lambda value: numbers_said.day(value, 2),
    day=lambda value: numbers_said.day(value, 3),
    clock=clock,
    fraction=lambda part, whole: f"{integer(whole)}分の{integer(part)}",
    power=power,
    words={
        "to": "から", "ratio": "対", "season": "、", "mixed": "と", "dot": "ドット", "point": "点",
        "slash": "スラッシュ", "colon": "コロン", "at": "アットマーク", "dash": "ハイフン",
        "underscore": "アンダーバー",
        "version": "バージョン", "pause": "、", "plus": "プラス", "less": "引く",
    },
    written="{year}年{month}月{day}日",
    yearless="{month}月{day}日",
    months=NUMBERS.months,
    scored=re.compile(r"(?:スコア|戦績)[^、。#]{0,8}#|#\s?で?(?:勝|敗|負|下し|破|引き分け|逆転)"),
    dated=re.compile(r"(?:日付|締め切り|更新日)[はが：:]?\s*$"),
    dialled=re.compile(r"(?:電話|電話番号|ダイヤル|内線|番号|暗証番号|郵便番号|コード)[はが：:]{0,2}\s*$"),
    money=MONEY,
)  # fmt: skip
