"""Drafting: a manuscript and the project's tables → every file of an episode, as text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import indent
from typing import Final

from langreel import voice
from langreel.manuscript.blocks import Manuscript, TextBlock
from langreel.manuscript.claims_list import open_claims
from langreel.manuscript.facts import DataCell, DataCells, TextNumber, moments_in, numbers_in
from langreel.manuscript.marking import Insertion, marked
from langreel.manuscript.outline import ActOutline, FilmOutline, SegmentOutline, outline
from langreel.manuscript.staging import SceneDraft, SegmentFacts, staged
from langreel.model import Quantity
from langreel.quantity import write
from langreel.script.words import braced

_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a text is to become: an episode's id, the language it is in, those it is to be spoken in, too."""

    episode: str
    lang: str
    planned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EpisodeDraft:
    """The files of an episode by their paths in the project, and what was found on the way."""

    files: Mapping[str, str]
    acts: int
    segments: int
    lines: int
    backed: int
    open_claims: int
    sources: tuple[TextBlock, ...]


@dataclass(slots=True)
class _Names:
    """Names that were given; each only once."""

    given: set[str] = field(default_factory=set)

    def new(self, wanted: str) -> str:
        name, number = wanted, 2
        while name in self.given:
            name, number = f"{wanted}-{number}" if "-" in wanted else f"{wanted}_{number}", number + 1
        self.given.add(name)
        return name


def draft(text: Manuscript, request: ImportRequest, cells: DataCells) -> EpisodeDraft:
    """An episode that renders as it stands: the author's words, and a first picture for each segment."""
    name = re.sub(r"[-_]+", " ", text.name.partition(".")[0])
    film = outline(text, request.lang, title=name)
    ids, figures = _Names(), dict[DataCell, str]()
    facts = [
        [
            _facts(each, request.lang, cells=cells, id_=ids.new(_id(each)), figures=figures)
            for each in act.segments
        ]
        for act in film.acts
    ]
    facts[0][0] = _opening(facts[0][0], film)
    scenes = [[staged(each, request.lang) for each in act] for act in facts]
    folder = f"script/{request.episode}"
    stems = [f"{n:02}-{_slug(act.title) or 'act'}" for n, act in enumerate(film.acts, start=1)]
    files = {f"{folder}/episode.yaml": _episode(film, request)}
    for n, (act, stem) in enumerate(zip(film.acts, stems)):
        module = f"act{n + 1:02}"
        names = _class_names(scenes[n])
        files[f"{folder}/{stem}.yaml"] = _act(act, facts[n], scenes[n], request, module=module, names=names)
        files[f"scenes/{request.episode}/{module}.py"] = _module(act, facts[n], scenes[n], names)
    if figures:
        files[f"{folder}/figures.yaml"] = _figures(figures, facts, request.lang)
    todo = open_claims([each for act in facts for each in act], text.name, request.lang)
    if todo:
        files[f"{folder}/claims.todo.md"] = todo.text
    every = [each for act in facts for each in act]
    return EpisodeDraft(
        files, len(film.acts), len(every), sum(len(each.segment.lines) for each in every),
        sum(len(each.backed) for each in every), todo.count if todo else 0, film.sources,
    )  # fmt: skip


# Facts


def _facts(
    segment: SegmentOutline, lang: str, *, cells: DataCells, id_: str, figures: dict[DataCell, str]
) -> SegmentFacts:
    """The numbers of a segment; cells that nobody named before get a figure's name."""
    told: list[Quantity] = []
    numbers = []
    for line in segment.lines:
        numbers.append(tuple(numbers_in(line.text, lang, cells, said=told)))
        told = moments_in(line.text, lang) or told
    taken = set(figures.values())
    for cell in (number.cell for each in numbers for number in each if number.cell):
        if cell not in figures:
            figures[cell] = _free(_figure_name(cell), taken)
            taken.add(figures[cell])

    def rows(cell: DataCell) -> int:
        return sum(
            other.table == cell.table and other.column == cell.column and other.names == cell.names
            for other in cells.by_unit.get(cell.unit, ())
        )

    return SegmentFacts(id_, segment, tuple(numbers), figures, rows=rows)


def _opening(facts: SegmentFacts, film: FilmOutline) -> SegmentFacts:
    below = film.acts[0].title if film.acts[0].title != film.title else ""
    return SegmentFacts(facts.id, facts.segment, facts.numbers, facts.names, film.title, below, facts.rows)


def _free(wanted: str, taken: Iterable[str]) -> str:
    return next(
        name for n in range(1, 10_000) if (name := wanted if n == 1 else f"{wanted}_{n}") not in taken
    )


# Names


def _id(segment: SegmentOutline) -> str:
    """An id of the segment's first words."""
    return _slug(segment.lines[0].text) or "segment"


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


