"""Typeface: the families that a text on screen is set in, and the pieces of it that are set apart."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from langreel import fonts, languages, theme
from langreel.errors import ToolError
from langreel.languages.model import Direction
from langreel.languages.scripts import script_of

_TURNED: Final = "\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Letters that run from right to left; digits and their points do not."""
_JOINED: Final = f"{_TURNED}\u0900-\u109f\u1780-\u17ff\u200c\u200d"
"""Letters whose look depends on their neighbours: a word of them is one shape."""
_PIECES: Final = re.compile(rf"(?:(?!\d)[{_JOINED}])+|.", re.DOTALL)
_WORD: Final = rf"(?:(?!\d)[{_TURNED}])+"
_OTHER: Final = rf"(?:(?!{_WORD})\S)+"
_TURNS: Final = re.compile(f"[{_TURNED}\u061c\u200f]")
_CURRENCY: Final = re.compile(r"[A-Z]*[$€£¥₩₹₽₪]|\b[A-Z]{3}\b")
_RUNS: Final = re.compile(rf"\s+|{_WORD}|{_OTHER}(?:\s+{_OTHER})*")


def typeface(lang: str | None, string: str = "") -> str:
    """The families that Pango takes for a text, one after the other: what one lacks comes from the next.

    ToolError where none here draws the letters: Pango would draw boxes.
    """
    families = theme.families(lang)
    if len(families) == 1:
        return families[0]
    root, letters = Path.cwd(), script_of(lang).own(string) if lang else ""
    if undrawn := fonts.lacking(families, root, letters):
        message = f"no font here draws {' '.join(undrawn)} of {string!r}"
        raise ToolError(message, hint=fonts.how_to_draw(families, root))
    main = fonts.main_family(families, root, letters)
    return ",".join(dict.fromkeys((main, *fonts.installed(families, root))))


def direction(lang: str | None, string: str = "") -> Direction:
    """Which way a text on screen runs: its language's way, but Latin words among no others keep their own.

    What a currency is called is no such word: an axis may have "0 US$" below "5 ترليون US$".

    >>> direction("ar"), direction("ar", "+1.17 °C"), direction("ar", "5 US$"), direction("ar", "ارتفع GDP")
    ('rtl', 'ltr', 'rtl', 'rtl')
    """
    way = languages.of(lang).direction if lang else "ltr"
    foreign = any(unicodedata.bidirectional(char) == "L" for char in _CURRENCY.sub("", string))
    return "ltr" if foreign and not _TURNS.search(string) else way


def pieces(string: str, way: Direction = "ltr") -> list[str]:
    """What a running number is made of, from left to right: single signs, and words whose letters join.

    >>> pieces("1.3 兆"), pieces("12 مليار", "rtl"), pieces("12 करोड़")
    (['1', '.', '3', ' ', '兆'], ['مليار', ' ', '1', '2'], ['1', '2', ' ', 'करोड़'])
    """
    runs = _RUNS.findall(string)[::-1] if way == "rtl" else [string]
    return [piece for run in runs for piece in _PIECES.findall(run)]
