"""Number glue: what of a number and its words no line tears, where digits stand before words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from langreel.languages.breaking import CURRENCY, SIGN
from langreel.languages.cldr_words import MARKS, NO_LETTER_BEFORE, SPACE, inflected, literal
from langreel.languages.model import Numbers

_SPACE: Final = "[ \u00a0\u202f]"
_DIGITS: Final = (
    rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?|[0-9]+(?:[.,’'٫٬][0-9]+)*"
    r"|[٠-٩]+(?:[٫٬.,][٠-٩]+)*|[०-९]+(?:[.,][०-९]+)*)"
)
_COUNT: Final = r"[-−]?(?:\d[\d.,'’\u00a0\u202f\u066b\u066c]*)"
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
    large, units = _large(numbers), [text for unit in numbers.units.values() for text in unit.texts]
    before = "".join(f"(?:{side})?" for side in (_sides(texts, 0) for texts in (units, large)) if side)
    after = "".join(f"(?:{side})?" for side in (_sides(texts, 1) for texts in (large, units)) if side)
    return re.compile(f"{before}{_COUNT}{after}")


def unit_glue(numbers: Numbers, texts: Sequence[str]) -> re.Pattern[str]:
    """A pattern for digits with the words of units, and a large word between them: 4.805 करोड़ बोरे.

    >>> from langreel import languages
    >>> unit_glue(languages.numbers("ja"), ["{}袋"]).search("年に3,048万袋を")[0]
    '3,048万袋'
    """
    large = _sides(_large(numbers), 1)
    before, after = _sides(texts, 0) or "(?!)", _sides(texts, 1) or "(?!)"
    count = _COUNT + (f"(?:{large})?" if large else "")
    return re.compile(f"(?:{before}){count}(?:{after})?|{count}(?:{after})")


def _large(numbers: Numbers) -> list[str]:
    """The words for powers of ten, in all their forms."""
    return [text for word in numbers.large for text in (word.pattern, *word.plurals.values())]


def _sides(texts: Iterable[str], side: int) -> str:
    """What stands before a number (0) or after it (1) in some texts, the longest first."""
    found = {text.split("{}")[side] for text in texts}
    words = sorted((each for each in found if each.strip(MARKS + " \u00a0\u202f")), key=len, reverse=True)
    if side:
        return "|".join(map(inflected, words))
    return "|".join(rf"{NO_LETTER_BEFORE}{literal(word)}{SPACE}*" for word in words)
