"""Korean numbers: 만, 억 and 조; units follow with a space where they are words of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.model import SpokenNumbers, Wording
from langreel.languages.number_words import NumberWords, in_order

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms

_NATIVE: Final = {"일": "한", "이": "두", "삼": "세", "사": "네", "오": "다섯", "육": "여섯", "칠": "일곱",
                  "팔": "여덟", "구": "아홉", "십": "열"}  # fmt: skip
_MONTHS: Final = {6: "유", 10: "시"}
"""Months whose numbers are said in their own way: 유월, 시월."""


def agree(words: str, noun: str) -> str:
    """Few times and months are counted with native numerals: 두 배."""
    return _NATIVE.get(words, words) if noun == "배" else words


_WORDS: Final = NumberWords("ko", "점", agree, one_by_one=True)


def _month(value: date) -> str:
    return f"{_WORDS.integer(value.year)}년 {_MONTHS.get(value.month) or _WORDS.integer(value.month)}월"


def _idioms() -> Idioms:
    from langreel.languages.ko.numbers_found import IDIOMS

    return IDIOMS


def _same(text: str, spoken: str = "") -> Wording:
    return Wording(text, text, spoken or text)


TUNING: Final = Tuning(
    units={
        "USD": _same("{} 달러"), "CNY": _same("{} 위안"), "EUR": _same("{} 유로"), "JPY": _same("{} 엔"),
        "GBP": _same("{} 파운드"),
        "percent": _same("{}%", "{} 퍼센트"), "point": _same("{}%포인트", "{} 퍼센트포인트"),
        "t": _same("{}톤", "{} 톤"),
        "USD/oz": Wording("온스당 {} 달러", "{} 달러/온스", "온스당 {} 달러"),
        "times": _same("{}배", "{} 배"),
        "years": _same("{}년", "{} 년"), "months": _same("{}개월", "{} 개월"),
        "weeks": _same("{}주", "{} 주"), "days": _same("{}일", "{} 일"),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(
        number=_WORDS.number,
        day=in_order(lambda year: f"{_WORDS.integer(year)}년", _month,
                     lambda value: f"{_month(value)} {_WORDS.integer(value.day)}일"),
        minus="마이너스 ",
    ),
    reads="figures",
)  # fmt: skip
