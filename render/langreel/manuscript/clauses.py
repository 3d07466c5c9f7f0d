"""Clauses: what a sentence says from one halt to the next."""

from __future__ import annotations

import re
from typing import Final

HALT: Final = re.compile(r"[，、;；。!！?？؟،۔।…—]|[,:：.](?!\d)")
_AROUND: Final = "“”\"'‘’「」『』«»（）() "


def clause(sentence: str, most: int = 60) -> str:
    """The beginning of a sentence, up to where it halts.

    >>> clause("The debt grew, and nobody asked why.")
    'The debt grew'
    """
    head = HALT.split(sentence.strip(_AROUND), maxsplit=1)[0].strip()
    if len(head) <= most:
        return head or sentence[:most]
    return head[:most].rsplit(" ", 1)[0]


def clause_at(sentence: str, at: int, most: int = 60) -> str:
    """What a sentence says around a character of it, from one halt to the next.

    >>> clause_at("In 2020, the debt was $26.9 trillion, and rose.", 22)
    'the debt was $26.9 trillion'
    """
    begins = max((found.end() for found in HALT.finditer(sentence, 0, at)), default=0)
    return clause(sentence[begins:], most)
