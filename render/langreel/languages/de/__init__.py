"""German: long words, nouns with capitals, „these“ quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import HOUSE

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=42, lines=2, speed=17, ease=15)


def _breaking() -> Breaking:
    from langreel.languages.de.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.de.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


GERMAN: Final = replace(
    NEUTRAL,
    code="de",
    tag="de",
    fonts=HOUSE,
    pace=5.2,
    screen=ScreenWords(
        source="Quelle: {}",
        as_of="Stand {}",
        between="; ",
        two_axes=("linke achse", "rechte achse", "linke skala", "rechte skala"),
        sources="Quellen",
    ),
    subtitles=subtitled(
        _LIMITS,
    ),
    prose=ProseWords(
        ordinals=r"(?:Erstens|Zweitens|Drittens|Viertens|Zuerst|Schließlich|Zuletzt)\b",
        sources=r"quellen?|quellenangaben|literatur",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
