"""Translation: an episode's lines → files that translators work in, and what comes back → its catalogue.

The unit is the line, ``segment.number``. A reader of any further format makes ``Entry`` objects and hands
them to ``store``.
"""

from langreel.translation.assignment import Assignment
from langreel.translation.export import export, line_stills
from langreel.translation.formats import FORMATS, read, write
from langreel.translation.import_cues import import_cues
from langreel.translation.import_lines import import_lines
from langreel.translation.line_cards import sheet
from langreel.translation.store import store, stored
from langreel.translation.template import template, translated
from langreel.translation.translated_line import Budget, Card, Report, TranslatedLine, TranslatorSheet

__all__ = [
    "FORMATS",
    "Assignment",
    "Budget",
    "Card",
    "Report",
    "TranslatedLine",
    "TranslatorSheet",
    "export",
    "import_cues",
    "import_lines",
    "line_stills",
    "read",
    "sheet",
    "store",
    "stored",
    "template",
    "translated",
    "write",
]  # fmt: skip
