"""Chinese, written in traditional characters and spoken as Mandarin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from langreel.languages.model import Numbers, ProseWords, ScreenWords
from langreel.languages.neutral import NEUTRAL
from langreel.languages.scripts import SCRIPTS
from langreel.languages.zh import CHINESE

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking


def _breaking() -> Breaking:
    from langreel.languages.zh_hant.breaking import BREAKING

    return BREAKING


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages.zh_hant.number_forms import numbers

    return numbers(tag)


def _from_simplified() -> Callable[[str], str]:
    from langreel.languages.zh_hant.letters import drafted

    return drafted


TRADITIONAL_CHINESE: Final = replace(
    NEUTRAL,
    code="zh-Hant",
    tag="zh-Hant",
    wide=True,
    spaced=False,
    fonts=SCRIPTS["Hant"].fonts,
    leading=1.55,
    pace=4.6,
    screen=ScreenWords(
        source="來源：{}",
        as_of="截至{}",
        between="；",
        two_axes=("左軸", "右軸"),
        sources="資料來源",
    ),
    subtitles=CHINESE.subtitles,
    prose=ProseWords(
        ordinals=r"第[一二三四五六七八九十]+[，,、是條點個]?|首先|其次|再次|再者|最後|其一|其二|其三",
        sources=r"(?:數據|資料)?來源|參考(?:資料|文獻)|出處",
    ),
    breaking=_breaking,
    numbers=_numbers,
    drafts={"zh": _from_simplified},
)
