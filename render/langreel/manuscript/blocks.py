"""Blocks: what a manuscript is made of, whatever file it came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "text", "item", "quote"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, a paragraph, an item of a list or a quotation; ``line`` is where it stands in the file.

    ``lines`` are its words: one entry where the author's line ends mean nothing, several where each line
    stands for itself, as in a poem or a dialogue. ``level`` is a heading's, from 1.
    """

    kind: BlockKind
    lines: tuple[str, ...]
    line: int
    level: int = 0

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text by blocks; ``name`` is its file's, for findings."""

    name: str
    blocks: tuple[TextBlock, ...]
