"""Segments: an act's file → its words and labels in every language, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from langreel.errors import perhaps
from langreel.model import Figure, Line, Place
from langreel.quantity import write
from langreel.script import words
from langreel.script.nodes import BRACKET_FIRST, Document, Loc
from langreel.script.problems import Problem
from langreel.script.schema import SegmentKeys

FIELDS: Final = tuple(SegmentKeys.model_fields)
SAME_KEY: Final = "name its region as well: id-ID is Indonesian"
"""What to do about a language whose name is that of a field."""


@dataclass(slots=True)
class SegmentDraft:
    """A segment as far as it can be read, and where its labels and marks stand."""

    id: str
    scene: str
    place: Place
    scene_place: Place
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    label_places: dict[tuple[str, str], Place] = field(default_factory=dict)
    mark_places: dict[str, dict[str, Place]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    @property
    def marks(self) -> set[str]:
        return {name for places in self.mark_places.values() for name in places}


@dataclass(frozen=True, slots=True)
class SegmentReader:
    """What is needed to read words: the languages, the figures, and where to tell what is wrong.

    ``waiting`` are planned languages that are not whole: nobody reads their words yet.
    """

    languages: Sequence[str]
    figures: Mapping[str, Figure]
    known: frozenset[str]
    problems: list[Problem]
    waiting: Sequence[str] = ()

    def wrong(self, place: Place, rule: str, message: str, *, hint: str = "") -> None:
        self.problems.append(Problem(place, rule, message, hint))


def drafts(document: Document, reader: SegmentReader) -> list[SegmentDraft]:
    """The segments of one act's file."""
    count = len(document.items(["segments"]))
    return [_draft(document, ["segments", number], reader) for number in range(count)]


def each_language(document: Document, loc: Loc, reader: SegmentReader) -> None:
    """A text per language at ``loc``: every language of the episode, and no other."""
    texts = document.value(loc)
    if not isinstance(texts, dict) or not reader.languages:
        return
    for key, text in texts.items():
        if key not in (*reader.languages, *reader.waiting) and text is not None:
            hint = perhaps(key, reader.languages)
            reader.wrong(
                document.key([*loc, key]), "unknown-language", f"unknown language {key!r}", hint=hint
            )
    for lang in reader.languages:
        if lang not in texts:
            reader.wrong(document.at(loc), "missing-language", f"{loc[-1]!r} has no text in {lang!r}")


def known_languages(document: Document, loc: Loc, reader: SegmentReader) -> None:
    """A value for some languages, all of them of the episode."""
    for lang in document.mapping(loc):
        if reader.languages and lang not in (*reader.languages, *reader.waiting):
            hint = perhaps(lang, reader.languages)
            place = document.key([*loc, lang])
            reader.wrong(place, "unknown-language", f"unknown language {lang!r}", hint=hint)


def _draft(document: Document, loc: list[str | int], reader: SegmentReader) -> SegmentDraft:
    raw = document.mapping(loc)
    draft = SegmentDraft(
        document.text_at([*loc, "id"]) or "",
        document.text_at([*loc, "scene"]) or "",
        document.at(loc),
        document.at([*loc, "scene"]),
    )
    if not raw:
        return draft
    _keys(document, loc, raw, reader=reader)
    _picture(document, loc, raw, reader=reader)
    for lang in reader.languages:
        _speech(document, [*loc, lang], lang, draft=draft, reader=reader)
    for key in document.mapping([*loc, "labels"]):
        each_language(document, [*loc, "labels", key], reader)
        _labels(document, [*loc, "labels", key], key, draft=draft, reader=reader)
    each_language(document, [*loc, "footage", "caption"], reader)
    _same_count(document, loc, draft, reader=reader)
    _same_marks(draft, reader)
    _effects(document, [*loc, "sfx"], draft, reader=reader)
    known_languages(document, [*loc, "pace"], reader)
    return draft


def _keys(document: Document, loc: list[str | int], raw: Mapping[str, Any], *, reader: SegmentReader) -> None:
    if not reader.languages:
        return
    known = (*FIELDS, *reader.languages, *reader.waiting)
    for key in raw:
        if key not in known:
            reader.wrong(
                document.key([*loc, key]), "unknown-key", f"unknown key {key!r}", hint=perhaps(key, known)
            )
    for lang in reader.languages:
        if lang not in raw:
            name = f"the segment {raw['id']!r}" if isinstance(raw.get("id"), str) else "the segment"
            reader.wrong(document.at(loc), "missing-language", f"{name} has no words in {lang!r}")


def _picture(
    document: Document, loc: list[str | int], raw: Mapping[str, Any], *, reader: SegmentReader
) -> None:
    if "scene" in raw and "footage" in raw:
        reader.wrong(document.key([*loc, "footage"]), "scene-or-footage",
                     "a segment shows a scene or footage, not both",
                     hint="leave out one of them")  # fmt: skip
    if "scene" not in raw and "footage" not in raw:
        reader.wrong(
            document.at(loc), "scene-or-footage", "the segment shows nothing", hint="add scene: or footage:"
        )


def _effects(document: Document, loc: list[str | int], draft: SegmentDraft, *, reader: SegmentReader) -> None:
    """Each sound falls on a mark that stands in the words."""
    for mark in document.mapping(loc):
        if draft.lines and mark not in draft.marks:
            hint = perhaps(str(mark), draft.marks) or f"write [{mark}] into its words"
            reader.wrong(document.key([*loc, mark]), "unknown-mark", f"unknown mark {mark!r}", hint=hint)