def _class_names(scenes: Sequence[SceneDraft]) -> list[str]:
    """``Points1``, ``Number2``: the kind, and which of its kind in the act."""
    return [f"{scene.kind}{sum(each.kind == scene.kind for each in scenes[: n + 1])}"
            for n, scene in enumerate(scenes)]  # fmt: skip


# Files


def _episode(film: FilmOutline, request: ImportRequest) -> str:
    planned = f"planned: [{', '.join(request.planned)}]   # languages whose words are still to be written\n"
    voices = ", ".join(f'{lang}: "{voice.best(lang)}"' for lang in (request.lang, *request.planned))
    return (
        f"id: {request.episode}\n"
        f"title: {{{request.lang}: {_quoted(film.title)}}}\n"
        f"languages: [{request.lang}]\n"
        f"{planned if request.planned else ''}"
        f"voices: {{{voices}}}\n"
    )


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _act(
    act: ActOutline,
    facts: Sequence[SegmentFacts],
    scenes: Sequence[SceneDraft],
    request: ImportRequest,
    *,
    module: str,
    names: Sequence[str],
) -> str:
    pieces = [f"chapter: {{{request.lang}: {_quoted(act.title)}}}\nsegments:\n"]
    for each, scene, name in zip(facts, scenes, names):
        pieces.append(f"  - id: {_quoted(each.id)}\n    scene: {module}.{name}\n    labels:\n")
        pieces += [
            f"      {key}: {{{request.lang}: {_quoted(_label(words, each, request.lang))}}}\n"
            for key, words in scene.labels.items()
        ]
        pieces.append(f"    {request.lang}: |\n{indent(_words(each, scene, request.lang), ' ' * 6)}\n")
    return "".join(pieces)


def _label(words: str, facts: SegmentFacts, lang: str) -> str:
    """On-screen words; a number in them that is a figure is written as one."""
    for line, number, cell in facts.backed:
        spelled, text = facts.words(line, number.found), facts.segment.lines[line].text
        before, found, after = words.partition(spelled)
        if found and _spelled(number, text, lang):
            return f"{braced(before)}{{{facts.names[cell]}}}{braced(after)}"
    return braced(words)


def _words(facts: SegmentFacts, scene: SceneDraft, lang: str) -> str:
    lines = []
    for n, (line, numbers) in enumerate(zip(facts.segment.lines, facts.numbers)):
        figures = [
            Insertion(number.found.start, number.found.end, f"{{{facts.names[number.cell]}}}")
            for number in numbers
            if number.cell and _spelled(number, line.text, lang)
        ]
        lines.append(marked(line.text, [*scene.marks.get(n, ()), *figures]))
    return "\n".join(lines)


def _spelled(number: TextNumber, text: str, lang: str) -> bool:
    """Whether a figure would be written just as the author did: else the words stay."""
    return text[number.found.start : number.found.end] == write(number.found.quantity, lang)


def _figures(figures: Mapping[DataCell, str], facts: Sequence[Sequence[SegmentFacts]], lang: str) -> str:
    digits: dict[DataCell, int] = {}
    for each in (segment for act in facts for segment in act):
        for _, number, cell in each.backed:
            digits[cell] = max(digits.get(cell, 1), number.found.quantity.digits)
    rows = []
    for cell, name in figures.items():
        where = ", ".join(f"{_key(key)}: {_quoted(text)}" for key, text in cell.where.items())
        rows.append(f"{name}: {{table: {cell.table}, where: {{{where}}}, column: {_key(cell.column)}, "
                    f"digits: {digits[cell]}}}\n")  # fmt: skip
    return "".join(rows)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) else _quoted(name)


def _module(
    act: ActOutline, facts: Sequence[SegmentFacts], scenes: Sequence[SceneDraft], names: Sequence[str]
) -> str:
    """The scenes of an act: ordinary ones, to go on from."""
    needed = sorted({"ReelScene", *(name for scene in scenes for name in scene.needs)}, key=_import_order)
    listed = f"from langreel.scenes import {', '.join(needed)}\n"
    head = f'"""{_docstring(act.title)}"""\n\n{listed}'
    return head + "".join(_classes(facts, scenes, names))


def _import_order(name: str) -> tuple[int, str]:
    return (0 if name[:1].isupper() else 1, name)


def _classes(
    facts: Sequence[SegmentFacts], scenes: Sequence[SceneDraft], names: Sequence[str]
) -> Iterator[str]:
    for each, scene, name in zip(facts, scenes, names):
        yield (
            f'\n\nclass {name}(ReelScene):\n    """{_docstring(each.segment.lines[0].text)}"""\n\n'
            f"    def construct(self):\n{indent(scene.code, ' ' * 8)}\n"
        )


def _docstring(text: str) -> str:
    """Words that may stand between three quotes, on one line."""
    words = " ".join(text.replace("\\", "/").replace('"', "'").split())
    return words if len(words) <= 80 else words[:79] + "…"
