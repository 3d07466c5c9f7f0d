"""Number glue: what of a number and its words no line tears, where digits stand before words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from langreel.languages.breaking import CURRENCY, SIGN
from langreel.languages.cldr_words import MARKS, NO_LETTER_BEFORE, SPACE, inflected, literal
from langreel.languages.model import Numbers

_SPACE: Final = "[ \u00a0\u202f]"
_DIGITS: Final = (
    rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?|[0-9]+(?:[.,’'٫٬][0-9]+)*"
    r"|[٠-٩]+(?:[٫٬.,][٠-٩]+)*|[०-९]+(?:[.,][०-९]+)*)"
)
_END: Final = r"(?![^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f])"
"""Where a word is over; marks above and below Devanagari letters count as parts of it."""


def number_glue(measures: str, links: str = "") -> tuple[re.Pattern[str], ...]:
    """Patterns for numbers with their signs, large words and units.

    ``measures`` are the words that follow a number, ``links`` those that may stand between (``de``), both
    as alternatives of a regular expression.

    >>> number_glue("millions|dollars", "de")[0].search("il a 1,32 million, soit 5 millions de dollars")[0]
    '1,32'
    """
    between = rf"{_SPACE}(?:(?:{links}){_SPACE})?" if links else _SPACE
    words = rf"(?:{between}(?:{measures}){_END})*"
    number = (
        rf"(?<![\w.,])(?:US|R|A|C)?{SIGN}[{CURRENCY}₹₩₽]?{_DIGITS}(?:[-–]{_DIGITS})?"
        rf"(?:{_SPACE}?[%٪‰°])?{words}(?:{_SPACE}?[{CURRENCY}₹₩₽](?![0-9]))?"
    )
    return (re.compile(number, re.IGNORECASE),)


def worded_glue(numbers: Numbers) -> re.Pattern[str]:
    """A pattern for digits with the large words and units of a language: 1,32 biljoner amerikanska dollar."""
    large = [text for word in numbers.large for text in (word.pattern, *word.plurals.values())]
    units = [text for unit in numbers.units.values() for text in unit.texts]
    fronts, backs = (
        (_sides(texts, 0) for texts in (units, large)),
        [_sides(texts, 1) for texts in (large, units)],
    )
    before = "".join(f"(?:{side})?" for side in fronts if side)
    after = "".join(f"(?:{side})?" for side in backs if side)
    return re.compile(rf"{before}[-−]?(?:\d[\d.,'’\u00a0\u202f\u066b\u066c]*){after}")


def _sides(texts: Iterable[str], side: int) -> str:
    """What stands before a number (0) or after it (1) in some texts, the longest first."""
    found = {text.split("{}")[side] for text in texts}
    words = sorted((each for each in found if each.strip(MARKS + " \u00a0\u202f")), key=len, reverse=True)
    if side:
        return "|".join(map(inflected, words))
    return "|".join(rf"{NO_LETTER_BEFORE}{literal(word)}{SPACE}*" for word in words)
