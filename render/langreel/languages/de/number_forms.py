"""German numbers: Milliarde is 10⁹, Billion 10¹²; a Million takes the plural from anything but one."""

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
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:Million|Milliarde|Billion|Billiarde|Tonne|Woche|Unze|Person)")


def agree(words: str, noun: str) -> str:
    """eins before a noun is ein or eine: eine Milliarde, hundertein Dollar; einmal is one word."""
    if not words.endswith("eins") or not noun:
        return words
    return words.removesuffix("s") + ("e" if words == "eins" and _FEMININE.match(noun) else "")


_WORDS: Final = NumberWords("de", "Komma", agree, one_by_one=True)


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} {_WORDS.year(value.year)}"


def _day(value: date) -> str:
    return f"{_WORDS.ordinal(value.day)}r {_month(value)}"


def _idioms() -> Idioms:
    from langreel.languages.de.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": money("Dollar", "Dollar", "{}\u00a0$"),
        "CNY": money("Yuan", "Yuan", "{}\u00a0CN¥"),
        "EUR": money("Euro", "Euro", "{}\u00a0€"),
        "JPY": money("Yen", "Yen", "{}\u00a0¥"),
        "GBP": money("Pfund", "Pfund", "{}\u00a0£"),
        "percent": Wording("{} Prozent", "{}\u00a0%", "{} Prozent"),
        "point": counted("{} Prozentpunkt", "{} Prozentpunkte", "{}\u00a0Pp."),
        "t": counted("{} Tonne", "{} Tonnen", "{}\u00a0t"),
        "USD/oz": counted("{} Dollar je Unze", "{} Dollar je Unze", "{}\u00a0$/oz"),
        "times": Wording("das {}-Fache", "{}×", "das {}fache"),
        "years": counted("{} Jahr", "{} Jahre", "{}\u00a0J."),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(number=_WORDS.number, day=in_order(_WORDS.year, _month, _day), minus="minus "),
)
