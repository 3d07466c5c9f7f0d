"""Syllables: text → its words with the seconds a calm narrator gives each, and the pauses between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from langreel import languages
from langreel.languages.letters import HAN, HANGUL, KANA
from langreel.model import Word

_MARKS = "".join(char for char in map(chr, range(0x300, 0x1B00)) if unicodedata.category(char)[0] == "M")
"""Signs above, below and beside letters: parts of words, for all that Python's \\w knows of them."""
_LETTER = rf"(?:(?![{HAN}{KANA}])[^\W\d_][{_MARKS}\u200c\u200d]*)"
_TOKEN = re.compile(rf"[{HAN}{KANA}]|\d+|{_LETTER}+(?:['’]\w+)*")
_GROUP = re.compile(f"[aeiouyà-öø-ÿ]+|[аеёиоуыэюяіїєў]|[αεηιυοωάέήίύόώ]+|[{HANGUL}]")
_UNWRITTEN = re.compile("[\u05d0-\u06d3\u0e01-\u0edf\u1780-\u17b3]")
"""Letters of scripts that leave vowels out, or write them around consonants: two make a syllable."""
_INHERENT = re.compile(
    "[\u0904-\u0939\u0958-\u0961\u0985-\u0d39\u1000-\u102a](?![\u094d\u09cd\u0bcd\u0c4d\u1039\u103a])"
)
"""Letters that each have their vowel, unless it is taken away."""

PAUSES = {
    **dict.fromkeys("、（）()", 0.16),
    **dict.fromkeys(",，،", 0.28),
    **dict.fromkeys(";；:：—–…؛", 0.36),
    **dict.fromkeys(".。!！?？؟۔।॥", 0.50),
}
"""Seconds of silence that a punctuation mark asks for."""


@dataclass(frozen=True, slots=True)
class Token:
    """One spoken piece ``text[start:end]``, the seconds it takes, and the silence after it."""

    start: int
    end: int
    seconds: float
    pause: float


def tokens(text: str, lang: str) -> tuple[Token, ...]:
    """The spoken pieces of a text: each Chinese character, each word of other scripts, each number."""
    found = list(_TOKEN.finditer(text))
    pace = languages.of(lang).pace
    return tuple(
        Token(
            here.start(),
            here.end(),
            syllables(here[0]) / pace,
            _pause(text[here.end() : after.start()] if after else ""),
        )
        for here, after in zip_longest(found, found[1:])
    )


def syllables(word: str) -> int:
    """How many syllables a word has, near enough to place it in time.

    >>> [syllables(word) for word in ("债", "trillion", "held", "GDP", "like", "облигации", "तिजोरी")]
    [1, 2, 1, 3, 1, 5, 3]
    """
    if word.isdigit():
        return 2 * len(word)
    if len(word) > 1 and word.isupper():
        return len(word)
    plain = word.lower()
    others = len(_INHERENT.findall(plain)) + len(_UNWRITTEN.findall(plain)) // 2
    count = len(_GROUP.findall(plain)) + others
    if plain.endswith("e") and not plain.endswith(("le", "ee", "ie")):
        count -= 1
    if re.search(r"(?<![td])ed$", plain) and not re.search(r"[bcdfgkpstz]led$", plain):
        count -= 1
    return max(1, count)


def place(text: str, lang: str, *, begins: float, ends: float) -> tuple[Word, ...]:
    """Words laid between two moments in proportion to their syllables and the pauses between them."""
    pieces = tokens(text, lang)
    scale = (ends - begins) / length(pieces) if pieces else 1.0
    words, now = [], begins
    for piece in pieces:
        words.append(Word(piece.start, piece.end, now, now + piece.seconds * scale))
        now += (piece.seconds + piece.pause) * scale
    return tuple(words)


def length(pieces: Sequence[Token]) -> float:
    """Seconds from the first word to the end of the last."""
    return sum(piece.seconds + piece.pause for piece in pieces) - (pieces[-1].pause if pieces else 0.0)


def _pause(between: str) -> float:
    # A mark inside a word's surroundings ("U.S. debt" has one too) counts once: the longest of them.
    return max((PAUSES.get(mark, 0.0) for mark in between if between.strip()), default=0.0)
