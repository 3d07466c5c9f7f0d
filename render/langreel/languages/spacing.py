"""Spacing: the spaces that a language sets beside its marks, at which no line ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
"""A narrow space at which no line ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Spacing:
    """The marks that a space stands ``before``, and those that one stands ``after``, each with its space."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


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
