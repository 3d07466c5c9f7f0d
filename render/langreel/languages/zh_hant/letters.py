"""Traditional characters as simplified ones and back, by OpenCC: the grammar of Chinese reads both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Final

from opencc import OpenCC

from langreel.languages.zh.numbers_found import GRAMMAR as _SIMPLIFIED

_OTHERS: Final = {"圓": "元", "週": "周", "禮": "礼"}
"""Letters that OpenCC leaves, or has for other words."""

_QUOTES: Final = str.maketrans("“”‘’", "「」『』")


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


def _convert(text: str, way: str) -> str:
    return str(_converter(way).convert(text))


class _OneForOne(defaultdict[int, "int | str"]):
    """Simplified characters by traditional ones, looked up when a text has them."""

    def __missing__(self, letter: int) -> int | str:
        char = chr(letter)
        found = _OTHERS.get(char) or (_convert(char, "t2s") if "\u3400" <= char <= "\u9fff" else char)
        self[letter] = found if len(found) == 1 else char
        return self[letter]


def drafted(text: str) -> str:
    """A text of the mainland as a draft for Taiwan: its characters, words and quotes.

    >>> drafted("软件说：“国债。”")
    '軟體說：「國債。」'
    """
    return _convert(text, "s2twp").translate(_QUOTES)


@cache
def traditional(text: str) -> str:
    """Words in traditional characters: 一点三二兆 -> 一點三二兆."""
    return _convert(text, "s2t")


GRAMMAR: Final = replace(_SIMPLIFIED, reads_as=_OneForOne(), says_as=traditional)
