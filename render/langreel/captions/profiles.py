"""Subtitle profiles: the limits of a house or platform as one table row each.

Widths count every character as 1 (spaces and punctuation too), as Subtitle Edit's profiles do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from langreel.errors import UsageError, perhaps
from langreel.model import Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """What one language allows: characters a line, lines a cue, characters a second (most, and at ease)."""

    chars: int
    lines: int
    speed: float
    ease: float


@dataclass(frozen=True, slots=True)
class Standard:
    """A set of limits. Times are seconds, but ``gap`` and ``early`` count frames at every rate.

    ``shortest`` and ``longest`` bound a cue; a gap between ``gap`` frames and ``chain`` is closed to ``gap``;
    ``tail`` is how long a cue may stand after its speech; ``early`` how far its start may lie off the voice.
    """

    name: str
    limits: Mapping[str, Limits]
    shortest: Fraction = Fraction(5, 6)
    longest: Fraction = Fraction(7)
    gap: int = 2
    chain: Fraction = Fraction(1, 2)
    tail: Fraction = Fraction(1, 2)
    early: int = 2
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def of(self, lang: str) -> Limits:
        """The limits of a language; those of its base language or of any Latin one where it has no row."""
        return self.limits.get(lang) or self.limits.get(lang.partition("-")[0]) or self.limits["*"]


_ANY = Limits(chars=42, lines=2, speed=17, ease=15)
_ZH = Limits(chars=16, lines=2, speed=9, ease=7)
_JA = Limits(chars=16, lines=2, speed=9, ease=7)
_EN = Limits(chars=42, lines=2, speed=20, ease=15)

PROFILES: Mapping[str, Standard] = {
    standard.name: standard
    for standard in (
        Standard("house", {"zh": _ZH, "en": _EN, "ja": _JA, "*": _ANY}),
        Standard("netflix-zh-hans", {"zh": _ZH, "*": _ZH}),
        Standard("netflix-en", {"en": _EN, "*": _EN}),
    )
}


def standard(name: str) -> Standard:
    """The profile of that name; UsageError with the nearest name where there is none."""
    if name not in PROFILES:
        raise UsageError(f"no subtitle profile {name!r}", hint=perhaps(name, PROFILES))
    return PROFILES[name]
