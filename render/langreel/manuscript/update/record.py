"""Record: the lines of a text as they were imported; the next import is held against them.

``# `` begins a chapter's title, ``- `` a line; the first title is the film's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from langreel.manuscript.film_outline import FilmOutline

NAME: Final = "imported.txt"
"""Below ``script/<episode>/``."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """The film's title, and each line of the text with its chapter's."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.lines]


def recorded(film: FilmOutline) -> ImportRecord:
    """The record of a text."""
    lines = ((act.title, line.text) for act in film.acts for each in act.segments for line in each.lines)
    return ImportRecord(
        one_line(film.title), tuple((one_line(title), one_line(text)) for title, text in lines)
    )


def written(record: ImportRecord) -> str:
    """The record as the text of its file."""
    rows, chapter = [f"# {record.title}\n"], None
    for title, text in record.lines:
        if title != chapter:
            rows.append(f"# {title}\n")
            chapter = title
        rows.append(f"- {text}\n")
    return "".join(rows)


def read(text: str) -> ImportRecord:
    """A record as its file has it.

    >>> read("# Film\\n# One\\n- A line.\\n")
    ImportRecord(title='Film', lines=(('One', 'A line.'),))
    """
    title, chapter, lines = "", "", list[tuple[str, str]]()
    for row in text.split("\n"):
        if row.startswith("# "):
            title, chapter = title or row[2:], row[2:]
        elif row.startswith("- "):
            lines.append((chapter, row[2:]))
    return ImportRecord(title, tuple(lines))


def one_line(text: str) -> str:
    """A text with single spaces, as a line of the script has it."""
    return " ".join(text.split())
