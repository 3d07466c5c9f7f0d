"""Kinds: what all languages write alike in digits and signs: dates, times, ratios, addresses, formulas.

Each module has the rules of one subject; a language brings the words (``DigitWords``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from langreel.languages.grammar import Amount, DigitWords, NumberRule
from langreel.quantity.kinds import address, calendar_day, clock_time, formula, share, year_pair


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """The rules of all kinds, in the order in which they are tried."""
    subjects = (calendar_day, year_pair, address, formula, clock_time, share)
    return tuple(rule for subject in subjects for rule in subject.rules(words))


def silent_rules(*, groups_by_point: bool) -> tuple[NumberRule, ...]:
    """The same where a voice reads on its own: what they count, or that they count nothing."""
    silent = [rule for rule in rules(_SILENT) if rule.kind != "number"]
    return tuple(map(_but_grouped, silent)) if groups_by_point else tuple(silent)


def _but_grouped(rule: NumberRule) -> NumberRule:
    """A rule that takes 2.0.1 for a version, but not 1.234.567."""
    return (
        replace(rule, holds=lambda found: not _GROUPED.fullmatch(found[0]))
        if rule.kind == "version"
        else rule
    )


def _nothing(*_: object) -> str:
    return ""


def _day(value: date) -> str:
    return value.isoformat()


def _amount(one: Amount) -> str:
    return one.numeral


_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_NEVER: Final = re.compile("(?!)")
_SILENT: Final = DigitWords(
    amount=_amount, integer=str, decimal=str, digits=str, year=str, short_year=str, month=_day, day=_day,
    clock=_nothing, fraction=_nothing, power=_nothing, words={}, written="{year}-{month}-{day}",
    yearless="{month}-{day}", months=("",) * 12, scored=_NEVER, dated=_NEVER, dialled=_NEVER,
)  # fmt: skip
