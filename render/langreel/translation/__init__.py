"""Translation: an episode's lines → files that translators work in, and what comes back → its catalogue.

The unit is the line, ``segment.number``. A reader of any further format makes ``Entry`` objects and hands
them to ``store``.
"""

from langreel.translation.formats import FORMATS, read, write
from langreel.translation.line_cards import sheet
from langreel.translation.store import store, stored
from langreel.translation.template import template
from langreel.translation.translated_line import Budget, Card, Report, TranslatedLine, TranslatorSheet

__all__ = [
    "FORMATS",
    "Budget",
    "Card",
    "Report",
    "TranslatedLine",
    "TranslatorSheet",
    "read",
    "sheet",
    "store",
    "stored",
    "template",
    "write",
]  # fmt: skip
