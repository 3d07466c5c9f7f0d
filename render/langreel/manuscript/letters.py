"""Letters: how wide they are, how lines of them meet, and which signs end a sentence, in any script."""

from __future__ import annotations

import re
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
_KOREAN: Final = re.compile(rf"[{HANGUL}]")


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
