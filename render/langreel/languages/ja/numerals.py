"""Japanese numerals as they stand in texts -> exact numbers: 1兆3,200億, 3千万, 二十七兆, 数十, 二〇二四.

The signs are those of Chinese, and so is how they make a number.
"""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import Numeral
from langreel.languages.zh import numerals as chinese

ARABIC: Final = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
HAN: Final = "〇零一二三四五六七八九"
KANJI: Final = f"{HAN}十百千万億兆"
MANY: Final = "数何幾"
IN_DIGITS: Final = rf"(?:(?>{ARABIC})(?:[百千]?[兆億万]|[百千])?)+"
IN_KANJI: Final = rf"(?:[{MANY}](?=[十百千万億兆]))?(?:[{KANJI}]|点(?=[{HAN}])|(?<=十)数)+"
NUMERAL: Final = rf"(?:{IN_DIGITS}|{IN_KANJI})"
"""One numeral. What kanji follow digits are their powers of ten alone: 2四半期 is no 24."""
YEAR: Final = rf"[12][0-9]{{3}}|[一二][{HAN}]{{3}}|二?千[{HAN}十百]+"
MONTH: Final = "[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
DAY: Final = "[0-9]{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_CHINESE: Final = str.maketrans(f"億{MANY}", f"亿{'几' * len(MANY)}")


def numeral(text: str) -> Numeral | None:
    """The number of a NUMERAL; None where its signs do not make one.

    >>> [int(found.value) for text in ("3千万", "二十七兆", "千九百八十") if (found := numeral(text))]
    [30000000, 27000000000000, 1980]
    """
    return chinese.numeral(text.translate(_CHINESE))


def whole(text: str | None) -> int:
    """A number of a date; 0 where there is none.

    >>> whole("二〇二四"), whole("十二"), whole("07"), whole(None)
    (2024, 12, 7, 0)
    """
    found = numeral(text) if text else None
    return int(found.value) if found else 0


def is_row(text: str) -> bool:
    """Whether digits stand side by side in kanji, which may be two guesses: 二三, 七五三."""
    return re.fullmatch(f"[{HAN}]{{2,}}", text) is not None
