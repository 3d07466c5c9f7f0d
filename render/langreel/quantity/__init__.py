"""Quantities: one exact value and its unit, written, spoken, shown and found again in each language."""

from langreel.quantity.find import FoundQuantity, alike, find, same
from langreel.quantity.project_units import unit_digest
from langreel.quantity.read_aloud import readings, untold
from langreel.quantity.say import say
from langreel.quantity.show import compact, counting, counting_to, tick
from langreel.quantity.units import UNITS, Unit, is_unit, listed, unknown_hint, wording
from langreel.quantity.write import write

__all__ = [
    "UNITS",
    "FoundQuantity",
    "Unit",
    "alike",
    "compact",
    "counting",
    "counting_to",
    "find",
    "is_unit",
    "listed",
    "readings",
    "same",
    "say",
    "tick",
    "unit_digest",
    "unknown_hint",
    "untold",
    "wording",
    "write",
]  # fmt: skip
