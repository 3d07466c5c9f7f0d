"""Arabic, written from right to left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=42, lines=2, speed=20, ease=16)


def _breaking() -> Breaking:
    from langreel.languages.ar.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.ar.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


ARABIC: Final = replace(
    NEUTRAL,
    code="ar",
    tag="ar",
    fonts=SCRIPTS["Arab"].fonts,
    direction="rtl",
    leading=SCRIPTS["Arab"].leading,
    pace=5.4,
    screen=ScreenWords(
        source="المصدر: {}",
        as_of="حتى {}",
        between="؛ ",
        two_axes=("المحور الأيسر", "المحور الأيمن"),
        sources="المصادر",
    ),
    subtitles=subtitled(
        _LIMITS,
        speaker="- ",
        italics=False,
    ),
    prose=ProseWords(
        ordinals=r"أولاً|ثانياً|ثالثاً|رابعاً|أخيراً",
        sources=r"المصادر|المراجع|مصادر",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
