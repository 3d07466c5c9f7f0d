"""Chinese numbers in traditional characters: 萬, 億, and 兆 for 10¹²."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from langreel.languages import cldr
from langreel.languages.model import LargeWord, Numbers, SpokenNumbers, Wording
from langreel.languages.zh import numbers_said

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar

_LARGE: Final = (LargeWord(12, "{}兆"), LargeWord(8, "{}億"), LargeWord(4, "{}萬"))
_UNITS: Final = {
    "1": Wording("{}", "{}", "{}"),
    "USD": Wording("{}美元", "{}美元", "{}美元"),
    "CNY": Wording("{}元人民幣", "{}元人民幣", "{}元人民幣"),
    "EUR": Wording("{}歐元", "{}歐元", "{}歐元"),
    "JPY": Wording("{}日圓", "{}日圓", "{}日圓"),
    "GBP": Wording("{}英鎊", "{}英鎊", "{}英鎊"),
    "percent": Wording("{}%", "{}%", "百分之{}"),
    "point": Wording("{}個百分點", "{}個百分點", "{}個百分點"),
    "t": Wording("{}公噸", "{}公噸", "{}公噸"),
    "USD/oz": Wording("每盎司{}美元", "{}美元/盎司", "每盎司{}美元"),
    "times": Wording("{}倍", "{}倍", "{}倍"),
    "years": Wording("{}年", "{}年", "{}年"),
    "months": Wording("{}個月", "{}個月", "{}個月"),
    "weeks": Wording("{}週", "{}週", "{}週"),
    "days": Wording("{}天", "{}天", "{}天"),
    "date": Wording("{}", "{}", "{}"),
}


def _number(plain: str, large: str, counted: str) -> str:
    from langreel.languages.zh_hant.letters import traditional

    return traditional(numbers_said.number(plain, large, counted))


def _day(value: date, parts: int) -> str:
    from langreel.languages.zh_hant.letters import traditional

    return traditional(numbers_said.day(value, parts))


def _grammar() -> Grammar:
    from langreel.languages.zh_hant.letters import GRAMMAR

    return GRAMMAR


@cache
def numbers(tag: str) -> Numbers | None:
    """The numbers of the language or of one of its varieties, which differ in months alone."""
    known = cldr.numbers(tag)
    return known and replace(
        known, large=_LARGE, short=_LARGE, units=_UNITS, grammar=_grammar, reads="words",
        dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
        ticks=("{year}", "{year}年{month}月", "{month}月{day}日"),
        spoken=SpokenNumbers(number=_number, day=_day, minus="負"),
    )  # fmt: skip
