"""French: a space stands before ? ! : ; and within its quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import HOUSE
from langreel.languages.spacing import spacing_of

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=42, lines=2, speed=17, ease=15)


def _breaking() -> Breaking:
    from langreel.languages.fr.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.fr.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


FRENCH: Final = replace(
    NEUTRAL,
    code="fr",
    tag="fr",
    spacing=spacing_of("fr"),
    fonts=HOUSE,
    pace=6.2,
    screen=ScreenWords(
        source="Source : {}",
        as_of="données : {}",
        between="; ",
        two_axes=(
            "axe gauche",
            "axe droit",
            "axe de gauche",
            "axe de droite",
            "échelle de gauche",
            "échelle de droite",
        ),
        sources="Sources",
    ),
    subtitles=subtitled(
        _LIMITS,
        speaker="- ",
    ),
    prose=ProseWords(
        ordinals=r"(?:Premièrement|Deuxièmement|Troisièmement|D’abord|D'abord|Ensuite|Enfin)\b",
        sources=r"sources?|références|bibliographie",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
