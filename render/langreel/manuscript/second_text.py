"""Second text: the film's text in another language → its words for each segment, with labels and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from langreel import quantity
from langreel.manuscript.blocks import Manuscript
from langreel.manuscript.facts import TextNumber
from langreel.manuscript.film_outline import DraftLine, FilmOutline, SegmentOutline, outline
from langreel.manuscript.parallel import PairedLine, paired
from langreel.manuscript.scene_draft import SceneDraft, SegmentFacts
from langreel.manuscript.sentences import seconds
from langreel.manuscript.staged_segment import SegmentWords
from langreel.manuscript.staging import restaged
from langreel.manuscript.told_units import in_told_unit

_Place = tuple[int, int]
"""The number of an act and of a segment in it."""


@dataclass(frozen=True, slots=True)
class SecondText:
    """A text by the lines of the first one; ``chapters`` are "" where its acts are not those of the first."""

    lang: str
    title: str
    chapters: tuple[str, ...]
    lines: Mapping[_Place, Sequence[PairedLine]]

    @property
    def counts(self) -> tuple[int, int]:
        """How many lines have words, and how many of these are sure."""
        every = [line for lines in self.lines.values() for line in lines if line.text]
        return len(every), sum(line.sure for line in every)

    def wording(self, act: int, segment: int, facts: SegmentFacts, scene: SceneDraft) -> SegmentWords | None:
        """The words of a segment, None where a line of it has none."""
        lines = self.lines[act, segment]
        if not all(line.text for line in lines):
            return None
        told = [_line(mine, line.text, self.lang) for mine, line in zip(facts.segment.lines, lines)]
        numbers = tuple(_numbers(mine, line.text, self.lang) for mine, line in zip(facts.numbers, lines))
        below = self.chapters[0] if facts.below else ""
        same = replace(
            facts, segment=SegmentOutline(tuple(told)), numbers=numbers,
            title=facts.title and self.title, below=below,
        )  # fmt: skip
        return SegmentWords(same, restaged(scene, same, self.lang), all(line.sure for line in lines))


def second_text(film: FilmOutline, text: Manuscript, langs: tuple[str, str]) -> SecondText:
    """Pair a text's lines with the film's: act by act where both have as many, else as one."""
    other = outline(text, langs[1], title="")
    alike = len(other.acts) == len(film.acts)
    theirs = [[line.text for each in act.segments for line in each.lines] for act in other.acts]
    if not alike:
        theirs = [[line for lines in theirs for line in lines]]
    found: list[PairedLine] = []
    for group, lines in zip([[act] for act in film.acts] if alike else [film.acts], theirs):
        mine = [line.text for act in group for each in act.segments for line in each.lines]
        found += paired(mine, lines, langs)
    chapters = tuple(act.title for act in other.acts) if alike else ("",) * len(film.acts)
    return SecondText(langs[1], other.title, chapters, _by_segment(film, found))


def _by_segment(film: FilmOutline, lines: Sequence[PairedLine]) -> dict[_Place, Sequence[PairedLine]]:
    found, at = {}, 0
    for n, act in enumerate(film.acts):
        for m, each in enumerate(act.segments):
            found[n, m] = lines[at : at + len(each.lines)]
            at += len(each.lines)
    return found


def _line(line: DraftLine, text: str, lang: str) -> DraftLine:
    """The same line in other words: an item stays one, and so does a sentence that counts."""
    return replace(line, text=text, seconds=seconds(text, lang))


def _numbers(numbers: Sequence[TextNumber], text: str, lang: str) -> tuple[TextNumber, ...]:
    """The numbers of the first text where the other one tells them, with the cells that they are."""
    found = [
        (in_told_unit(other, text, lang, (number.found.quantity.unit,)), number)
        for number in numbers
        for other in quantity.find(text, lang)
    ]
    return tuple(
        replace(number, found=other)
        for other, number in found
        if quantity.same(number.found.quantity, other.quantity)
    )
