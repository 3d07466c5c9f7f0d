"""Japanese numbers: the words for large ones, for units and for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.ja import numbers_said
from langreel.languages.model import LargeWord, Numbers, SpokenNumbers, Wording

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar

_LARGE = (LargeWord(12, "{}兆"), LargeWord(8, "{}億"), LargeWord(4, "{}万"))
_MONTHS = tuple(f"{month}月" for month in range(1, 13))


def _grammar() -> Grammar:
    from langreel.languages.ja.numbers_found import GRAMMAR

    return GRAMMAR


NUMBERS: Final = Numbers(
    large=_LARGE,
    short=_LARGE,
    point=".",
    comma=",",
    months=_MONTHS,
    short_months=_MONTHS,
    dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
    ticks=("{year}", "{year}年{month}月", "{month}月{day}日"),
    units={
        "1": Wording("{}", "{}", "{}"),
        "USD": Wording("{}ドル", "{}ドル", "{}ドル"),
        "CNY": Wording("{}元", "{}元", "{}元"),
        "EUR": Wording("{}ユーロ", "{}ユーロ", "{}ユーロ"),
        "JPY": Wording("{}円", "{}円", "{}円"),
        "GBP": Wording("{}ポンド", "{}ポンド", "{}ポンド"),
        "percent": Wording("{}%", "{}%", "{}パーセント"),
        "point": Wording("{}ポイント", "{}ポイント", "{}ポイント"),
        "t": Wording("{}トン", "{}トン", "{}トン"),
        "USD/oz": Wording("1オンス{}ドル", "{}ドル/オンス", "一オンス{}ドル"),
        "times": Wording("{}倍", "{}倍", "{}倍"),
        "years": Wording("{}年", "{}年", "{}年"),
        "months": Wording("{}か月", "{}か月", "{}か月"),
        "weeks": Wording("{}週間", "{}週間", "{}週間"),
        "days": Wording("{}日", "{}日", "{}日"),
        "date": Wording("{}", "{}", "{}"),
    },
    grammar=_grammar,
    spoken=SpokenNumbers(number=numbers_said.number, day=numbers_said.day, minus="マイナス"),
)