# Words


def _speech(
    document: Document, loc: list[str | int], lang: str, *, draft: SegmentDraft, reader: SegmentReader
) -> None:
    """The lines of a segment in one language."""
    value = document.value(loc)
    if not isinstance(value, str):
        _no_text(document, loc, value, lang=lang, reader=reader)
        return
    places, lines, start = document.within(loc), list[Line](), 0
    for raw in value.split("\n"):
        if raw.strip():
            lines.append(_line(raw, places[start:], lang, number=len(lines) + 1, draft=draft, reader=reader))
        start += len(raw) + 1
    if not lines:
        reader.wrong(places[0], "no-words", f"the segment has no words in {lang!r}")
    draft.lines[lang] = tuple(lines)


def _line(
    raw: str, places: Sequence[Place], lang: str, *, number: int, draft: SegmentDraft, reader: SegmentReader
) -> Line:
    """One line; ``places`` are those of its characters."""
    place = places[len(raw) - len(raw.lstrip())]
    found = _words(raw, places, lang, draft=draft, reader=reader)
    if not found.text:
        reader.wrong(place, "empty-line", "the line has no words", hint="marks and pauses stand beside words")
    marks, pauses, mentions = tuple(found.marks), tuple(found.pauses), tuple(found.mentions)
    return Line(draft.id, number, lang, found.text, marks, pauses, mentions, place, found.pace)


def _no_text(
    document: Document, loc: list[str | int], value: Any, *, lang: str, reader: SegmentReader
) -> None:
    if isinstance(value, dict | list):
        kind = "a mapping" if isinstance(value, dict) else "a list"
        hint = BRACKET_FIRST
        reader.wrong(document.at(loc), "wrong-type", f"{lang!r} should be text, not {kind}", hint=hint)
    elif lang in document.mapping(loc[:-1]):
        reader.wrong(document.at(loc), "no-words", f"the segment has no words in {lang!r}")


def _words(
    raw: str, places: Sequence[Place], lang: str, *, draft: SegmentDraft, reader: SegmentReader
) -> words.LineWords:
    def wrong(offset: int, rule: str, message: str, hint: str) -> None:
        reader.wrong(places[offset], rule, message, hint=hint)

    def remember(piece: words.RawPiece) -> None:
        seen = draft.mark_places.setdefault(lang, {})
        if piece.value in seen:
            wrong(
                piece.offset,
                "duplicate-mark",
                f"the mark {piece.value!r} stands twice in {lang!r}",
                "rename one",
            )
        seen.setdefault(piece.value, places[piece.offset])

    for piece in words.pieces(raw, lambda *_: None):
        if piece.kind == "mark":
            remember(piece)
        elif piece.kind == "figure":
            draft.named.add(piece.value)
    find = words.finder(reader.figures, reader.known, wrong)
    return words.read(raw, find, _speller(lang), wrong=wrong)


def _labels(
    document: Document, loc: list[str | int], key: str, *, draft: SegmentDraft, reader: SegmentReader
) -> None:
    for lang in reader.languages:
        raw = document.text_at([*loc, lang])
        if raw is None:
            continue
        places = document.within([*loc, lang])

        def wrong(offset: int, rule: str, message: str, hint: str, at: Sequence[Place] = places) -> None:
            reader.wrong(at[offset], rule, message, hint=hint)

        found = words.label(
            raw, words.finder(reader.figures, reader.known, wrong), _speller(lang), wrong=wrong
        )
        draft.labels.setdefault(key, {})[lang] = found.text
        draft.label_places[key, lang] = places[0]
        draft.named |= {mention.figure.id for mention in found.mentions}


def _speller(lang: str) -> Callable[[Figure], str]:
    return lambda figure: write(figure.quantity, lang)


# Languages side by side


def _same_count(
    document: Document, loc: list[str | int], draft: SegmentDraft, *, reader: SegmentReader
) -> None:
    spoken = {lang: lines for lang, lines in draft.lines.items() if lines}
    if len(spoken) < 2:
        return
    (first, lines), *others = spoken.items()
    for lang, other in others:
        if len(other) != len(lines):
            reader.wrong(
                document.key([*loc, lang]), "line-counts",
                f"{lang!r} has {_lines(len(other))}, {first!r} has {_lines(len(lines))}",
                hint="line n in one language says what line n says in the other",
            )  # fmt: skip


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _same_marks(draft: SegmentDraft, reader: SegmentReader) -> None:
    if len(draft.lines) < 2:
        return
    (source, _), *others = draft.lines.items()
    here = draft.mark_places.get(source, {})
    for lang in (lang for lang, _ in others):
        there = draft.mark_places.get(lang, {})
        missing = [name for name in here if name not in there]
        for name in (name for name in there if name not in here):
            hint = perhaps(name, missing) if missing else f"{source!r} needs it too"
            reader.wrong(there[name], "unknown-mark", f"unknown mark {name!r}", hint=hint)
            near = re.search(r"perhaps you meant '(.*)'\?", hint)
            missing = [mark for mark in missing if not near or mark != near[1]]
        for name in missing:
            message = f"the mark {name!r} stands in {source!r} only"
            reader.wrong(here[name], "missing-mark", message, hint=f"{lang!r} needs it too")
