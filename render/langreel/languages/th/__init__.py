"""Thai: no spaces between words, one between phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=35, lines=2, speed=17, ease=14)


def _breaking() -> Breaking:
    from langreel.languages.th.breaking import BREAKING

    return BREAKING


THAI: Final = replace(
    NEUTRAL,
    code="th",
    tag="th",
    fonts=SCRIPTS["Thai"].fonts,
    spaced=False,
    leading=SCRIPTS["Thai"].leading,
    pace=4.8,
    screen=ScreenWords(
        source="ที่มา: {}",
        as_of="ณ {}",
        between="; ",
        two_axes=("แกนซ้าย", "แกนขวา"),
        sources="แหล่งที่มา",
    ),
    subtitles=subtitled(
        _LIMITS,
        shorts=Limits(20, 2, 25, 20),
        speaker="- ",
    ),
    breaking=_breaking,
)
