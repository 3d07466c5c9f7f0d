"""Recogniser: the lines of a dub and long recordings → where each line was said, and each of its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from langreel.model import Word
from langreel.voice.alignment.cepstra import Floats

Progress = Callable[[float], None]
"""Called with the share of the work that is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a line says, and 16 kHz speech that says it with words at known times; offsets count ``text``."""

    text: str
    lang: str
    samples: Floats
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file, in seconds, in which a line is said."""

    line: int
    file: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line as it was said once: its file, from when to when, its words (seconds of the file), how surely.

    ``sureness`` tells how like each word is, as ``confidence`` does for the line: 1 is certain.
    """

    line: int
    file: int
    begins: float
    ends: float
    words: tuple[Word, ...]
    confidence: float
    sureness: tuple[float, ...] = ()


class Recogniser(Protocol):
    """Whoever finds lines in recordings (16 kHz samples); ``version`` is what its results depend on."""

    @property
    def version(self) -> str: ...

    def find(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], progress: Progress
    ) -> list[Occurrence]:
        """Every time a line was said, in the order of files and time."""

    def fit(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], stretches: Sequence[Stretch]
    ) -> list[Occurrence]:
        """The words of lines in stretches that a person marked, one for each."""
