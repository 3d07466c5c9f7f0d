"""What words cost at the end of a line and at its beginning, by their kind: one scale for many languages.

A kind is given as ``(words, example)``: the words written as one string, and a text with ``|`` at a juncture
where the kind counts. What a language has besides, it adds as reasons of its own.
"""

from __future__ import annotations

from typing import Final

from langreel.languages.breaking import BreakReason, ReasonGroup, begins_on, ends_on

ENDING: Final = {
    "articles": 30,
    "prepositions": 24,
    "pronouns": 20,
    "conjunctions": 18,
    "auxiliaries": 16,
    "particles": 16,
    "determiners": 12,
}
"""What a line costs that ends on such a word: it leans on the next one."""
BEGINNING: Final = {"joints": -6, "relatives": -5, "links": -4}
"""What a break is worth before such a word: a clause, or a part of one, begins there."""


def leaning(**kinds: tuple[str, str]) -> ReasonGroup:
    """Reasons against ending a line on words that lean on the next, the first kind that holds counts.

    >>> [(reason.cost, reason.example) for reason in leaning(articles=("the a", "the | debt"))]
    [(30, 'the | debt')]
    """
    return tuple(BreakReason(ENDING[kind], ends_on(said), text) for kind, (said, text) in kinds.items())


def opening(**kinds: tuple[str, str]) -> ReasonGroup:
    """Reasons for beginning a line with words that open a part of a sentence.

    >>> [reason.cost for reason in opening(joints=("and but", "prices fell | but yields rose"))]
    [-6]
    """
    return tuple(BreakReason(BEGINNING[kind], begins_on(said), text) for kind, (said, text) in kinds.items())
