"""Glossary: a table of terms by language → the words that must stand for those of a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from langreel import text_encoding
from langreel.errors import ContentError, UsageError
from langreel.languages.names import known_as
from langreel.model import Episode

NAME: Final = "glossary.csv"
"""Where an episode's own lies, beside its acts."""
_LARGEST: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms of the source language, with those of another that must stand for them."""

    terms: Mapping[str, str] = field(default_factory=dict)

    def within(self, text: str) -> dict[str, str]:
        """The terms that occur in a text."""
        folded = text.casefold()
        return {term: wanted for term, wanted in self.terms.items() if term.casefold() in folded}


def glossary(episode: Episode, lang: str, path: Path | None) -> Glossary:
    """The terms of a table, and the words that the lexicon has in both languages: they stay as they are."""
    source = episode.languages[0]
    shared = episode.lexicon.get(source, {}).keys() & episode.lexicon.get(lang, {}).keys()
    return Glossary({word: word for word in sorted(shared)} | (_read(path, source, lang) if path else {}))


def _read(path: Path, source: str, lang: str) -> dict[str, str]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ContentError(f"the file has {path.stat().st_size >> 20} MB", path.name, "is it a glossary?")
        text = text_encoding.decode(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        return dict(_terms(rows, source, lang, shown=path.name))
    except csv.Error as error:
        raise ContentError(f"broken CSV: {error}", f"{path.name}:{rows.line_num}:1") from error


def _terms(rows: Iterator[list[str]], source: str, lang: str, *, shown: str) -> Iterator[tuple[str, str]]:
    head = [name.strip() for name in next(rows, [])]
    columns = [known_as(tag, head) for tag in (source, lang)]
    if not all(columns):
        lacking = next(tag for tag, column in zip((source, lang), columns) if not column)
        hint = f"the first row names the languages: {source},{lang}"
        raise ContentError(f"no column {lacking!r}", f"{shown}:1:1", hint)
    for row in rows:
        here, there = (row[head.index(column)].strip() if head.index(column) < len(row) else ""
                       for column in columns)  # fmt: skip
        if here and there:
            yield here, there
