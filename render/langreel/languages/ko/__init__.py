"""Korean: full-width letters, and spaces between words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Limits, Numbers, ProseWords, ScreenWords, subtitled
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps; the speed at ease is ours.
_LIMITS = Limits(chars=16, lines=2, speed=12, ease=9, half=0.5)


def _breaking() -> Breaking:
    from langreel.languages.ko.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages import cldr
    from langreel.languages.ko.number_forms import TUNING

    return cldr.tuned(tag, TUNING)


KOREAN: Final = replace(
    NEUTRAL,
    code="ko",
    tag="ko",
    fonts=SCRIPTS["Hang"].fonts,
    wide=True,
    leading=SCRIPTS["Hang"].leading,
    pace=5.0,
    screen=ScreenWords(
        source="출처: {}",
        as_of="{} 기준",
        between="; ",
        two_axes=("왼쪽 축", "오른쪽 축", "좌축", "우축"),
        sources="출처",
    ),
    subtitles=subtitled(
        _LIMITS,
        youtube=Limits(20, 2, 14, 11, half=0.5),
        shorts=Limits(10, 2, 15, 12, half=0.5),
        speaker="- ",
        italics=False,
    ),
    prose=ProseWords(
        ordinals=r"첫째|둘째|셋째|넷째|다섯째|첫 번째|두 번째|세 번째|마지막으로",
        sources=r"출처|참고\s?(?:자료|문헌)",
    ),
    breaking=_breaking,
    numbers=_numbers,
)
