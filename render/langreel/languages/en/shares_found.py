"""Find English shares and growth: a third of it, seven in ten, half, doubled, tenfold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.en.numbers_said import ONES
from langreel.languages.en.numerals import LARGE
from langreel.languages.grammar import Candidate, Change, NumberRule

PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
         "ninth": 9, "tenth": 10}  # fmt: skip
GROWTH = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "twofold": 2, "twice": 2, "thrice": 3,
          "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}  # fmt: skip
COUNT = "|".join(ONES[1:10])
AFTER_SHARE = (
    rf"(?=[\s-]of\b(?!\s+an?\s+{LARGE})|\s*[,.;:!?)]|\s*$"
    r"|\s+(?:in|more|less|lower|higher|smaller|larger|to|on|from|since|this|and|are|is|was|were)\b)"
)
ABOUT = (
    r"(?:\s+(?:by|about|around|roughly|nearly|almost|some|over|under|an?|more\s+than|less\s+than|at\s+least"
    r"|close\s+to))*"
)
UP = (
    "gr[eo]ws?|growing|grown|r[io]ses?|rising|risen|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    "|surg(?:e[sd]?|ing)|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|soar(?:s|ed|ing)?|up"
)
DOWN = (
    "f[ae]lls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|shr[aiu]nk(?:s|ing)?"
    "|los[et]s?|plung(?:e[sd]?|ing)|slump(?:s|ed|ing)?|cut|down"
)
MORE, LESS = (
    "increase|rise|growth|gain|jump|surge|more|higher|up",
    "decrease|fall|drop|decline|cut|less|lower|down",
)
CHANGES: tuple[tuple[re.Pattern[str], Change], ...] = (
    (re.compile(rf"\b(?:{UP}){ABOUT}\s+#|#\s+(?:{MORE})\b", re.IGNORECASE), 1),
    (re.compile(rf"\b(?:{DOWN}){ABOUT}\s+#|#\s+(?:{LESS})\b", re.IGNORECASE), -1),
)
"""By so much, and not to so much: grew by 150 percent, but not grew to 150 percent."""
NOT_FIRST = r"(?<!first\s)(?<!second\s)(?<!other\s)(?<!and\sa\s)"
VERBS = r"(?:doubl|tripl|trebl|quadrupl|halv)(?:e[sd]?|ing)"


def _share(found: re.Match[str]) -> Iterator[Candidate]:
    """A third, two-thirds, three quarters: in percent."""
    count = 1 if found[1].lower() in ("a", "an") else ONES.index(found[1].lower())
    return _percent(found, Fraction(100 * count, PARTS[found[2].lower()]))


def _in(found: re.Match[str]) -> Iterator[Candidate]:
    """Seven in ten, one out of three."""
    part, whole = (ONES.index(word.lower()) if word.isalpha() else int(word) for word in found.groups())
    return _percent(found, Fraction(100 * part, whole or 1))


def _percent(found: re.Match[str], value: Fraction) -> Iterator[Candidate]:
    yield Candidate(found.start(), found.end(), value, "percent", 2 if value % 10 else 1)


def _growth(found: re.Match[str]) -> Iterator[Candidate]:
    word = found[0].lower()
    times = next((times for start, times in GROWTH.items() if word.startswith(start)), Fraction(1, 2))
    yield Candidate(found.start(), found.end(), Fraction(times), "times", 1)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SHARES = (
    NumberRule("share", _rule(rf"\b(an?|{COUNT})[\s-]({'|'.join(PARTS)})s?\b{AFTER_SHARE}"), _share),
    NumberRule("share",
               _rule(rf"\b({COUNT}|[1-9][0-9]?)\s+(?:in|out\s+of)\s+({COUNT}|ten|[1-9][0-9]?)\b(?!\s+\w)"),
               _in),
    NumberRule("share", _rule(rf"{NOT_FIRST}\bhalf\b(?![\s-](?:years?|an?|hours?|hearted|century|times?)\b)"),
               lambda found: _percent(found, Fraction(50))),
    NumberRule("growth",
               _rule(rf"\b(?:{VERBS}|(?:two|three|four|five|ten)fold|twice|thrice)\b(?!-)"), _growth),
)  # fmt: skip
