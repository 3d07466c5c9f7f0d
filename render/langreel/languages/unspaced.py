"""Unspaced: scripts without spaces between words, whose words no model here tells: Lao, Khmer, Burmese.

A line ends at a space where there is one, else between two syllables, never within a letter and its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from langreel.languages.breaking import Breaking
from langreel.languages.number_glue import number_glue

# A Burmese consonant that an asat or a stacked letter follows ends the syllable before it.
_SYLLABLES: Final = re.compile(
    r".+?(?=$|\s|(?<=\s)|(?<!\u1039)[\u1000-\u102a\u103f\u104c-\u104f](?![\u1039\u103a])|(?<![\u1000-\u109f])[\u1000])",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SyllableParser:
    """Takes a text to pieces as BudouX does, but by syllables and spaces alone."""

    def parse(self, text: str) -> list[str]:
        """The pieces; together they are the text."""
        return _SYLLABLES.findall(text)


@cache
def breaking() -> Breaking:
    """How lines end where only spaces and letters tell."""
    return Breaking(number_glue(r"(?!)"), (), phrases=SyllableParser)
