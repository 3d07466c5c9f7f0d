"""Punctuation: what of a line's text a subtitle shows.

Chinese and Japanese subtitles drop full stops and commas: a space stands for them inside a line, nothing at
its ends. Others keep their own, and French the spaces beside them. Every language gets one ``…``, no doubled
spaces, half-width digits.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from langreel import languages
from langreel.linebreak import Shown

_NO_BREAK = "\u00a0\u202f"
_NOTHING = "\u200b\u2060\ufeff"
_TO_WIDE = {"?": "？", "!": "！", ":": "：", ";": " ", ",": " ", ".": " "}
_TO_NARROW = {
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    **{chr(n + 0xFEE0): chr(n) for n in range(65, 91)},
}
_TO_NARROW |= {chr(n + 0xFEE0): chr(n) for n in range(97, 123)}
_LATIN_MARKS = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
_CLOSERS = "”’」』）】〕》"
_SNUG = re.compile(
    r" +(?=[！％），．：；？］｝、。”’」』）】〕》…])|(?<=[（［｛《「『【〔“‘]) +|(?<=[！？：、]) +"
)


def dressed(text: str, lang: str) -> tuple[str, ...]:
    """For each character of the text, what is shown for it (mostly itself, sometimes a space or nothing).

    >>> "".join(dressed("它涨了，又跌了……", "zh"))
    '它涨了 又跌了…'
    """
    stops = languages.of(lang).subtitles.stops
    plain = not stops and text.isascii() and text.isprintable()
    pieces = list(text) if plain else [_plain(text, at, stops) for at in range(len(text))]
    for match in re.finditer(r"(?:\.{2,}|[…⋯]|。{2,})+", text):
        pieces[match.start() : match.end()] = ["…"] + [""] * (len(match[0]) - 1)
    for match in re.finditer(r"[！？!?]{2,}", text) if stops else ():
        pieces[match.start() + 1 : match.end()] = [""] * (len(match[0]) - 1)
    for start, end, space, mark in languages.of(lang).spacing.gaps(text):
        if start < end:
            pieces[start:end] = [space] + [""] * (end - start - 1)
        elif text[start : start + 1] == mark:
            pieces[start] = space + pieces[start]
        else:
            pieces[start - 1] += space
    return tuple(pieces)


def _plain(text: str, at: int, stops: str) -> str:
    """One character of a subtitle, by its neighbours; ``stops`` are marks that are not shown."""
    char = _TO_NARROW.get(text[at], text[at])
    if char.isspace():
        return char if char in _NO_BREAK and not stops else " "
    if char in _NOTHING or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        return ""
    if not stops:
        return _LATIN_MARKS.get(char, char)
    if char in stops:
        return " "
    if char in _TO_WIDE and (
        _wide(text[at - 1 : at]) or (_wide(_next_shown(text, at, stops)) and char != ".")
    ):
        return _TO_WIDE[char]
    return char + " " if char in _CLOSERS and text[at - 1 : at] in tuple(stops) else char


def _next_shown(text: str, at: int, stops: str) -> str:
    """The next character that is not dropped as a stop is; "" at the end."""
    return text[at + 1 :].lstrip(f"{stops},;")[:1]


def _wide(char: str) -> bool:
    """Whether a character belongs to Chinese or Japanese script."""
    return bool(char) and (
        char in "”’」』）】》" or "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"
    )


def displayed(text: str, lang: str) -> Shown:
    """A function ``(start, end) ->`` what a viewer sees of that part of the text on a line of its own."""
    pieces = dressed(text, lang)
    subtitles = languages.of(lang).subtitles

    @cache
    def part(start: int, end: int) -> str:
        line = re.sub(r" {2,}", " ", "".join(pieces[start:end])).strip(subtitles.edges)
        return _SNUG.sub("", line) if subtitles.stops else line

    return part
