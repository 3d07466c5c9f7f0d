"""TXT: a sheet ⇄ numbered lines that any editor opens.

A line without a mark is a translation, or goes on with it, also where it begins with a ``#hashtag``. What
begins with ``#`` and a space is for the reader, or (``# previous:``, ``# stale``, ``# note:`` …) says what a
catalogue would; any other such remark is the translator's, a note on the line after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from langreel.errors import ContentError
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, ReturnedSheet, TranslatedLine, TranslatorSheet

NUMBERED: Final = re.compile(r"\s*([^\s:：#]+\.[0-9]{1,6})\s*[:：] ?(.*)", re.DOTALL)
COMMENT: Final = re.compile(r"\s*#(?:\s.*|)", re.DOTALL)
OURS: Final = re.compile(r"# (?:\S+ ·(?: .*|)|.*Write each translation after its colon\.)", re.DOTALL)
"""Hints, and the first line of a sheet."""
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


def read(text: str, shown: str) -> ReturnedSheet:
    """Each numbered line with what its comments tell; ContentError where words stand without a number."""
    reader = _NumberedReader(shown)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line, number)
    return ReturnedSheet(tuple(reader.finish()))


@dataclass(slots=True)
class _NumberedReader:
    """Gathers numbered lines: the last one may go on, comments wait for the next one."""

    shown: str
    entries: list[TranslatedLine] = field(default_factory=list)
    is_open: bool = False
    comments: dict[str, list[str]] = field(default_factory=dict)

    def take(self, line: str, number: int) -> None:
        if numbered := NUMBERED.fullmatch(line):
            at = number, numbered.start(2) + 1
            self.entries.append(replace(_entry(numbered, self.comments), at=at))
            self.is_open, self.comments = True, {}
        elif COMMENT.fullmatch(line):
            self._comment(line.strip())
        elif line.strip():
            self._go_on(line, number)

    def _comment(self, line: str) -> None:
        self.is_open = False
        if known := TOLD.fullmatch(line):
            self.comments.setdefault(known[1], []).append(known[2])
        elif not OURS.fullmatch(line) and line.strip("# "):
            self.comments.setdefault("note", []).append(line[1:].strip())

    def _go_on(self, line: str, number: int) -> None:
        """More words of the last translation."""
        if not self.is_open:
            hint = "a translation stands after its number: dollars-go.1: …"
            message = f"the words {line.strip()[:40]!r} stand under no number"
            raise ContentError(message, f"{self.shown}:{number}:1", hint)
        last = self.entries[-1]
        self.entries[-1] = replace(last, target=f"{last.target}\n{line}")

    def finish(self) -> list[TranslatedLine]:
        """All lines; remarks after the last one are on it."""
        if self.entries and (notes := self.comments.get("note")):
            last = self.entries[-1]
            self.entries[-1] = replace(last, note="\n".join(filter(None, (last.note, *notes))))
        return self.entries


def _entry(numbered: re.Match[str], comments: Mapping[str, Sequence[str]]) -> TranslatedLine:
    stale = "stale" in comments
    source = ((stale and comments.get("previous")) or comments.get("source") or [""])[0]
    return TranslatedLine(
        *split(numbered[1]), source, numbered[2], "\n".join(comments.get("note", ())), stale
    )
