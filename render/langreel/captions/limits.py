"""Limits: sets of subtitle rules, those of a house or platform in one row each.

Widths count characters, spaces and punctuation too, as Subtitle Edit does. A full-width one is as wide as two
others: a set that was made for Latin letters holds half as many of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from langreel import languages
from langreel.errors import UsageError, perhaps
from langreel.languages.model import Limits
from langreel.model import Severity

HOUSE: Final = "house"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A set of rules. Times are seconds, but ``gap`` and ``early`` count frames at every rate.

    ``limits`` hold for every language; without, each language has its own by the name of the set. They were
    made for half-width letters where the set is ``latin``.

    ``shortest`` and ``longest`` bound a cue; a gap between ``gap`` frames and ``chain`` is closed to ``gap``;
    ``tail`` is how long a cue may stand after its speech; ``early`` how far its start may lie off the voice.
    ``busy`` shrinks the reading speed while a chart moves or a long figure is read; ``word`` is the least a
    word may stand, ``minute`` the most words a minute (0: not counted). ``off`` are rules that do not hold.
    """

    name: str
    limits: Limits | None = None
    latin: bool = False
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

    def seconds_for(self, words: int) -> float:
        """The least that so many words may stand; one word is counted only by ``word``."""
        a_minute = 60 * words / self.minute if self.minute and words > 1 else 0.0
        return max(words * self.word, a_minute)

    def of(self, lang: str) -> Limits:
        """What holds for a language."""
        if self.limits is None:
            return languages.of(lang).subtitles.limits[self.name]
        if self.latin and languages.of(lang).wide:
            half = languages.of(lang).subtitles.limits[HOUSE].half
            return replace(self.limits, chars=self.limits.chars // 2, half=half)
        return self.limits


RULE_SETS: Mapping[str, RuleSet] = {
    rules.name: rules
    for rules in (
        RuleSet(HOUSE),
        *(
            RuleSet(
                f"netflix-{each.tag.lower()}",
                each.subtitles.netflix,
                latin=not each.wide,
                off=each.subtitles.netflix_off,
            )
            for each in languages.LANGUAGES.values()
            if each.subtitles.netflix
        ),
        # No limits are published: what its player shows on two lines, read by people in no hurry.
        RuleSet(
            "youtube",
            shortest=Fraction(1),
            gap=0,
            off=frozenset({"gap-to-close", "shot-cut", "extra-time", "stop-at-line-end"}),
        ),
        # 160 to 180 words a minute, 0.3 s a word at least, 37 characters.
        RuleSet(
            "bbc-en",
            Limits(chars=37, lines=2, speed=20, ease=16),
            latin=True,
            shortest=Fraction(1),
            gap=0,
            chain=Fraction(1),
            tail=Fraction(3, 2),
            word=0.3,
            minute=180,
        ),
        RuleSet(
            "shorts",
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
