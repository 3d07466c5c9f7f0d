"""Spanish numbers: billón is 10¹², mil millones are 10⁹; four digits are not set apart (RAE, Ortografía)."""

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
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:toneladas?|libras?|semanas?|onzas?|veces|vez|personas?)\b")


def agree(words: str, noun: str) -> str:
    """uno before a noun is un or una: veintiún dólares, doscientas toneladas; and mil millones have none."""
    if words == "uno" and noun == "mil":
        return ""
    if _FEMININE.match(noun):
        return re.sub(r"uno$", "una", re.sub(r"(cient|quinient)os\b", r"\1as", words))
    if not noun:
        return words
    return re.sub(r"uno$", "un", words.replace("veintiuno", "veintiún"))


_WORDS: Final = NumberWords("es", "coma", agree)


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} de {_WORDS.integer(value.year)}"


def _idioms() -> Idioms:
    from langreel.languages.es.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": money("dólar", "dólares", "{}\u00a0US$", of="de"),
        "CNY": money("yuan", "yuanes", "{}\u00a0CN¥", of="de"),
        "EUR": money("euro", "euros", "{}\u00a0€", of="de"),
        "JPY": money("yen", "yenes", "{}\u00a0¥", of="de"),
        "GBP": money("libra", "libras", "{}\u00a0£", of="de"),
        "percent": Wording("{}\u00a0%", "{}\u00a0%", "{} por ciento"),
        "point": counted("{} punto porcentual", "{} puntos porcentuales", "{}\u00a0pp"),
        "t": counted("{} tonelada", "{} toneladas", "{}\u00a0t", of="de"),
        "USD/oz": counted("{} dólar por onza", "{} dólares por onza", "{}\u00a0US$/oz"),
        "times": counted("{} vez", "{} veces", "{}×"),
        "years": counted("{} año", "{} años", "{} años"),
        "months": counted("{} mes", "{} meses", "{} meses"),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(
        number=_WORDS.number,
        day=in_order(_WORDS.integer, _month, lambda value: f"{_WORDS.integer(value.day)} de {_month(value)}"),
        minus="menos ",
    ),
    apart=5,
)
