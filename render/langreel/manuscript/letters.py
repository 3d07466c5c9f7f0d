"""Letters: how wide they are, how lines of them meet, and which signs end a sentence, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from langreel.languages.letters import HANGUL, cells

TERMINALS: Final = ".!?。！？．｡…؟۔।॥။។៕።᠃"
"""Signs that end a sentence, in the scripts that have their own."""
ASKS: Final = ("?", "？", "؟")
"""Signs that end a question."""
CLOSERS: Final = "\"'”’」』）)】〕》〉»"
ENDS: Final = re.compile(rf"[{re.escape(TERMINALS)}:：;；,，、{re.escape(CLOSERS)}]")
"""What a heading does not end with."""
_MINUS: Final = str.maketrans("‐‑–−－", "-----")
_KOREAN: Final = re.compile(rf"[{HANGUL}]")


def set_alike(one: str, other: str) -> bool:
    """Whether two texts are one but for how they are set: their minus, their spaces, marks that turn a line.

    >>> set_alike("-3,1 %", "−3,1\u00a0%"), set_alike("3%", "3 %")
    (True, False)
    """
    return _set_plainly(one) == _set_plainly(other)


def _set_plainly(text: str) -> str:
    spaced = " ".join(text.translate(_MINUS).split())
    return "".join(char for char in spaced if unicodedata.category(char) != "Cf")


def width(text: str) -> int:
    """How wide a text is, in half-width letters.

    >>> width("债务 is")
    7
    """
    wide, narrow, marks = cells(text)
    return 2 * wide + narrow + marks


def joined(lines: Iterable[str]) -> str:
    """Lines that a program broke as one text: full-width letters meet without a space.

    >>> joined(["美国的债务", "越来越多"]), joined(["the debt", "grew"])
    ('美国的债务越来越多', 'the debt grew')
    """
    whole = ""
    for line in (each.strip() for each in lines):
        if whole and line and not (_unspaced(whole[-1]) and _unspaced(line[0])):
            whole += " "
        whole += line
    return whole


def _unspaced(char: str) -> bool:
    """Whether a letter is full-width, and of a script without spaces between its words."""
    return bool(cells(char)[0]) and not _KOREAN.match(char)
