"""Kinds: what all languages write alike in digits and signs: dates, times, ratios, addresses, formulas.

Each module has the rules of one subject; a language brings the words (``DigitWords``).
"""

from __future__ import annotations

from langreel.languages.grammar import DigitWords, NumberRule
from langreel.quantity.kinds import address, calendar_day, clock_time, formula, share, year_pair


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """The rules of all kinds, in the order in which they are tried."""
    subjects = (calendar_day, year_pair, address, formula, clock_time, share)
    return tuple(rule for subject in subjects for rule in subject.rules(words))
