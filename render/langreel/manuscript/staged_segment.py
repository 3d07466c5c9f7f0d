"""Staged segment: a segment with its first picture, and its words in every language that there are any in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from langreel.manuscript.facts import DataCell
from langreel.manuscript.scene_draft import SceneDraft, SegmentFacts


@dataclass(frozen=True, slots=True)
class SegmentWords:
    """A segment's words in one language; ``scene`` has its labels and marks, if the words give them.

    ``sure``: the author's own, or paired with them one for one.
    """

    facts: SegmentFacts
    scene: SceneDraft | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class StagedSegment:
    """``words_by_language`` are by language, the author's first; ``names`` and ``digits`` of its figures."""

    id: str
    words_by_language: Mapping[str, SegmentWords]
    scene: SceneDraft
    names: Mapping[DataCell, str]
    digits: Mapping[DataCell, int]

    @property
    def facts(self) -> SegmentFacts:
        """The author's words and what they tell."""
        return next(iter(self.words_by_language.values())).facts

    @property
    def unsure(self) -> list[str]:
        """Languages whose words somebody has to look at."""
        return [lang for lang, wording in self.words_by_language.items() if not wording.sure]


@dataclass(frozen=True, slots=True)
class StagedAct:
    """An act: its title by language, the author's first."""

    title: Mapping[str, str]
    segments: tuple[StagedSegment, ...]

    @property
    def first_title(self) -> str:
        return next(iter(self.title.values()))

    @property
    def class_names(self) -> list[str]:
        """``Points1``, ``Number2``: the kind of each picture, and which of its kind it is."""
        kinds = [each.scene.kind for each in self.segments]
        return [f"{kind}{kinds[: n + 1].count(kind)}" for n, kind in enumerate(kinds)]
