"""Quantities: one exact value and its unit, written, spoken, shown and found again in each language."""

from langreel.quantity.find import FoundQuantity, find, same
from langreel.quantity.read_aloud import readings, untold
from langreel.quantity.say import say
from langreel.quantity.show import compact, counting, tick
from langreel.quantity.units import UNITS, Unit
from langreel.quantity.write import write

__all__ = [
    "UNITS", "FoundQuantity", "Unit",
    "compact", "counting", "find", "readings", "same", "say", "tick", "untold", "write",
]  # fmt: skip
