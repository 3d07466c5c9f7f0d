"""Planned: languages that a film is to be spoken in, and what of their words is not there yet.

A planned language becomes a dub when every text of the script has words in it that somebody stands for. Until
then the film goes without it, and ``check`` says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from langreel.model import Place
from langreel.script.nodes import Document, Loc
from langreel.script.problems import Problem

_TOLD = 5


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that a language lacks: where, and what it is; ``unread`` if only a person's word on it."""

    place: Place
    what: str
    unread: bool = False


def planned(head: Document | None) -> tuple[str, ...]:
    """The languages that episode.yaml plans."""
    names = head.items(["planned"]) if head else []
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def missing(lang: str, source: str, head: Document, acts: Sequence[Document]) -> list[MissingText]:
    """What a language lacks, in the order of the files."""
    found = [*_of_head(lang, head)]
    for act in acts:
        found += _texts(lang, act, ["chapter"])
        for number in range(len(act.items(["segments"]))):
            found += _of_segment(lang, source, act, ["segments", number])
    return found


def problem(lang: str, lacks: Sequence[MissingText]) -> Problem:
    """One word on all that a planned language lacks, and on what somebody has to read."""
    missing, unread = ([each for each in lacks if each.unread is kind] for kind in (False, True))
    told = "; ".join(filter(None, (_listed("", missing), _listed("to be confirmed: ", unread))))
    message = f"{lang!r} is planned and not whole: {told}"
    hint = "the film has no such dub until every text has its words"
    if unread:
        hint = f"read them, and take {lang} out of their open:; {hint}"
    return Problem(lacks[0].place, "planned-language", message, hint, "warning")


def _listed(head: str, lacks: Sequence[MissingText]) -> str:
    """What is lacking, by name as far as it is little."""
    if not lacks:
        return ""
    more = f" and {len(lacks) - _TOLD} more" if len(lacks) > _TOLD else ""
    return head + ", ".join(dict.fromkeys(each.what for each in lacks[:_TOLD])) + more


def _of_head(lang: str, head: Document) -> Iterator[MissingText]:
    for key in ("title", "host", "description"):
        yield from _texts(lang, head, [key])


def _of_segment(lang: str, source: str, act: Document, loc: list[str | int]) -> Iterator[MissingText]:
    name = act.text_at([*loc, "id"]) or "a segment"
    if _lines(act, [*loc, lang]) != _lines(act, [*loc, source]):
        yield MissingText(act.at(loc), name)
    elif lang in act.items([*loc, "open"]):
        yield MissingText(act.at(loc), name, unread=True)
    for key in act.mapping([*loc, "labels"]):
        yield from _texts(lang, act, [*loc, "labels", key], of=name)
    yield from _texts(lang, act, [*loc, "footage", "caption"], of=name)


def _lines(act: Document, loc: Loc) -> int:
    return sum(bool(line.strip()) for line in (act.text_at(loc) or "").split("\n"))


def _texts(lang: str, document: Document, loc: Loc, *, of: str = "") -> Iterator[MissingText]:
    """A text by language that this one lacks."""
    texts: Mapping[str, object] = document.mapping(loc)
    if texts and not texts.get(lang):
        yield MissingText(document.at(loc), f"{of}.{loc[-1]}" if of else str(loc[-1]))
