"""Italian."""

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
    from langreel.languages.it.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.it.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


ITALIAN: Final = replace(
    NEUTRAL,
    code="it",
    tag="it",
    fonts=HOUSE,
    pace=6.5,
    screen=ScreenWords(
        source="Fonte: {}",
        as_of="al {}",
        between="; ",
        two_axes=("asse sinistro", "asse destro", "scala sinistra", "scala destra"),
        sources="Fonti",
    ),
    subtitles=subtitled(
        _LIMITS,
        speaker="- ",
    ),
    prose=ProseWords(
        ordinals=r"(?:Primo|Secondo|Terzo|Quarto)\b|In (?:primo|secondo|terzo) luogo|Infine",
        sources=r"fonti?|riferimenti|bibliografia",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
