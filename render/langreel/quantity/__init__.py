"""Quantities: one exact value and its unit, written, spoken, and shown in each language."""

from langreel.quantity.shown import compact, counting, tick
from langreel.quantity.spoken import say
from langreel.quantity.units import LANGUAGES, UNITS, Language, Unit, Wording
from langreel.quantity.written import write

__all__ = [
    "LANGUAGES", "UNITS", "Language", "Unit", "Wording", "compact", "counting", "say", "tick", "write",
]  # fmt: skip
