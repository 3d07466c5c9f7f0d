"""Read: the folder ``script/<episode>`` → an Episode, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from langreel.data import Source, sources
from langreel.errors import ContentError, ContentErrors, perhaps
from langreel.languages import LANGUAGES, known
from langreel.model import Episode, Figure, Place
from langreel.project import Project, working_in
from langreel.quantity import listed
from langreel.script import figures
from langreel.script.assemble import assemble
from langreel.script.cover_moments import check_covers
from langreel.script.nodes import Document, Loc, load
from langreel.script.planned import missing, planned, problem
from langreel.script.problems import Problem, in_order
from langreel.script.schema import ActKeys, EpisodeKeys, FiguresKeys, LexiconKeys
from langreel.script.segments import (
    FIELDS,
    SAME_KEY,
    SegmentDraft,
    SegmentReader,
    drafts,
    each_language,
    known_languages,
)
from langreel.script.short_films import check_clips
from langreel.script.theme_check import WrittenTheme, episode_theme
from langreel.script.translations import translated
from langreel.script.validate import validate

Model = TypeVar("Model", bound=BaseModel)
Evaluate = Callable[..., Mapping[str, Figure]]
"""``figures.evaluate``, or whoever remembers what it gave."""


@dataclass(frozen=True, slots=True)
class File(Generic[Model]):
    """One file of the script: what it says, and its validated keys, as far as they can be had."""

    document: Document | None = None
    keys: Model | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """An episode's script as far as it can be read, and what is wrong with it, in the order of the files.

    ``complete``: every act's segments are known, though something else may be wrong with them.
    """

    problems: tuple[Problem, ...]
    drafts: tuple[SegmentDraft, ...]
    known: frozenset[str]
    tables: Mapping[str, Source] | None
    languages: tuple[str, ...]
    complete: bool
    paths: tuple[str, ...]
    voices: tuple[tuple[Place, str], ...]
    look: WrittenTheme
    episode: Episode | None


def read(project: Project, episode: str, evaluate: Evaluate = figures.evaluate) -> Episode:
    """The episode's script. ContentErrors with all its errors, UsageError if there is no such episode.

    ``evaluate`` gives what figures.yaml comes to. Translations that are not whole are left out, and named in
    ``Episode.unfinished``.
    """
    script = survey(project, episode, evaluate)
    if script.episode is None:
        raise ContentErrors(each.error() for each in script.problems if each.severity == "error")
    return translated(project, script.episode, compared=False).episode


def survey(project: Project, episode: str, evaluate: Evaluate = figures.evaluate) -> Script:
    """Read as much of an episode's script as can be read; UsageError if there is no such episode."""
    with working_in(project.root):
        return _survey(project, episode, evaluate)


