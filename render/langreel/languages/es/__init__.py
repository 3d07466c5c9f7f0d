"""Spanish, as Spain and the Americas both read it."""

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
    from langreel.languages.es.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.es.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


SPANISH: Final = replace(
    NEUTRAL,
    code="es",
    tag="es",
    fonts=HOUSE,
    pace=7.0,
    screen=ScreenWords(
        source="Fuente: {}",
        as_of="a {}",
        between="; ",
        two_axes=("eje izquierdo", "eje derecho", "escala izquierda", "escala derecha"),
        sources="Fuentes",
    ),
    subtitles=subtitled(
        _LIMITS,
        speaker="- ",
    ),
    prose=ProseWords(
        ordinals=r"(?:Primero|Segundo|Tercero|Cuarto)\b|En (?:primer|segundo|tercer) lugar|Por último",
        sources=r"fuentes?|referencias|bibliografía",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
