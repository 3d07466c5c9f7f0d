"""Chinese numbers: the words for large ones, for units and for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.model import LargeWord, Numbers, SpokenNumbers, Wording
from langreel.languages.zh import numbers_said

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar

_LARGE = (LargeWord(12, "{}万亿"), LargeWord(8, "{}亿"), LargeWord(4, "{}万"))


def _grammar() -> Grammar:
    from langreel.languages.zh.numbers_found import GRAMMAR

    return GRAMMAR


NUMBERS: Final = Numbers(
    large=_LARGE,
    short=_LARGE,
    point=".",
    comma="",
    months=("一月", "二月", "三月", "四月", "五月", "六月",
            "七月", "八月", "九月", "十月", "十一月", "十二月"),
    short_months=tuple(f"{month}月" for month in range(1, 13)),
    dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
    ticks=("{year}", "{year}年{month}月", "{month}月{day}日"),
    units={
        "1": Wording("{}", "{}", "{}"),
        "USD": Wording("{}美元", "{}", "{}美元"),
        "CNY": Wording("{}元人民币", "{}元", "{}元人民币"),
        "EUR": Wording("{}欧元", "{}欧元", "{}欧元"),
        "JPY": Wording("{}日元", "{}日元", "{}日元"),
        "GBP": Wording("{}英镑", "{}英镑", "{}英镑"),
        "percent": Wording("{}%", "{}%", "百分之{}"),
        "point": Wording("{}个百分点", "{}个百分点", "{}个百分点"),
        "t": Wording("{}吨", "{}吨", "{}吨"),
        "USD/oz": Wording("每盎司{}美元", "{}美元/盎司", "每盎司{}美元"),
        "times": Wording("{}倍", "{}倍", "{}倍"),
        "years": Wording("{}年", "{}年", "{}年"),
        "months": Wording("{}个月", "{}个月", "{}个月"),
        "weeks": Wording("{}周", "{}周", "{}周"),
        "days": Wording("{}天", "{}天", "{}天"),
        "date": Wording("{}", "{}", "{}"),
    },
    grammar=_grammar,
    spoken=SpokenNumbers(number=numbers_said.number, day=numbers_said.day, minus="负"),
)  # fmt: skip
