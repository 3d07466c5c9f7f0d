"""Kinds: what all languages write alike in digits and signs: dates, times, ratios, addresses, formulas.

Each module has the rules of one subject; a language brings the words (``DigitWords``).
"""

from __future__ import annotations

from langreel.languages.grammar import DigitWords, NumberRule
from langreel.quantity.kinds import address, calendar_day, clock_time, formula, share


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """The rules of all kinds, in the order in which they are tried."""
    return tuple(
        rule for kind in (calendar_day, address, formula, clock_time, share) for rule in kind.rules(words)
    )
