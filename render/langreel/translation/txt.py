"""TXT: a sheet ⇄ numbered lines that any editor opens.

A line without a mark is a translation, or goes on with it; what begins with ``#`` is for the reader, or
(``# previous:``, ``# stale``, ``# note:`` …) says what a catalogue would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from langreel.errors import ContentError
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, TranslatedLine, TranslatorSheet

NUMBERED: Final = re.compile(r"\s*([^\s:：#]+\.[0-9]{1,6})\s*[:：] ?(.*)", re.DOTALL)
TOLD: Final = re.compile(r"#\s*(source|previous|note|stale)\b:? ?(.*)", re.DOTALL)


def written(sheet: TranslatorSheet) -> bytes:
    head = f"# {sheet.episode}: {sheet.source} → {sheet.target}. Write each translation after its colon.\n"
    return "\n".join([head, *map(_block, sheet.cards)]).encode()


def _block(card: Card) -> str:
    entry = card.entry
    lines = [f"# source: {entry.source}"]
    lines += [f"# previous: {card.previous}"] if card.previous else []
    lines += ["# stale: take this line away when the translation is right again"] if entry.unsure else []
    lines += [f"# note: {line}" for line in entry.note.splitlines()]
    lines += [f"# {kind} · {hint}" for kind, hint in card.hints()]
    return "\n".join([*lines, f"{entry.key}: {entry.target}", ""])


def read(text: str, shown: str) -> tuple[TranslatedLine, ...]:
    """Each numbered line with what its comments tell; ContentError where words stand without a number."""
    return tuple(_entries(text, shown))


def _entries(text: str, shown: str) -> Iterator[TranslatedLine]:
    entry: TranslatedLine | None = None
    words = list[str]()
    comments = dict[str, list[str]]()
    for number, line in enumerate(text.split("\n"), 1):
        comment, numbered = line.lstrip().startswith("#"), NUMBERED.fullmatch(line)
        if comment or numbered:
            if entry:
                yield replace(entry, target="\n".join(words))
            entry = None
        if comment and (known := TOLD.fullmatch(line.lstrip())):
            comments.setdefault(known[1], []).append(known[2])
        elif numbered:
            entry, words, comments = _entry(numbered, comments), [numbered[2]], {}
        elif line.strip() and not comment:
            if not entry:
                hint = "a translation stands after its number: dollars-go.1: …"
                message = f"the words {line.strip()[:40]!r} stand under no number"
                raise ContentError(message, f"{shown}:{number}:1", hint)
            words.append(line)
    if entry:
        yield replace(entry, target="\n".join(words))


def _entry(numbered: re.Match[str], comments: dict[str, list[str]]) -> TranslatedLine:
    stale = "stale" in comments
    source = ((stale and comments.get("previous")) or comments.get("source") or [""])[0]
    return TranslatedLine(
        *split(numbered[1]), source, numbered[2], "\n".join(comments.get("note", ())), stale
    )
