"""Divided lines: how each line of a dub was cut, for whoever cuts it again under the same conditions.

Cues are counted from the line's own first frame: a line that moved is cut as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path

from langreel import files


@dataclass(frozen=True, slots=True)
class CuePiece:
    """A cue of a line: from which to which frame of it its words sound, the frames to read it, its lines."""

    begin: int
    end: int
    need: int
    lines: tuple[str, ...]


Pieces = tuple[CuePiece, ...]


@dataclass(frozen=True, slots=True)
class DividedLines:
    """Pieces by what decides them: those of last time, and those that were asked for now."""

    before: Mapping[str, Pieces] = field(default_factory=dict)
    asked: dict[str, Pieces] = field(default_factory=dict)

    def of(self, conditions: object, divide: Callable[[], Pieces]) -> Pieces:
        """The pieces of a line; ``conditions`` is all that decides them, as plain tuples."""
        key = hashlib.blake2b(repr(conditions).encode(), digest_size=16).hexdigest()
        if key not in self.asked:
            self.asked[key] = self.before[key] if key in self.before else divide()
        return self.asked[key]


def read(path: Path) -> DividedLines:
    """What ``write`` wrote."""
    noted = json.loads(path.read_text("utf-8"))
    return DividedLines({key: tuple(map(_piece, pieces)) for key, pieces in noted.items()})


def write(known: DividedLines, path: Path) -> None:
    """Write the pieces that were asked for now."""
    noted = {key: [astuple(piece) for piece in pieces] for key, pieces in known.asked.items()}
    files.write_text(path, json.dumps(noted, ensure_ascii=False))


def _piece(noted: tuple[int, int, int, list[str]]) -> CuePiece:
    begin, end, need, lines = noted
    return CuePiece(begin, end, need, tuple(lines))
