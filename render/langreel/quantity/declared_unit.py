"""Declared unit: a unit of a project's own, with its words by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from langreel import languages
from langreel.languages.model import Wording


@dataclass(frozen=True, slots=True)
class DeclaredUnit:
    """A unit of the project's own: its words by language, and whether numbers are cut to 万亿 or trillion.

    Where it does not say that, they are, unless the unit has the name of one whose numbers are not.
    """

    name: str
    words: Mapping[str, Wording]
    scaled: bool | None = None

    def wording(self, lang: str) -> Wording | None:
        """Its words in a language; None where the project does not say them."""
        return self.words.get(lang) or self.words.get(languages.of(lang).code)
