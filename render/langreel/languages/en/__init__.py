"""English, as American and British viewers both read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.model import Language, Limits, Numbers, ProseWords, ScreenWords, Speech, subtitled
from langreel.languages.scripts import HOUSE

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix's published limits, which the house keeps.
_LIMITS = Limits(chars=42, lines=2, speed=20, ease=15)
_MEASURES = (
    r"percent|per cent|million|billion|trillion|dollars?|cents?|tonnes?|January|February|March|April|May|June"
    r"|July|August|September|October|November|December"
)


def _breaking() -> Breaking:
    from langreel.languages.en.breaking import BREAKING

    return BREAKING


def _speech() -> Speech:
    from langreel.languages.en.speech import SPEECH

    return SPEECH


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages.en.number_forms import NUMBERS

    if tag == "en":
        return NUMBERS
    from langreel.languages import cldr

    return cldr.variety(tag, "en", NUMBERS)


ENGLISH: Final = Language(
    code="en",
    tag="en",
    letters="",
    wide=False,
    spaced=True,
    fonts=HOUSE[:1],
    leading=1.35,
    pace=4.6,
    screen=ScreenWords(
        source="Source: {}",
        as_of="as of {}",
        between="; ",
        two_axes=("left axis", "right axis", "left scale", "right scale"),
        sources="Sources",
    ),
    subtitles=subtitled(
        _LIMITS,
        # One to ten are words, unless they measure something.
        numeral=(
            r"(?<![\d.,$€£¥#:/–-])\b(?:10|[1-9])\b"
            rf"(?![\d.,:%/–-]*\d|%|(?:st|nd|rd|th)\b| (?:{_MEASURES})\b)"
        ),
    ),
    prose=ProseWords(
        ordinals=r"(?:First|Second|Third|Fourth|Fifth)(?:ly)?\b|Finally\b|Last(?:ly)?\b|Next\b",
        sources=r"sources?|references|bibliography|data sources?|further reading",
    ),
    breaking=_breaking,
    speech=_speech,
    numbers=_numbers,
)
