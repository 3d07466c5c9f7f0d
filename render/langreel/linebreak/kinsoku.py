"""Kinsoku: which characters may not begin or end a line.

The lists are those of OOXML's zh-Hans settings and of the Requirements for Chinese and Japanese text layout.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Final

NO_START: Final = frozenset("！％），．：；？］｝、。〃〉》」』】〕〗〞…‥⋯‰℃·‧・—～”’!%),.:;?]}°′″")
NO_END: Final = frozenset("（［｛〈《「『【〔〖〝“‘￥＄·‧([{$¥€£#@")
_UNBROKEN: Final = frozenset(("——", "……", "⋯⋯", "‥‥", "──"))
_JOINERS: Final = frozenset("\u200d\u2060\ufeff\u00a0\u202f")


def legal(before: str, after: str, no_start: Collection[str] = ()) -> bool:
    """Whether a line may end between two characters; ``no_start`` are more that begin none.

    >>> legal("了", "，"), legal("，", "又")
    (False, True)
    """
    if after in NO_START or before in NO_END or after in no_start:
        return False
    return before + after not in _UNBROKEN and not tied(before, after)


def tied(before: str, after: str) -> bool:
    """Whether two characters are one letter or sign to the eye: accents, emoji joined, no-break spaces."""
    if before in _JOINERS or after in _JOINERS:
        return True
    return bool(unicodedata.combining(after)) or unicodedata.category(after) in {"Mn", "Me", "Sk"}
