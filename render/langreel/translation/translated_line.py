"""Entries: what translators hand in, what they are handed, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from langreel.model import Finding
from langreel.po import Catalogue

HINTS: Final = ("budget", "numbers", "codes", "terms", "picture", "previous")
"""What is told beside a line, but for its other languages; the last only where it is stale."""


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """One translated line as it came in, whatever the file.

    ``source`` is the line that it was made from ("" if the file does not tell: then the line as it is now);
    ``note`` is the translator's. ``unsure`` entries are kept but not shown: somebody has to look at them, and
    so are those that lost ``codes`` of a tool which stand for nothing here, and those with ``doubts``, which
    say in words what their reader could not take as it stands. ``at`` is the line and the column of the file
    where the translation begins, 1-based; (0, 0) where it came from no file.
    """

    segment: str
    number: int
    source: str
    target: str
    note: str = ""
    unsure: bool = False
    codes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    at: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def key(self) -> str:
        return f"{self.segment}.{self.number}"

    @property
    def name(self) -> str:
        """The key as a file has it, which need not have a number.

        >>> TranslatedLine("sea", 2, "", "").name, TranslatedLine("title", 0, "", "").name
        ('sea.2', 'title')
        """
        return self.key if self.number else self.segment

    def place(self, file: str) -> str:
        """Where in a file it stands, as findings name it."""
        return f"{file}:{self.at[0]}:{self.at[1]}" if self.at[0] else file


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a dub speaks the line, and how many characters can be read meanwhile."""

    lang: str
    seconds: float
    characters: int

    def __str__(self) -> str:
        return f"{self.lang} {self.seconds:.1f} s, {self.characters} characters"


@dataclass(frozen=True, slots=True)
class Card:
    """One line with all that its translator should know.

    ``previous`` is what the source said when the present translation was made, if it has changed since.
    ``others`` are the line in the other dubs, ``numbers`` those that must appear, as the language writes
    them, ``codes`` the marks, figures and pauses that must stay, ``place`` is ``file:line`` of the script,
    ``picture`` the path of a still.
    """

    entry: TranslatedLine
    place: str
    previous: str = ""
    others: tuple[tuple[str, str], ...] = ()
    budgets: tuple[Budget, ...] = ()
    numbers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    picture: str = ""

    def hints(self) -> Iterator[tuple[str, str]]:
        """What is told beside the line: a word for its kind, and the text."""
        yield from self.others
        texts = (
            " · ".join(map(str, self.budgets)),
            " · ".join(self.numbers),
            " ".join(self.codes),
            " · ".join(self.terms),
            self.picture,
        )
        for kind, text in zip(HINTS, texts):
            if text:
                yield kind, text


@dataclass(frozen=True, slots=True)
class TranslatorSheet:
    """All lines of an episode for one language; ``stored`` is the catalogue that they were taken from."""

    episode: str
    source: str
    target: str
    cards: tuple[Card, ...]
    stored: Catalogue = field(default_factory=Catalogue)


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A translator's file as it came back.

    ``source`` and ``target`` are the languages that it says it is in, "" where it does not. ``beside`` is
    what a catalogue has beside the lines of the script: credits in its header, and messages that no line
    answers to.
    """

    entries: tuple[TranslatedLine, ...]
    source: str = ""
    target: str = ""
    beside: Catalogue = field(default_factory=Catalogue)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of what came in: the catalogue, how many lines changed in it, how many it has of all.

    Everything that did not fit is among ``findings``, with its text.
    """

    path: Path
    changed: int
    fresh: int
    lines: int
    findings: tuple[Finding, ...] = ()
