"""Phrases: breaks of a language without spaces: between its phrases, and cheap after punctuation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Final

from langreel.languages.breaking import Breaking, Juncture
from langreel.linebreak.reasons import weight

PHRASE: Final = 10.0
_SHORT: Final = 5.0  # 也就是说，如今，… belong to what they introduce
_SPACES: Final = re.compile(r"(?<=\S)[ \t\u3000]+(?=\S)")
_CLOSERS: Final = "”’」』）】〕》)"
_AFTER: Final = {
    **dict.fromkeys("。！？!?។៕။", 0.0),
    **dict.fromkeys("；;…⋯", 1.0),
    **dict.fromkeys("：:，,—၊", 2.0),
    **dict.fromkeys("、", 4.0),
    **dict.fromkeys(_CLOSERS, 7.0),
}


def costs(text: str, breaking: Breaking, spans: Collection[tuple[int, int]]) -> Mapping[int, float]:
    """A cost for each offset inside the text; ``spans`` are its glued pieces."""
    found = {} if breaking.inside is None else dict.fromkeys(range(1, len(text)), breaking.inside)
    for offset, juncture in junctures(text, breaking, spans):
        found[offset] = PHRASE + weight(juncture, breaking.reasons)
    found |= {match.end(): PHRASE for match in _SPACES.finditer(text) if match.end() not in found}
    return {offset: _punctuated(text, offset, cost) for offset, cost in found.items()}


def junctures(
    text: str, breaking: Breaking, spans: Collection[tuple[int, int]]
) -> Iterator[tuple[int, Juncture]]:
    """Where a phrase or a glued piece meets the next, each with its offset."""
    ends = accumulate(map(len, breaking.phrases().parse(text))) if text and breaking.phrases else ()
    inside = {offset for start, end in spans for offset in range(start + 1, end)}
    edges = sorted({0, *ends, *(edge for span in spans for edge in span)} - inside)
    pieces = [text[start:end] for start, end in pairwise(edges)]
    closing, opening = {end for _, end in spans}, {start for start, _ in spans}
    for number, offset in enumerate(edges[1:-1], 1):
        closes = offset in closing
        yield offset, Juncture(pieces[:number], pieces[number:], closes, closes or offset in opening)


def _clause(head: str) -> int:
    """How many characters the clause has that the last comma of ``head`` ends."""
    return len(re.split(r"[，。；：！？,;:!?\s]", head[:-1])[-1])


def _punctuated(text: str, offset: int, cost: float) -> float:
    """Punctuation before a break makes it cheap; so does a space that stands for it."""
    head = text[:offset].rstrip()
    bare = head.rstrip(_CLOSERS) or head
    for last in (bare[-1:], head[-1:]):
        if last in _AFTER:
            return min(cost, _AFTER[last] + (_SHORT if last in "，," and _clause(bare) <= 4 else 0.0))
    if head and text[offset - 1].isspace():
        return min(cost, 20.0 if head[-1].isascii() and text[offset].isascii() else 2.0)
    dangles = len(head) > 2 and _clause(head + "，") <= 2
    return cost + (_SHORT if dangles else 0.0)
