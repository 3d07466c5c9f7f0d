"""Italian numbers: miliardo is 10⁹; 10¹² is mille miliardi, and bilione where nobody takes it for 10⁹."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.cldr_wording import counted, money
from langreel.languages.model import LargeWord, SpokenNumbers, Wording
from langreel.languages.number_words import NumberWords, in_order

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms

_MONTHS: Final = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:tonnellat[ae]|sterlin[ae]|settiman[ae]|onc[ei]a?|volt[ae]|persone?)\b")


def agree(words: str, noun: str) -> str:
    """uno before a noun is un or una; and mille miliardi have none."""
    if words == "uno" and noun:
        return "" if noun == "mille" else "una" if _FEMININE.match(noun) else "un"
    return words


_WORDS: Final = NumberWords("it", "virgola", agree)


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} {_WORDS.integer(value.year)}"


def _day(value: date) -> str:
    return f"{'primo' if value.day == 1 else _WORDS.integer(value.day)} {_month(value)}"


def _idioms() -> Idioms:
    from langreel.languages.it.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": money("dollaro", "dollari", "{}\u00a0$", of="di"),
        "CNY": money("yuan", "yuan", "{}\u00a0CN¥", of="di"),
        "EUR": money("euro", "euro", "{}\u00a0€", of="di"),
        "JPY": money("yen", "yen", "{}\u00a0¥", of="di"),
        "GBP": money("sterlina", "sterline", "{}\u00a0£", of="di"),
        "percent": Wording("{}%", "{}%", "{} per cento"),
        "point": counted("{} punto percentuale", "{} punti percentuali", "{}\u00a0p.p."),
        "t": counted("{} tonnellata", "{} tonnellate", "{}\u00a0t", of="di"),
        "USD/oz": counted("{} dollaro l’oncia", "{} dollari l’oncia", "{}\u00a0$/oz"),
        "times": counted("{} volta", "{} volte", "{}×"),
        "years": counted("{} anno", "{} anni", "{}\u00a0anni"),
        "months": counted("{} mese", "{} mesi", "{}\u00a0mesi"),
    },
    idioms=_idioms,
    large=(LargeWord(12, "{} mila miliardi", {"one": "{} mille miliardi"}),),
    spoken=SpokenNumbers(number=_WORDS.number, day=in_order(_WORDS.integer, _month, _day), minus="meno "),
)
