"""Words beside a number: large words and units, as patterns of what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from langreel.languages.cldr_words import MARKS, NO_LETTER_BEFORE, inflected, literal
from langreel.languages.idioms import Idioms
from langreel.languages.model import LargeWord, Wording

Place = tuple[int, int]
"""Where something begins and ends in a text."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands ``before`` and ``after`` a number: a ``unit``, of which one is ``size``, or a ``power``."""

    before: re.Pattern[str] | None
    after: re.Pattern[str]
    unit: str = "1"
    size: Fraction = Fraction(1)
    power: int = 0

    def place(self, text: str, number: Place) -> Place | None:
        """Where a number stands with these words; None if they are not there."""
        after = self.after.match(text, number[1])
        if not after:
            return None
        if self.before is None:
            return number[0], after.end()
        before = self.before.search(text[: number[0]])
        return (before.start(), after.end()) if before else None


NOTHING: Final = Beside(None, re.compile(""))


def first_beside(words: Iterable[Beside], text: str, number: Place) -> tuple[Place, Beside] | None:
    """The first words that stand beside a number, and where all of it stands."""
    for each in words:
        place = each.place(text, number)
        if place:
            return place, each
    return None


def large_words(scales: Sequence[LargeWord], idioms: Idioms) -> list[Beside]:
    """Large words with their power of ten, longest first."""
    words = {text: word.power for word in reversed(scales) for text in (word.pattern, *word.plurals.values())}
    words |= {f"{{}} {text}": power for text, power in idioms.powers.items()}
    return [_words(text, power=words[text]) for text in _longest_first(words)]


def unit_words(units: Mapping[str, Wording], idioms: Idioms) -> list[Beside]:
    """The words of each unit: by idiom, then as they are written, longest first."""
    texts = {text: unit for unit, words in units.items() if unit not in ("1", "date") for text in words.texts}
    return [
        *(_idiom(*row) for row in idioms.units),
        *(_words(text, unit=texts[text]) for text in _longest_first(texts)),
    ]


def _idiom(before: str, after: str, unit: str, size: str) -> Beside:
    front = re.compile(rf"(?:{before})$", re.IGNORECASE) if before else None
    return Beside(front, re.compile(after, re.IGNORECASE), unit, Fraction(size))


def _words(text: str, *, unit: str = "1", power: int = 0) -> Beside:
    """The words before and after the ``{}`` of a text, with what they mean."""
    front, _, back = text.partition("{}")
    before = re.compile(rf"{_whole(front)}{literal(front)}$") if front.strip(MARKS + " \u00a0") else None
    return Beside(before, re.compile(inflected(back)), unit, power=power)


def _whole(front: str) -> str:
    """A word before a number begins where it begins."""
    return NO_LETTER_BEFORE if front.strip(MARKS)[:1].isalpha() else ""


def _longest_first(texts: Mapping[str, object]) -> list[str]:
    return sorted(texts, key=len, reverse=True)
