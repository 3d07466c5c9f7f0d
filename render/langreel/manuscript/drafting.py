"""Drafting: a manuscript and the project's tables → every file of an episode, as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from langreel.manuscript.blocks import Manuscript, TextBlock
from langreel.manuscript.claims_list import open_claims
from langreel.manuscript.facts import DataCell, DataCells, moments_in, numbers_in
from langreel.manuscript.film_outline import FilmOutline, SegmentOutline, outline
from langreel.manuscript.second_text import SecondText, second_text
from langreel.manuscript.staged_segment import SegmentWords, StagedAct, StagedSegment
from langreel.manuscript.staging import SegmentFacts, staged
from langreel.manuscript.writing import act_file, episode_file, figures_file, scene_file
from langreel.model import Quantity

_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a text is to become: an episode's id, the language it is in, those it is to be spoken in, too."""

    episode: str
    lang: str
    planned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EpisodeDraft:
    """The files of an episode by their paths in the project, and what was found on the way.

    ``paired`` counts, by language, the lines whose words a second text has, and those of them that are sure.
    """

    files: Mapping[str, str]
    acts: int
    segments: int
    lines: int
    backed: int
    open_claims: int
    sources: tuple[TextBlock, ...]
    paired: Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class _Names:
    """Names that were given; each only once."""

    given: set[str] = field(default_factory=set)

    def new(self, wanted: str, between: str = "-") -> str:
        name, number = wanted, 2
        while name in self.given:
            name, number = f"{wanted}{between}{number}", number + 1
        self.given.add(name)
        return name


def draft(
    text: Manuscript, request: ImportRequest, cells: DataCells, *, others: Mapping[str, Manuscript]
) -> EpisodeDraft:
    """An episode that renders as it stands: the author's words, and a first picture for each segment.

    ``others`` are the same text in further languages.
    """
    film = outline(text, request.lang, title=re.sub(r"[-_]+", " ", text.name.partition(".")[0]))
    seconds = {lang: second_text(film, other, (request.lang, lang)) for lang, other in others.items()}
    figures: dict[DataCell, str] = {}
    acts = _acts(film, request, cells, figures=figures, seconds=seconds)
    title = {
        request.lang: film.title,
        **{lang: other.title for lang, other in seconds.items() if other.title},
    }
    folder, scenes = f"script/{request.episode}", f"scenes/{request.episode}"
    files = {f"{folder}/episode.yaml": episode_file(request.episode, title, request.lang, request.planned)}
    for n, act in enumerate(acts, start=1):
        files[f"{folder}/{n:02}-{_slug(act.first_title) or 'act'}.yaml"] = act_file(act, f"act{n:02}")
        files[f"{scenes}/act{n:02}.py"] = scene_file(act)
    if figures:
        files[f"{folder}/figures.yaml"] = figures_file(figures, acts)
    every = [each.facts for act in acts for each in act.segments]
    todo = open_claims(every, text.name)
    if todo:
        files[f"{folder}/claims.todo.md"] = todo.text
    return EpisodeDraft(
        files, len(acts), len(every), sum(len(each.segment.lines) for each in every),
        sum(len(each.backed) for each in every), todo.count if todo else 0, film.sources,
        {lang: other.counts for lang, other in seconds.items()},
    )  # fmt: skip


def _acts(
    film: FilmOutline, request: ImportRequest, cells: DataCells, *,
    figures: dict[DataCell, str], seconds: Mapping[str, SecondText],
) -> list[StagedAct]:  # fmt: skip
    """The acts with their pictures; ``figures`` gather the names of cells."""
    ids, names = _Names(), _Names()
    acts: list[StagedAct] = []
    for n, act in enumerate(film.acts):
        segments = []
        for m, each in enumerate(act.segments):
            facts = _facts(each, request.lang, cells, id_=ids.new(_slug(each.lines[0].text) or "segment"))
            _name(facts, figures, names)
            facts = replace(facts, names=figures, **_opening(film, first=n == m == 0))
            scene = staged(facts, request.lang)
            words_by_language = {request.lang: SegmentWords(facts, scene)}
            for lang, other in seconds.items():
                if found := other.wording(n, m, facts, scene):
                    words_by_language[lang] = found
            segments.append(StagedSegment(facts.id, words_by_language, scene, figures))
        chapters = {lang: other.chapters[n] for lang, other in seconds.items() if other.chapters[n]}
        acts.append(StagedAct({request.lang: act.title, **chapters}, tuple(segments)))
    return acts


# Facts


def _facts(segment: SegmentOutline, lang: str, cells: DataCells, *, id_: str) -> SegmentFacts:
    """The numbers of a segment, beside the tables."""
    told: list[Quantity] = []
    numbers = []
    for line in segment.lines:
        numbers.append(tuple(numbers_in(line.text, lang, cells, said=told)))
        told = moments_in(line.text, lang) or told

    def rows(cell: DataCell) -> int:
        return sum(
            other.table == cell.table and other.column == cell.column and other.names == cell.names
            for other in cells.by_unit.get(cell.unit, ())
        )

    return SegmentFacts(id_, segment, tuple(numbers), rows=rows)


def _name(facts: SegmentFacts, figures: dict[DataCell, str], names: _Names) -> None:
    """Cells that nobody named before get a figure's name."""
    for _, _, cell in facts.backed:
        if cell not in figures:
            figures[cell] = names.new(_figure_name(cell), "_")


def _opening(film: FilmOutline, *, first: bool) -> dict[str, Any]:
    """What the first picture of the film says."""
    below = film.acts[0].title if film.acts[0].title != film.title else ""
    return {"title": film.title, "below": below} if first else {}


# Names


def _slug(text: str) -> str:
    """The first words of a text as a name of files and ids.

    >>> _slug("The debt's limit: $5 trillion"), _slug("债务是怎么来的？没有人知道。")
    ('the-debt-s-limit', '债务是怎么来的')
    """
    words = _WORDS.findall(unicodedata.normalize("NFKC", text).lower())[:4]
    return "-".join(word[:12] for word in words[: 1 if words and not words[0].isascii() else 4])


def _figure_name(cell: DataCell) -> str:
    """``china_holdings_2013_11``: the row, the column, the moment."""
    moment = cell.moment
    when = next((text for key, text in cell.where.items() if cell.row[key] == moment), "")
    parts = (*cell.names[:1], cell.column, when.removesuffix("-01-01"))
    words = [word for part in parts for word in re.findall(r"[a-z0-9]+", part.lower())]
    name = "_".join(words[:8])
    return name if name[:1].isalpha() else f"n_{name}"
