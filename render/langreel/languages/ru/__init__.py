"""Russian."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=39, lines=2, speed=17, ease=15)


def _breaking() -> Breaking:
    from langreel.languages.ru.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.ru.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


RUSSIAN: Final = replace(
    NEUTRAL,
    code="ru",
    tag="ru",
    fonts=SCRIPTS["Cyrl"].fonts,
    pace=5.6,
    screen=ScreenWords(
        source="Источник: {}",
        as_of="на {}",
        between="; ",
        two_axes=("левая ось", "правая ось", "левая шкала", "правая шкала"),
        sources="Источники",
    ),
    subtitles=subtitled(
        _LIMITS,
    ),
    prose=ProseWords(
        ordinals=r"Во-первых|Во-вторых|В-третьих|В-четвёртых|Наконец",
        sources=r"источники?|литература|ссылки",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
