"""French numbers: billion is 10¹², milliard 10⁹; un million *de* dollars, 1,5 million in the singular."""

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
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:tonnes?|livres?|semaines?|onces?|années?|fois|personnes?)\b")


def agree(words: str, noun: str) -> str:
    """un before a feminine noun is une: vingt et une tonnes."""
    return re.sub(r"\bun$", "une", words) if _FEMININE.match(noun) else words


_WORDS: Final = NumberWords("fr", "virgule", agree)


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} {_WORDS.integer(value.year)}"


def _day(value: date) -> str:
    return f"{'premier' if value.day == 1 else _WORDS.integer(value.day)} {_month(value)}"


def _idioms() -> Idioms:
    from langreel.languages.fr.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": money("dollar", "dollars", "{}\u00a0$", of="de"),
        "CNY": money("yuan", "yuans", "{}\u00a0CN¥", of="de"),
        "EUR": money("euro", "euros", "{}\u00a0€", of="d’"),
        "JPY": money("yen", "yens", "{}\u00a0¥", of="de"),
        "GBP": money("livre", "livres", "{}\u00a0£", of="de"),
        "percent": Wording("{}\u00a0%", "{}\u00a0%", "{} pour cent"),
        "point": counted("{} point de pourcentage", "{} points de pourcentage", "{}\u00a0pt"),
        "t": counted("{} tonne", "{} tonnes", "{}\u202ft", of="de"),
        "USD/oz": counted("{} dollar l’once", "{} dollars l’once", "{}\u00a0$/oz"),
        "times": counted("{} fois", "{} fois", "{}×"),
        "years": counted("{} an", "{} ans", "{}\u00a0ans"),
        "months": counted("{} mois", "{} mois", "{}\u00a0mois"),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(number=_WORDS.number, day=in_order(_WORDS.integer, _month, _day), minus="moins "),
)
