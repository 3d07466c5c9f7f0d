"""Marks that nobody sees: they keep together what runs to the right in a line that runs to the left."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TO_THE_RIGHT: Final = "\u200e"
TO_THE_LEFT: Final = "\u200f"
_SIGN: Final = re.compile(r"(?<![\w\u200e%])([-+−±])\u200f?(?=\u200e?[$€£¥]?\s?\d)")
_DEGREES: Final = re.compile(r"(?<!\u200e)°(?=[A-Z])")
_LATIN_SIGN: Final = re.compile(r"(?<=[A-Za-z])[$€£¥%+](?!\u200e)")
_TURNED: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BRACKETS: Final = re.compile(r"\([^()]*\)(?!\u200e)|\[[^\[\]]*\](?!\u200e)")


def steadied(line: str) -> str:
    """A line in which a sign stays before its number, and ``US$``, ``°C`` and ``GDP (2013)`` stay whole.

    Players pull them apart: a sign has no way of its own, and not all of them know that brackets are pairs.

    >>> steadied("هبط -5%") == "هبط \\u200e-5%", steadied("1990-2013")
    (True, '1990-2013')
    """
    line = _SIGN.sub(rf"{TO_THE_RIGHT}\1", line)
    line = _DEGREES.sub(rf"{TO_THE_RIGHT}\g<0>", line)
    line = _LATIN_SIGN.sub(rf"\g<0>{TO_THE_RIGHT}", line)
    return _BRACKETS.sub(_closed, line)


def first_way(text: str) -> str:
    """The way of the first letter of a text: L, R or AL; empty where it has none."""
    ways = (unicodedata.bidirectional(char) for char in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "")


def _closed(found: re.Match[str]) -> str:
    """Brackets behind Latin words, with nothing in them that runs to the left, run as these do."""
    before = first_way(found.string[: found.start()][::-1])
    return found[0] + TO_THE_RIGHT if before == "L" and not _TURNED.search(found[0]) else found[0]
