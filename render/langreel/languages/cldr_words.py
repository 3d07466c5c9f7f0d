"""Words of CLDR as patterns: spaces of any width, marks of direction, endings that CLDR leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

MARKS: Final = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
"""Marks of direction, which nobody sees."""
SPACE: Final = rf"[\s{MARKS}]"
JOINED: Final = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters of scripts that set no space between words, or whose endings are words of their own."""
_PLAIN: Final = {ord("‑"): "-", ord("−"): "-"} | dict.fromkeys(map(ord, MARKS))
_SIGN: Final = 2
"""So many letters, or fewer, are a sign."""
LETTER: Final = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff])"
"""A letter, or a sign that belongs to one."""
NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
ENDING: Final = rf"{LETTER}{{0,4}}(?!{LETTER})"
"""What may follow a stem, up to the end of its word."""
_STEM: Final = 4
"""So long are words that other endings may follow: миллиард, миллиардам."""

Word = Callable[[str], str]


def literal(text: str) -> str:
    """A pattern for the text itself; letters of two or fewer as they are: 5 m are no 5 M.

    >>> bool(re.fullmatch(literal(" Mrd. US$"), "\\u00a0mrd.\\u202fUS$"))
    True
    """
    plain = text.translate(_PLAIN)
    inner = rf"{SPACE}+".join(re.escape(word) for word in plain.split())
    if not inner:
        return rf"{SPACE}*" if plain else ""
    front, back = (rf"{SPACE}*" if edge.isspace() else "" for edge in (plain[0], plain[-1]))
    return rf"[{MARKS}]*{front}{_any_case(inner, plain)}{back}[{MARKS}]*"


def as_word(text: str) -> str:
    """A pattern for the text itself where other endings may follow it, or else no letter.

    >>> [bool(re.match(as_word(text), "marraskuussa")) for text in ("marraskuu", "mar")]
    [True, False]
    """
    return literal(text) if len(text) >= _STEM else f"{literal(text)}(?!{LETTER})"


def inflected(text: str) -> str:
    """A pattern for what follows a number: with any space before it, as a whole word, in any of its cases.

    >>> [bool(re.match(inflected(" миллиард"), text)) for text in (" миллиардам", " миллион")]
    [True, False]
    >>> [bool(re.match(inflected(" t"), text)) for text in (" t.", " tons")]
    [True, False]
    """
    plain = text.translate(_PLAIN).strip()
    last = re.search(f"{LETTER}+$", plain)
    end = ""
    if last and not JOINED.match(plain[-1]):
        end = ENDING if len(last[0]) >= _STEM else f"(?!{LETTER})"
    return rf"{SPACE}*{literal(plain)}{end}" if plain else ""


def _any_case(pattern: str, plain: str) -> str:
    return pattern if len(re.findall(r"[^\W\d_]", plain)) <= _SIGN else f"(?i:{pattern})"
