"""Any language: what holds where nothing more is known: words with spaces between them, Latin marks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from langreel.languages.en import ENGLISH
from langreel.languages.model import Language, Limits, Numbers, Subtitles
from langreel.languages.scripts import HOUSE

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

_LIMITS = Limits(chars=42, lines=2, speed=17, ease=15)


@cache
def _breaking() -> Breaking:
    """At spaces, as good here as there; numbers and names hold together as English ones do."""
    from langreel.languages.breaking import Breaking
    from langreel.languages.en import glue

    return Breaking(glue.NUMBERS, glue.TERMS, abbreviation=glue.ABBREVIATION)


def _numbers(tag: str) -> Numbers | None:
    """By CLDR alone."""
    from langreel.languages import cldr

    return cldr.numbers(tag)


NEUTRAL: Final = Language(
    code="und",
    tag="und",
    letters="",
    wide=False,
    spaced=True,
    fonts=HOUSE[:1],
    leading=1.35,
    pace=4.6,
    screen=replace(ENGLISH.screen, sources=""),
    subtitles=Subtitles(
        limits={"house": _LIMITS, "youtube": _LIMITS, "shorts": Limits(24, 2, 25, 20)},
    ),
    breaking=_breaking,
    numbers=_numbers,
)
