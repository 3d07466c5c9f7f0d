"""Portuguese numbers: Brazil's bilhão is 10⁹ (Portugal's bilião is 10¹²); um milhão *de* dólares."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.cldr_wording import counted, money
from langreel.languages.model import SpokenNumbers, Wording
from langreel.languages.number_words import NumberWords, in_order

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms

_MONTHS: Final = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:toneladas?|libras?|semanas?|onças?|vez|vezes|pessoas?)\b")


def agree(words: str, noun: str) -> str:
    """um, dois and duzentos before a feminine noun: duas toneladas, duzentas libras."""
    if not _FEMININE.match(noun):
        return words
    return re.sub(r"\bum$", "uma", re.sub(r"\bdois\b", "duas", re.sub(r"entos\b", "entas", words)))


_WORDS: Final = NumberWords("pt_BR", "vírgula", agree)


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} de {_WORDS.integer(value.year)}"


def _day(value: date) -> str:
    return f"{'primeiro' if value.day == 1 else _WORDS.integer(value.day)} de {_month(value)}"


def _idioms() -> Idioms:
    from langreel.languages.pt.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": money("dólar", "dólares", "US$\u00a0{}", of="de"),
        "CNY": money("yuan", "yuans", "CN¥\u00a0{}", of="de"),
        "EUR": money("euro", "euros", "€\u00a0{}", of="de"),
        "JPY": money("iene", "ienes", "JP¥\u00a0{}", of="de"),
        "GBP": money("libra", "libras", "£\u00a0{}", of="de"),
        "percent": Wording("{}%", "{}%", "{} por cento"),
        "point": counted("{} ponto percentual", "{} pontos percentuais", "{}\u00a0p.p."),
        "t": counted("{} tonelada", "{} toneladas", "{}\u00a0t", of="de"),
        "USD/oz": counted("{} dólar por onça", "{} dólares por onça", "US$\u00a0{}/oz"),
        "times": counted("{} vez", "{} vezes", "{}×"),
        "years": counted("{} ano", "{} anos", "{}\u00a0anos"),
        "months": counted("{} mês", "{} meses", "{}\u00a0meses"),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(number=_WORDS.number, day=in_order(_WORDS.integer, _month, _day), minus="menos "),
)