def _survey(project: Project, episode: str, evaluate: Evaluate) -> Script:
    problems = list[Problem]()
    folder = _open(project, project.script / project.episode(episode), problems)
    tables = _tables(project, problems)
    numbers, spoken = folder.figures.document, _languages(folder.head.document)
    langs, waiting = _whole(folder, spoken, problems)
    found: Mapping[str, Figure] = {}
    if numbers and _has_units(problems):
        found = evaluate(numbers, project.data, tables, langs=langs, problems=problems)
    known = frozenset(numbers.mapping() if numbers else ())
    reader = SegmentReader(langs, found, known, problems, waiting)
    _check_head(project, folder, episode, reader=reader)
    told = [_act(project, act.document, reader) if act.document else [] for act in folder.acts]
    _check_ids(told, problems)
    if folder.head.document:
        documents = [(act.document, drafts) for act, drafts in zip(folder.acts, told) if act.document]
        check_clips(folder.head.document, documents, reader)
        check_covers(folder.head.document, [draft for group in told for draft in group], reader)
    look = episode_theme(project, folder.head.document, problems)
    return Script(
        problems=in_order(problems, folder.paths),
        drafts=tuple(draft for group in told for draft in group),
        known=known,
        tables=tables,
        languages=tuple(reader.languages),
        complete=bool(reader.languages) and all(act.keys for act in folder.acts),
        paths=folder.paths,
        voices=_voices(folder.head.document),
        look=look,
        episode=None
        if any(each.severity == "error" for each in problems)
        else _assembled(project, folder, told, found=found, langs=langs),
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a script."""

    head: File[EpisodeKeys]
    acts: tuple[File[ActKeys], ...]
    figures: File[FiguresKeys]
    lexicon: File[LexiconKeys]
    paths: tuple[str, ...]


def _open(project: Project, folder: Path, problems: list[Problem]) -> Folder:
    head, numbers, lexicon = (folder / name for name in ("episode.yaml", "figures.yaml", "lexicon.yaml"))
    acts = sorted(folder.glob("[0-9]*.yaml"), key=lambda path: path.name)
    return Folder(
        _file(project, head, EpisodeKeys, problems=problems),
        tuple(_file(project, path, ActKeys, problems=problems) for path in acts),
        _optional(project, numbers, FiguresKeys, problems=problems),
        _optional(project, lexicon, LexiconKeys, problems=problems),
        tuple(project.relative(path) for path in (head, *acts, numbers, lexicon)),
    )


def _whole(
    folder: Folder, spoken: tuple[str, ...], problems: list[Problem]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages that the film is spoken in, with those planned that are whole; and those that are not."""
    langs, waiting = list(spoken), list[str]()
    acts = [act.document for act in folder.acts if act.document]
    for lang in planned(folder.head.document) if spoken and folder.head.document else ():
        lacks = missing(lang, spoken[0], folder.head.document, acts) if folder.head.document else []
        if lacks and lang not in spoken:
            problems.append(problem(lang, lacks))
            waiting.append(lang)
        elif lang not in spoken:
            langs.append(lang)
    return tuple(langs), tuple(waiting)


def _assembled(
    project: Project,
    folder: Folder,
    told: Sequence[Sequence[SegmentDraft]],
    *,
    found: Mapping[str, Figure],
    langs: Sequence[str],
) -> Episode | None:
    parts = [
        (act.keys, act.document, drafts)
        for act, drafts in zip(folder.acts, told)
        if act.keys and act.document
    ]
    return (
        assemble(project, folder.head.keys, parts, langs=langs, figures=found, lexicon=folder.lexicon.keys)
        if folder.head.keys
        else None
    )


def _file(project: Project, path: Path, model: type[Model], *, problems: list[Problem]) -> File[Model]:
    document = load(path, project.relative(path), problems)
    return File(document, validate(document, model, problems)) if document else File()


def _optional(project: Project, path: Path, model: type[Model], *, problems: list[Problem]) -> File[Model]:
    return _file(project, path, model, problems=problems) if path.is_file() else File()


def _tables(project: Project, problems: list[Problem]) -> Mapping[str, Source] | None:
    """data/sources.yaml; None if it is broken, empty if there is none."""
    if not (project.data / "sources.yaml").is_file():
        return {}
    try:
        return sources(project.data)
    except ContentError as error:
        problems.append(data_problem(error, "sources"))
        return None


def _has_units(problems: list[Problem]) -> bool:
    """Whether data/units.yaml is whole, or not there; what is wrong with it is told."""
    try:
        listed()
    except ContentError as error:
        problems.append(data_problem(error, "units"))
        return False
    return True


def data_problem(error: ContentError, rule: str) -> Problem:
    """A complaint of a file of the data."""
    path, line, column = [*error.where.split(":"), "1", "1"][:3]
    return Problem(Place(path, int(line), int(column)), rule, error.message, error.hint)


def _languages(document: Document | None) -> tuple[str, ...]:
    """The episode's languages; none where they cannot be read."""
    names = document.items(["languages"]) if document else []
    readable = all(isinstance(name, str) and known(name) and name not in FIELDS for name in names)
    return tuple(names) if readable and len(set(names)) == len(names) else ()


def languages(project: Project, episode: str) -> tuple[str, ...]:
    """The languages that an episode is told in, whatever else its script says."""
    return _languages(load(project.script / episode / "episode.yaml", "", []))


def planned_languages(project: Project, episode: str) -> tuple[str, ...]:
    """The languages that an episode is to be told in, too, whole or not."""
    return planned(load(project.script / episode / "episode.yaml", "", []))


def theme_of(project: Project, episode: str) -> str:
    """The theme that an episode names, whatever else its script says; empty for the project's usual one."""
    document = load(project.script / episode / "episode.yaml", "", [])
    named = document.data.get("theme") if document and isinstance(document.data, dict) else None
    return named if isinstance(named, str) else ""


# episode.yaml


def _check_head(project: Project, folder: Folder, episode: str, *, reader: SegmentReader) -> None:
    document = folder.head.document
    if not document:
        return
    if not folder.acts:
        reader.wrong(document.at(), "no-acts", "the episode has no acts", hint="add 01-hook.yaml")
    said = document.text_at(["id"])
    if said is not None and said != episode:
        reader.wrong(document.at(["id"]), "episode-id", f"the id {said!r} is not the folder's name",
                     hint=f"write id: {episode}")  # fmt: skip
    for key in ("title", "host", "description"):
        each_language(document, [key], reader)
    _check_languages(document, reader)
    known_languages(document, ["voices"], reader)
    known_languages(document, ["pace"], reader)
    _check_music(project, document, reader)


def _check_music(project: Project, document: Document, reader: SegmentReader) -> None:
    """Of an episode or an act: one bed or one file, which must be there."""
    _check_file(project, document, ["music", "file"], reader=reader)
    if {"bed", "file"} <= document.mapping(["music"]).keys():
        message = "the music is a bed of langreel's or a file, not both"
        reader.wrong(document.key(["music", "bed"]), "bed-or-file", message, hint="leave out one of them")


def _check_languages(document: Document, reader: SegmentReader) -> None:
    names = document.items(["languages"])
    for number, name in enumerate(names):
        place = document.at(["languages", number])
        if isinstance(name, str) and not known(name):
            reader.wrong(
                place, "unknown-language", f"unknown language {name!r}", hint=perhaps(name, LANGUAGES)
            )
        elif name in FIELDS:
            message = f"the language {name!r} cannot have the key {name}: of a segment"
            reader.wrong(place, "language-key", message, hint=SAME_KEY)
        elif name in names[:number]:
            reader.wrong(place, "duplicate-language", f"the language {name!r} stands twice", hint="keep one")


def _check_file(project: Project, document: Document, loc: Loc, *, reader: SegmentReader) -> None:
    """A file that the script names must lie in the project."""
    name = document.text_at(loc)
    if not name:
        return
    path = project.root / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        reader.wrong(
            document.at(loc),
            "outside",
            f"{name!r} lies outside the project",
            hint="paths begin at its folder",
        )
    elif not path.is_file():
        near = [project.relative(other) for other in path.parent.glob("*") if other.is_file()]
        reader.wrong(
            document.at(loc),
            "missing-file",
            f"there is no file {name!r}",
            hint=perhaps(name, near) if near else "",
        )


def _voices(document: Document | None) -> tuple[tuple[Place, str], ...]:
    """Each voice that episode.yaml names, and where."""
    voices = document.mapping(["voices"]) if document else {}
    spoken = {lang: voice for lang, voice in voices.items() if isinstance(voice, str)}
    return tuple((document.at(["voices", lang]), voice) for lang, voice in spoken.items() if document)


# Acts


def _act(project: Project, document: Document, reader: SegmentReader) -> list[SegmentDraft]:
    each_language(document, ["chapter"], reader)
    _check_music(project, document, reader)
    for number in range(len(document.items(["segments"]))):
        footage: Loc = ["segments", number, "footage"]
        is_text = document.text_at(footage) is not None
        _check_file(project, document, footage if is_text else [*footage, "file"], reader=reader)
    return drafts(document, reader)


def _check_ids(told: Sequence[Sequence[SegmentDraft]], problems: list[Problem]) -> None:
    first: dict[str, SegmentDraft] = {}
    for draft in (draft for group in told for draft in group if draft.id):
        if draft.id in first:
            where = first[draft.id].place
            problems.append(Problem(draft.place, "duplicate-id", f"the segment {draft.id!r} stands twice",
                                    f"the other is at {where.path}:{where.line}"))  # fmt: skip
        first.setdefault(draft.id, draft)
