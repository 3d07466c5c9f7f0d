"""Letters: how wide they are, how lines of them meet, and which signs end a sentence, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

TERMINALS: Final = ".!?。！？．｡…؟۔।॥။។៕።᠃"
"""Signs that end a sentence, in the scripts that have their own."""
CLOSERS: Final = "\"'”’」』）)】〕》〉»"
ENDS: Final = re.compile(rf"[{re.escape(TERMINALS)}:：;；,，、{re.escape(CLOSERS)}]")
"""What a heading does not end with."""


def width(text: str) -> int:
    """How wide a text is, in half-width letters.

    >>> width("债务 is")
    7
    """
    return sum(2 if _is_wide(char) else 1 for char in text)


def joined(lines: Iterable[str]) -> str:
    """Lines that a program broke as one text: full-width letters meet without a space.

    >>> joined(["美国的债务", "越来越多"]), joined(["the debt", "grew"])
    ('美国的债务越来越多', 'the debt grew')
    """
    whole = ""
    for line in (each.strip() for each in lines):
        if whole and line and not (_is_wide(whole[-1]) and _is_wide(line[0])):
            whole += " "
        whole += line
    return whole


def _is_wide(char: str) -> bool:
    # Korean letters are wide, and have spaces between their words.
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7af"
