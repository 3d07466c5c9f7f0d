"""Script: ``script/<episode>`` → an Episode, with every error at its line and column."""

from langreel.script.check import check, examine
from langreel.script.read import languages, planned_languages, read, theme_of
from langreel.script.schema import schema
from langreel.script.short_films import shortened

__all__ = [
    "check",
    "examine",
    "languages",
    "planned_languages",
    "read",
    "schema",
    "shortened",
    "theme_of",
]
