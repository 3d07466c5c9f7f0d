"""Spacing: the spaces that a language sets beside its marks, at which no line ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
"""A narrow space at which no line ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Spacing:
    """The marks that a space stands ``before``, and those that one stands ``after``, each with its space."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    def gaps(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where spaces stand or belong: ``(start, end)`` of what is there, the space, and its mark.

        >>> list(spacing_of("fr").gaps("Oui ? Non!"))
        [(3, 4, '\\u202f', '?'), (9, 9, '\\u202f', '!')]
        """
        for match in _pattern("".join(self.before), "".join(self.after)).finditer(text):
            before, after = match["before"], match["after"]
            gap = "gap_before" if before else "gap_after"
            space = self.before[before] if before else self.after[after]
            yield match.start(gap), match.end(gap), space, before or after

    def lacking(self, text: str) -> str:
        """The marks of a text beside which a space is missing."""
        return "".join(mark for start, end, _, mark in self.gaps(text) if start == end)


UNSPACED: Final = Spacing()
"""No space beside any mark."""
# The Imprimerie nationale's rules; Québec's (Office québécois) and Switzerland's set other marks solid.
_FRENCH: Final = Spacing(
    {"?": NARROW, "!": NARROW, ";": NARROW, ":": NO_BREAK, "»": NO_BREAK}, {"«": NO_BREAK}
)
_COLON_AND_QUOTES: Final = Spacing({":": NO_BREAK, "»": NO_BREAK}, {"«": NO_BREAK})
_TABLE: Final[Mapping[str, Spacing]] = {"fr": _FRENCH, "fr-ca": _COLON_AND_QUOTES, "fr-ch": _COLON_AND_QUOTES}


def spacing_of(tag: str) -> Spacing:
    """The spaces of a language; of a variety that has no row, those of its base.

    >>> sorted(spacing_of("fr-CA").before), sorted(spacing_of("fr-BE").before), spacing_of("en").before
    ([':', '»'], ['!', ':', ';', '?', '»'], {})
    """
    name = tag.lower().replace("_", "-")
    return _TABLE.get(name) or _TABLE.get(re.split("-", name)[0], UNSPACED)


@cache
def _pattern(before: str, after: str) -> re.Pattern[str]:
    """Gaps beside marks; a mark within a time, an address or another mark's company has none."""
    if not before and not after:
        return re.compile("(?!)")
    marks, others = re.escape(before), re.escape(after)
    quotes = re.escape("".join(mark for mark in before if unicodedata.category(mark) in ("Pi", "Pf")))
    gap = "[ \u00a0\u2009\u202f]"
    word = r"(?<=[\w%‰°€$£…”’)\]»])"
    behind = rf"(?=$|[\s…”’)\]{marks}])"
    return re.compile(
        rf"(?:{word}|(?<=[?!.,])(?={gap}*[{quotes}]))(?P<gap_before>{gap}*)(?P<before>[{marks}]){behind}"
        rf"|(?P<after>[{others}])(?P<gap_after>{gap}*)(?=[^\s?!.,;:»])"
    )
