"""Translation: an episode's lines → files that translators work in, and what comes back → its catalogue.

The unit is the line, ``segment.number``. A reader of any further format makes ``Entry`` objects and hands
them to ``store``.
"""

from langreel.translation.entry import Budget, Card, Entry, Report, Sheet
from langreel.translation.formats import FORMATS, read, write
from langreel.translation.sheets import sheet
from langreel.translation.store import store, stored
from langreel.translation.template import template

__all__ = [
    "FORMATS", "Budget", "Card", "Entry", "Report", "Sheet",
    "read", "sheet", "store", "stored", "template", "write",
]  # fmt: skip
