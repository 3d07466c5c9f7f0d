"""Source text: a text of a film that is to be translated, as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to be translated, and what it is called; ``spoken``: it has marks."""

    key: str
    raw: str
    spoken: bool = False

    @property
    def sheet_key(self) -> str:
        """What it is called in a translator's file, where lines have numbers.

        >>> SourceText("sea.2", "It rose.", spoken=True).sheet_key, SourceText("sea.heading", "Sea").sheet_key
        ('sea.2', 'sea.heading.0')
        """
        return self.key if self.spoken else f"{self.key}.0"
