"""Numbers: literal numbers of a text → where they stand and the words they are said with."""

from __future__ import annotations

import string
from collections.abc import Iterator

from langreel import languages

Reading = tuple[int, int, str]
"""``text[start:end]`` is said with these words."""

# Full-width digits and signs, one character for one, so that offsets stay.
WIDTH = str.maketrans("０１２３４５６７８９．，％＄￥＋－／", "0123456789.,%$¥+-/")
LETTERS = {ord(mark) + 0xFEE0: mark for mark in string.digits + string.ascii_letters}


def numbers(text: str, lang: str) -> Iterator[Reading]:
    """Every literal number of a text. Where no words for them are known, they are left to the engine.

    >>> list(numbers("2022年之后", "zh"))
    [(0, 4, '二零二二')]
    """
    speech = languages.of(lang).speech()
    if speech.number is None:
        return
    for match in speech.number.finditer(text.translate(WIDTH)):
        if match[0]:
            yield match.start(), match.end(), speech.words(match)
