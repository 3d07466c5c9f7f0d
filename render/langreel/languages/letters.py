"""Letters: the characters of scripts, as the inside of a regular expression's brackets, and their widths."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final, Literal

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, whichever language they write."""
TRADITIONAL: Final = (
    "國們個這為會說債來時對學過還發開關長問門間東車馬魚鳥風飛頭體點電腦聽讓認識變書買賣錢銀億萬兩幾從後邊裡麼當應該"
    "與於無產業經濟統計資據圖顯總額減漲貿區義實灣亞聯壓證觀驗權銷價領導軍農節約"
)
"""Common characters that only the traditional script has; some of them Japanese has too."""
COMMON_HAN: Final = frozenset(
    "，。、！？：；「」『』《》“”…・ー％的一是不了有人和在我他她它你這这個个中國国大上下到來来說说們们為为子時时地"
    "出就也要會会對对可以年月日億亿萬万兆元美債债資资金錢钱買买賣卖多少都沒没那什麼么能家好最後后過过還还"
)
"""Of running text in Chinese and Japanese; bytes that are read in the wrong encoding give rare ones."""
KANA: Final = "\u3040-\u30ff"
HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"


Cell = Literal["wide", "narrow", "mark", "none"]


@lru_cache(1 << 16)
def cells(text: str) -> tuple[int, int, int]:
    """How many of a text's characters are full-width, half-width, and marks that take either width.

    >>> cells("债务 GDP…"), cells("वृद्धि")
    ((2, 4, 1), (0, 4, 0))
    """
    found = [_cell(char) for char in text]
    return found.count("wide"), found.count("narrow"), found.count("mark")


def ems(text: str) -> float:
    """How many full-width letters a line is wide: one of Latin takes about 0.6 of that."""
    wide, narrow, marks = cells(text)
    return wide + marks + 0.6 * narrow


@cache
def _cell(char: str) -> Cell:
    """A character's width: marks such as … and — are as wide as the letters around them."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return "none"
    width = unicodedata.east_asian_width(char)
    if width in "WF":
        return "wide"
    return "mark" if width == "A" and not char.isalpha() else "narrow"
