"""Drafting: a manuscript and the project's tables → every file of an episode, as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from langreel import quantity
from langreel.manuscript.blocks import Manuscript, TextBlock
from langreel.manuscript.claims_list import ClaimsList, open_claims
from langreel.manuscript.facts import DataCell, DataCells, TextNumber, moments_in, numbers_in
from langreel.manuscript.film_outline import FilmOutline, SegmentOutline, outline
from langreel.manuscript.scene_draft import SegmentFacts
from langreel.manuscript.second_text import SecondText, second_text
from langreel.manuscript.staged_segment import SegmentWords, StagedAct, StagedSegment
from langreel.manuscript.staging import staged
from langreel.manuscript.update import record
from langreel.manuscript.writing import act_file, episode_file, figures_file, scene_file, spelled
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
class Names:
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
    film = outlined(text, request.lang)
    seconds = {lang: second_text(film, other, (request.lang, lang)) for lang, other in others.items()}
    stage = Stage(film, request.lang, cells, seconds)
    acts = [stage.act(n) for n in range(len(film.acts))]
    every = [each.facts for act in acts for each in act.segments]
    todo = open_claims(every, text.name, lambda _, number, line: stage.unlike(number, line))
    title = {request.lang: film.title} | {lang: each.title for lang, each in seconds.items() if each.title}
    return EpisodeDraft(
        {name: content for name, content in _files(request, title, acts, stage, todo) if content},
        acts=len(acts),
        segments=len(every),
        lines=sum(len(each.segment.lines) for each in every),
        backed=sum(len(each.backed) for each in every),
        open_claims=todo.count if todo else 0,
        sources=film.sources,
        paired={lang: other.counts for lang, other in seconds.items()},
    )


def outlined(text: Manuscript, lang: str) -> FilmOutline:
    """The film that a text is; one without a title has its file's name."""
    return outline(text, lang, title=re.sub(r"[-_]+", " ", text.name.partition(".")[0]))


def _files(
    request: ImportRequest,
    title: Mapping[str, str],
    acts: Sequence[StagedAct],
    stage: Stage,
    todo: ClaimsList | None,
) -> Iterator[tuple[str, str]]:
    """Each file of the episode by its path, with its text; "" where there is nothing to say."""
    script, scenes = f"script/{request.episode}", f"scenes/{request.episode}"
    yield f"{script}/episode.yaml", episode_file(request.episode, title, request.lang, request.planned)
    for n, act in enumerate(acts, start=1):
        yield f"{script}/{n:02}-{slug(act.first_title) or 'act'}.yaml", act_file(act, f"act{n:02}")
        yield f"{scenes}/act{n:02}.py", scene_file(act)
    yield f"{script}/figures.yaml", figures_file(stage.figures, stage.digits)
    yield f"{script}/claims.todo.md", todo.text if todo else ""
    yield f"{script}/{record.NAME}", record.written(record.recorded(stage.film))


@dataclass(slots=True)
class Stage:
    """Gives each segment its picture; gathers names, and the ``figures`` of cells with their ``digits``."""

    film: FilmOutline
    lang: str
    cells: DataCells
    seconds: Mapping[str, SecondText]
    figures: dict[DataCell, str] = field(default_factory=dict)
    digits: dict[DataCell, int] = field(default_factory=dict)
    ids: Names = field(default_factory=Names)
    names: Names = field(default_factory=Names)

    def act(self, n: int) -> StagedAct:
        act = self.film.acts[n]
        segments = tuple(self.segment(n, m, each) for m, each in enumerate(act.segments))
        chapters = {lang: other.chapters[n] for lang, other in self.seconds.items() if other.chapters[n]}
        return StagedAct({self.lang: act.title, **chapters}, segments)

    def segment(self, n: int, m: int, outlined: SegmentOutline) -> StagedSegment:
        id_ = self.ids.new(slug(outlined.lines[0].text) or "segment")
        facts = facts_of(outlined, self.lang, self.cells, id_=id_)
        self.name_figures(facts)
        facts = replace(facts, names=self.figures, **_opening(self.film, first=n == m == 0))
        scene = staged(facts, self.lang)
        others = {lang: other.wording(n, m, facts, scene) for lang, other in self.seconds.items()}
        words = {self.lang: SegmentWords(facts, scene)} | {
            lang: each for lang, each in others.items() if each
        }
        return StagedSegment(id_, words, scene, self.figures, self.digits)

    def name_figures(self, facts: SegmentFacts) -> None:
        """Give each cell that a segment tells a name, with as many digits as are first said of it."""
        for _, number, cell in facts.backed:
            if cell not in self.figures:
                self.figures[cell] = self.names.new(_figure_name(cell), "_")
                self.digits[cell] = number.found.quantity.digits

    def unlike(self, number: TextNumber, text: str) -> str:
        """What the figure of a number says, where the author's words stay instead of it."""
        if number.cell is None or spelled(number, text, self.lang, self.digits):
            return ""
        claimed = replace(number.found.quantity, digits=self.digits[number.cell])
        return f"{{{self.figures[number.cell]}}} would say {quantity.write(claimed, self.lang)}"


# Facts


def facts_of(segment: SegmentOutline, lang: str, cells: DataCells, *, id_: str) -> SegmentFacts:
    """The numbers of a segment, beside the tables."""
    told: list[Quantity] = []
    numbers = []
    for line in segment.lines:
        numbers.append(tuple(numbers_in(line.text, lang, cells, said=told)))
        told = moments_in(line.text, lang) or told

    def rows(cell: DataCell) -> int:
        return sum(
            other.table == cell.table and other.column == cell.column and other.names == cell.names
            for other in cells.counted_in(cell.unit)
        )

    return SegmentFacts(id_, segment, tuple(numbers), rows=rows)


def _opening(film: FilmOutline, *, first: bool) -> dict[str, Any]:
    """What the first picture of the film says."""
    below = film.acts[0].title if film.acts[0].title != film.title else ""
    return {"title": film.title, "below": below} if first else {}


# Names


def slug(text: str) -> str:
    """The first words of a text as a name of files and ids.

    >>> slug("The debt's limit: $5 trillion"), slug("债务是怎么来的？没有人知道。")
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
