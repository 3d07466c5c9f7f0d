"""Breaks: every offset at which a line may end, with what it costs the reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from langreel.linebreak import cjk, english
from langreel.linebreak.glue import family, glued
from langreel.linebreak.kinsoku import legal


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
    return _breaks(text, family(lang), frozenset(keep))


@lru_cache(maxsize=512)
def _breaks(text: str, kind: str, keep: frozenset[str]) -> tuple[Break, ...]:
    spans = glued(text, kind, keep)
    inside = {offset for start, end in spans for offset in range(start + 1, end)}
    costs = _costs(text, kind, spans)
    return tuple(
        Break(offset, costs[offset])
        for offset in sorted(costs)
        if offset not in inside and _may(text, offset, kind)
    )


def _costs(text: str, kind: str, spans: Collection[tuple[int, int]]) -> Mapping[int, float]:
    if kind in {"zh", "ja"}:
        return cjk.costs(text, kind, spans)
    return english.costs(text, known=kind == "en")


def _may(text: str, offset: int, kind: str) -> bool:
    """Kinsoku, seen past the space that a break may swallow."""
    before = text[:offset].rstrip()
    return bool(before) and not text[offset].isspace() and legal(before[-1] + text[offset], 1, kind)
