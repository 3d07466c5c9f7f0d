"""Breaking: the nouns of line breaking, as a language's file says them.

A line may end at a juncture: between two phrases of a language without spaces, between two words of one that
has them. What that costs is a table, one reason a row, each with an example that is tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

NOTHING: Final = re.compile(r"(?!)")
"""Finds nothing."""
CURRENCY: Final = "¥￥$＄€£"
SIGN: Final = "[-+−±~～≈<>≥≤]?"
"""What may stand before the digits of a number."""


@dataclass(frozen=True, slots=True)
class Juncture:
    """Where a line may end: ``head`` are the phrases or words before it, ``tail`` those after it.

    ``closes`` tells that a piece that no line tears (a number, a name) ends here, ``touches`` that one ends
    or begins here.
    """

    head: Sequence[str]
    tail: Sequence[str]
    closes: bool = False
    touches: bool = False

    @property
    def before(self) -> str:
        """The phrase or word that the line would end with."""
        return self.head[-1]

    @property
    def after(self) -> str:
        """The one that the next line would begin with."""
        return self.tail[0]


@dataclass(frozen=True, slots=True)
class BreakReason:
    """One reason why a line ends badly here (``cost`` is added) or well (it is below zero).

    ``example`` is a text with ``|`` at a juncture where this reason counts.
    """

    cost: float
    holds: Callable[[Juncture], bool]
    example: str


ReasonGroup = Sequence[BreakReason]
"""Reasons of one kind: the first that holds counts, the others do not."""


@dataclass(frozen=True, slots=True, eq=False)
class Breaking:
    """How the lines of a language end.

    ``numbers`` and ``terms`` find what no line tears; ``no_start`` are characters that begin no line beside
    those that never do. ``phrases`` loads what tells the phrases of a text, where no spaces tell its words.
    ``inside`` is what a break within a phrase costs; None where no line ends there at all. ``no_end`` are
    further characters that end no line. ``abbreviation`` finds the end of a word whose full stop ends no
    sentence.
    """

    numbers: Sequence[re.Pattern[str]]
    terms: Sequence[re.Pattern[str]]
    reasons: Sequence[ReasonGroup] = ()
    no_start: frozenset[str] = frozenset()
    no_end: frozenset[str] = frozenset()
    phrases: Callable[[], Any] | None = None
    inside: float | None = 60.0
    abbreviation: re.Pattern[str] = NOTHING


def words(text: str) -> tuple[str, ...]:
    """A list of words, written as one string."""
    return tuple(text.split())


def begins(*starts: str) -> Callable[[Juncture], bool]:
    """Whether the next line would begin so."""
    return lambda juncture: juncture.after.startswith(starts)


def ends(*ends: str) -> Callable[[Juncture], bool]:
    """Whether this line would end so."""
    return lambda juncture: juncture.before.endswith(ends)


@lru_cache(4096)
def bare(word: str) -> str:
    """A word without its case and the marks around it."""
    return word.strip("\"'“”„‘’«»‹›()[]¿¡,.;:!?…—–،؛؟।").replace("’", "'").lower()


def ends_on(*lists: str) -> Callable[[Juncture], bool]:
    """Whether this line would end on one of some words, each list written as one string."""
    wanted = frozenset(word for each in lists for word in words(each))
    return lambda juncture: bare(juncture.before) in wanted


def begins_on(*lists: str) -> Callable[[Juncture], bool]:
    """Whether the next line would begin with one of some words."""
    wanted = frozenset(word for each in lists for word in words(each))
    return lambda juncture: bare(juncture.after) in wanted


def ends_like(pattern: str) -> Callable[[Juncture], bool]:
    """Whether this line would end on a word that looks so."""
    found = re.compile(pattern)
    return lambda juncture: bool(found.search(bare(juncture.before)))


def begins_like(pattern: str) -> Callable[[Juncture], bool]:
    """Whether the next line would begin with a word that looks so."""
    found = re.compile(pattern)
    return lambda juncture: bool(found.search(bare(juncture.after)))


def is_name(juncture: Juncture) -> bool:
    """Whether a first and a last name meet; the first word of a text has a capital anyway."""
    both = all(word[:1].isupper() and not word.isupper() for word in (juncture.before, juncture.after))
    return both and len(juncture.head) > 1
