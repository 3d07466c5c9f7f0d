"""Hindi, written in Devanagari."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=42, lines=2, speed=22, ease=17)


def _breaking() -> Breaking:
    from langreel.languages.hi.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.hi.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


HINDI: Final = replace(
    NEUTRAL,
    code="hi",
    tag="hi",
    fonts=SCRIPTS["Deva"].fonts,
    leading=SCRIPTS["Deva"].leading,
    pace=6.0,
    screen=ScreenWords(
        source="स्रोत: {}",
        as_of="{} तक",
        between="; ",
        two_axes=("बायाँ अक्ष", "दायाँ अक्ष", "बाईं धुरी", "दाईं धुरी"),
        sources="स्रोत",
    ),
    subtitles=subtitled(
        _LIMITS,
    ),
    prose=ProseWords(
        ordinals=r"पहला|दूसरा|तीसरा|चौथा|पहले|अंत में",
        sources=r"स्रोत|संदर्भ",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
