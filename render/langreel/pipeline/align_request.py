"""Align request: what is asked of an alignment, and what it gives: lines, stray sounds, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from langreel import voice
from langreel.model import Line

REFERENCE = voice.DEFAULT
"""The voice that lines are compared with: one that every machine has, and that times its words."""


@dataclass(frozen=True, slots=True)
class AlignRequest:
    """What is asked for: recordings of a dub, which of several takes, who listens, what is written.

    ``take`` is ``first``, ``last``, or which time a line was said, from 1; ``takes`` overrules it for lines
    (``holdings.2``). Only ``segments``, or ``lines`` of them, are looked for. ``doubtful`` takes are laid
    too. ``borders`` is a file of the review page: what was changed there is cut, as it says. ``html`` is that
    page. ``recogniser`` is ``whisper:FOLDER``, or empty.
    """

    episode: str
    lang: str
    files: tuple[Path, ...]
    take: str | int = "last"
    takes: Mapping[str, str | int] = field(default_factory=dict)
    reference: str = REFERENCE
    recogniser: str = ""
    segments: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    doubtful: bool = False
    dry_run: bool = False
    borders: Path | None = None
    html: Path | None = None


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """What became of a line: ``found``, ``doubtful`` or ``missing``, how surely, and why not.

    ``times`` is how often it was said; ``begins`` and ``ends`` are where its take is cut out of ``source``.
    ``lies`` is the take that lies in the project now, ``fresh`` whether it was laid just now.
    """

    line: Line
    said: str
    status: str
    confidence: float = 0.0
    why: str = ""
    times: int = 0
    source: str = ""
    begins: float = 0.0
    ends: float = 0.0
    lies: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class StraySound:
    """Sound of a recording that belongs to no line."""

    source: str
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of the lines, what belongs to none, and what a person should know of the recordings.

    ``seconds`` is how long the recordings are together.
    """

    lines: tuple[AlignedLine, ...]
    strays: tuple[StraySound, ...]
    notes: tuple[str, ...]
    seconds: float
