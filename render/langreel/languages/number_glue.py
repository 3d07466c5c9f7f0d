"""Number glue: what of a number and its words no line tears, where digits stand before words."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import CURRENCY, SIGN

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
