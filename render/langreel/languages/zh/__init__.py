"""Chinese, written in simplified characters and spoken as Mandarin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.model import Language, Limits, Numbers, ProseWords, ScreenWords, Speech, subtitled
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps.
_LIMITS = Limits(chars=16, lines=2, speed=9, ease=7)


def _breaking() -> Breaking:
    from langreel.languages.zh.breaking import BREAKING

    return BREAKING


def _speech() -> Speech:
    from langreel.languages.zh.speech import SPEECH

    return SPEECH


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages.zh.number_forms import NUMBERS

    if tag == "zh":
        return NUMBERS
    from langreel.languages import cldr

    return cldr.variety(tag, "zh", NUMBERS)


CHINESE: Final = Language(
    code="zh",
    tag="zh-Hans",
    letters="\u3400-\u9fff",
    wide=True,
    spaced=False,
    fonts=SCRIPTS["Hans"].families,
    leading=1.55,
    pace=4.6,
    screen=ScreenWords(
        source="来源：{}", as_of="截至{}", between="；", two_axes=("左轴", "右轴"), sources="数据来源"
    ),
    subtitles=subtitled(
        _LIMITS,
        youtube=Limits(20, 2, 10, 8),
        shorts=Limits(10, 2, 11, 9),
        stops="，。；｡",
        edges=" 、·",
        full_width=True,
        italics=False,
        name_dot="·",
    ),
    prose=ProseWords(
        ordinals=r"第[一二三四五六七八九十]+[，,、是条点个]?|首先|其次|再次|再者|最后|其一|其二|其三",
        sources=r"(?:数据|资料|信息)?来源|参考(?:资料|文献)|出处|引用",
    ),
    breaking=_breaking,
    speech=_speech,
    warm_up=("langreel.languages.zh.warm_up",),
    numbers=_numbers,
)
