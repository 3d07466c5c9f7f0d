"""Breaks: every offset at which a line may end, with what it costs the reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from langreel.languages.breaking import Breaking
from langreel.linebreak import phrases, spaces
from langreel.linebreak.glue import breaking_in, pieces
from langreel.linebreak.kinsoku import legal

_ASIDE: Final = re.compile(r"[（(［\[〔【][^）)］\]〕】]*[）)］\]〕】]")
"""What stands in brackets."""
_TORN_ASIDE: Final = 10.0
"""What a break within it costs more: rather before it, or behind it."""


@dataclass(frozen=True, slots=True)
class Break:
    """A line may end before ``text[offset]``.

    The cost is 0 after a sentence, 2 after a comma, about 10 between phrases, 60 inside a phrase.
    """

    offset: int
    cost: float


def breaks(text: str, lang: str, keep: Collection[str] = ()) -> tuple[Break, ...]:
    """All legal breaks of one paragraph, in text order.

    ``keep`` are terms that never break (the lexicon's ``keep``).

    >>> [(edge.offset, edge.cost) for edge in breaks("He lent, and lost the money.", "en")]
    [(3, 32.0), (9, 8.0), (13, 35.0), (18, 12.0), (22, 42.0)]
    """
    return _breaks(text, breaking_in(text, lang), frozenset(keep))


@lru_cache(maxsize=512)
def _breaks(text: str, breaking: Breaking, keep: frozenset[str]) -> tuple[Break, ...]:
    spans = pieces(text, breaking, keep)
    inside = {offset for start, end in spans for offset in range(start + 1, end)}
    asides = {offset for aside in _ASIDE.finditer(text) for offset in range(aside.start() + 1, aside.end())}
    costs = _costs(text, breaking, spans)
    return tuple(
        Break(offset, costs[offset] + _TORN_ASIDE * (offset in asides))
        for offset in sorted(costs)
        if offset not in inside and _may(text, offset, breaking)
    )


def _costs(text: str, breaking: Breaking, spans: Collection[tuple[int, int]]) -> Mapping[int, float]:
    if breaking.phrases:
        return phrases.costs(text, breaking, spans)
    return spaces.costs(text, breaking)


def _may(text: str, offset: int, breaking: Breaking) -> bool:
    """Kinsoku, seen past the space that a break may swallow."""
    before, after, space = text[:offset].rstrip(), text[offset], text[offset - 1].isspace()
    if not before or after.isspace():
        return False
    return legal(before[-1], after, breaking.no_start, breaking.no_end, space=space)
