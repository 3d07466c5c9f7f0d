"""Portuguese, as Brazil writes it."""

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
    from langreel.languages.pt.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.pt.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


PORTUGUESE: Final = replace(
    NEUTRAL,
    code="pt-BR",
    tag="pt-BR",
    fonts=HOUSE,
    pace=6.5,
    screen=ScreenWords(
        source="Fonte: {}",
        as_of="até {}",
        between="; ",
        two_axes=("eixo esquerdo", "eixo direito", "escala esquerda", "escala direita"),
        sources="Fontes",
    ),
    subtitles=subtitled(
        _LIMITS,
        speaker="- ",
    ),
    prose=ProseWords(
        ordinals=r"(?:Primeiro|Segundo|Terceiro|Quarto)\b|Em (?:primeiro|segundo|terceiro) lugar|Por fim",
        sources=r"fontes?|referências|bibliografia",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
