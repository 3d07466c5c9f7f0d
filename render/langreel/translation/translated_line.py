"""Entries: what translators hand in, what they are handed, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from langreel.model import Finding
from langreel.po import Catalogue


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """One translated line as it came in, whatever the file.

    ``source`` is the line that it was made from ("" if the file does not tell: then the line as it is now);
    ``note`` is the translator's. ``unsure`` entries are kept but not shown: somebody has to look at them, and
    so are those that lost ``codes`` of a tool which stand for nothing here.
    """

    segment: str
    number: int
    source: str
    target: str
    note: str = ""
    unsure: bool = False
    codes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.segment}.{self.number}"


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
        for kind, text in (
            ("budget", " · ".join(map(str, self.budgets))),
            ("numbers", " · ".join(self.numbers)),
            ("codes", " ".join(self.codes)),
            ("terms", " · ".join(self.terms)),
            ("picture", self.picture),
        ):
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
class Report:
    """What became of what came in: the catalogue, how many lines changed in it, how many it has of all.

    Everything that did not fit is among ``findings``, with its text.
    """

    path: Path
    changed: int
    fresh: int
    lines: int
    findings: tuple[Finding, ...] = ()
