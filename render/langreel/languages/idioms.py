"""Idioms: what texts of a language say of numbers that CLDR has no word of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from langreel.languages.grammar import Approx, NumberRule

_DASHED = re.compile(r"\s*[-–—~～〜]\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Idioms:
    """Further ``powers`` of ten, by their word; ``units`` as (before, after, unit, how much of it one is).

    ``before`` and ``after`` are patterns; so are the hedges of ``grammar.hedges``. ``months`` are further
    names of months, ``dates`` further patterns of dates, ``rules`` further numbers (shares, growth, words),
    ``linked`` what stands between the two numbers of a range.
    """

    powers: Mapping[str, int] = field(default_factory=dict)
    units: Sequence[tuple[str, str, str, str]] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    dates: Sequence[str] = ()
    rules: Sequence[NumberRule] = ()
    before: Sequence[tuple[re.Pattern[str], Approx]] = ()
    after: Sequence[tuple[re.Pattern[str], Approx]] = ()
    linked: re.Pattern[str] = _DASHED


NO_IDIOMS = Idioms()
