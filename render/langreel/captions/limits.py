"""Limits: sets of subtitle rules, those of a house or platform in one row each.

Widths count every character as 1 (spaces and punctuation too), as Subtitle Edit does, unless a row
counts half-width ones less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from langreel.errors import UsageError, perhaps
from langreel.model import Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """What one language allows: characters a line, lines a cue, characters a second (most, and at ease).

    ``half`` is what a half-width character counts.
    """

    chars: int
    lines: int
    speed: float
    ease: float
    half: float = 1.0

    @property
    def measure(self) -> Callable[[str], float]:
        """``size``, or what is quicker and the same."""
        return len if self.half == 1.0 else self.size

    def size(self, text: str) -> float:
        """How many characters a text counts.

        >>> Limits(13, 2, 4, 4, half=0.5).size("38兆ドル")
        4.0
        """
        if self.half == 1.0:
            return len(text)
        return sum(self.half if char.isascii() or "\uff61" <= char <= "\uff9f" else 1.0 for char in text)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A set of limits. Times are seconds, but ``gap`` and ``early`` count frames at every rate.

    ``shortest`` and ``longest`` bound a cue; a gap between ``gap`` frames and ``chain`` is closed to ``gap``;
    ``tail`` is how long a cue may stand after its speech; ``early`` how far its start may lie off the voice.
    ``busy`` shrinks the reading speed while a chart moves or a long figure is read; ``word`` is the least a
    word may stand, ``minute`` the most words a minute (0: not counted). ``off`` are rules that do not hold.
    """

    name: str
    limits: Mapping[str, Limits]
    shortest: Fraction = Fraction(5, 6)
    longest: Fraction = Fraction(7)
    gap: int = 2
    chain: Fraction = Fraction(1, 2)
    tail: Fraction = Fraction(1, 2)
    early: int = 2
    busy: float = 0.8
    word: float = 0.0
    minute: int = 0
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def of(self, lang: str) -> Limits:
        """The limits of a language; those of its base language or of any Latin one where it has no row."""
        return self.limits.get(lang) or self.limits.get(lang.partition("-")[0]) or self.limits["*"]


_ANY = Limits(chars=42, lines=2, speed=17, ease=15)
_ZH = Limits(chars=16, lines=2, speed=9, ease=7)
_EN = Limits(chars=42, lines=2, speed=20, ease=15)
# Netflix: 13 full-width characters a line, half-width ones count a half; 4 a second.
_JA = Limits(chars=13, lines=2, speed=4, ease=4, half=0.5)

RULE_SETS: Mapping[str, RuleSet] = {
    rules.name: rules
    for rules in (
        RuleSet("house", {"zh": _ZH, "en": _EN, "ja": _JA, "*": _ANY}),
        RuleSet("netflix-zh-hans", {"zh": _ZH, "*": _ZH}),
        RuleSet("netflix-en", {"en": _EN, "*": _EN}),
        # Its acronyms are full-width, and it slants words.
        RuleSet("netflix-ja", {"ja": _JA, "*": _JA}, off=frozenset({"full-width-characters", "italics"})),
        # No limits are published: what its player shows on two lines, read by people in no hurry.
        RuleSet(
            "youtube",
            {"zh": Limits(20, 2, 10, 8), "ja": Limits(20, 2, 10, 8), "en": _EN, "*": _ANY},
            shortest=Fraction(1),
            gap=0,
            off=frozenset({"gap-to-close", "shot-cut", "extra-time", "stop-at-line-end"}),
        ),
        # 160 to 180 words a minute, 0.3 s a word at least, 37 characters.
        RuleSet(
            "bbc-en",
            {"*": Limits(chars=37, lines=2, speed=20, ease=16)},
            shortest=Fraction(1),
            gap=0,
            chain=Fraction(1),
            tail=Fraction(3, 2),
            word=0.3,
            minute=180,
        ),
        RuleSet(
            "shorts",
            {"zh": Limits(10, 2, 11, 9), "ja": Limits(10, 2, 11, 9), "*": Limits(24, 2, 25, 20)},
            shortest=Fraction(7, 10),
            longest=Fraction(5),
            gap=0,
            off=frozenset({"gap-to-close", "extra-time"}),
        ),
    )
}


def rule_set(name: str) -> RuleSet:
    """The rules of that name; UsageError with the nearest name where there are none."""
    if name not in RULE_SETS:
        raise UsageError(f"no subtitle rules {name!r}", hint=perhaps(name, RULE_SETS))
    return RULE_SETS[name]
