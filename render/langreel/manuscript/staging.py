"""Staging: what a segment says → a first picture for it, of the first kind that its words give.

A new kind is a function in ``word_scenes`` or ``number_scenes``, and its place in ``STAGERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from langreel.manuscript import number_scenes, word_scenes
from langreel.manuscript.scene_draft import SceneDraft, SegmentFacts

Stager = Callable[[SegmentFacts, str], SceneDraft | None]


def staged(facts: SegmentFacts, lang: str) -> SceneDraft:
    """The first kind of picture that a segment gives the words for."""
    return next(draft for stage in STAGERS if (draft := stage(facts, lang)))


def restaged(draft: SceneDraft, facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """The same picture for the same segment in another language; None where its words do not give it."""
    waiting = replace(facts, waiting=draft.mark_names)
    found = (made for stage in STAGERS if (made := stage(waiting, lang)) and made.kind == draft.kind)
    same = next(found, None)
    if same and same.labels.keys() == draft.labels.keys() and same.mark_names == draft.mark_names:
        return same
    return None


STAGERS: Final[Sequence[Stager]] = (
    word_scenes.title,
    word_scenes.points,
    word_scenes.quotation,
    word_scenes.timeline,
    number_scenes.comparison,
    number_scenes.chart,
    number_scenes.number,
    number_scenes.claim,
    word_scenes.question,
    word_scenes.statement,
)
"""Kinds of pictures, the one that says most first; the last one takes any words."""
