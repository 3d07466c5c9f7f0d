"""Kinsoku: which characters may not begin or end a line.

The lists are those of OOXML's zh-Hans settings and of the Requirements for Chinese and Japanese text layout.
What no line tears at all, whatever the language, are grapheme clusters (Unicode, annex 29), the vowels that
Thai and Lao write beside a letter (annex 14, class SA), and the conjuncts of Indic scripts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Final

NO_START: Final = frozenset(
    "！％），．：；？］｝、。〃〉》」』】〕〗〞…‥⋯‰℃·‧・—～”’!%),.:;?]}°′″،؛؟٪۔।॥ๆฯໆຯ។៕៖ៗ၊။"
)
NO_END: Final = frozenset("（［｛〈《「『【〔〖〝“‘￥＄·‧([{$¥€£#@¿¡")
_UNBROKEN: Final = frozenset(("——", "……", "⋯⋯", "‥‥", "──"))
_JOINERS: Final = frozenset("\u200d\u2060\ufeff\u00a0\u202f")
_LEAN_ON: Final = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao vowels that are written before the letter they follow in speech."""
_LEAN_BACK: Final = frozenset("ะาำๅๆฯະາຳໆຯ")
"""Those that are written behind it, and signs that repeat or shorten it."""
_QUOTES: Final = frozenset("“”„‟‘’‚‛\"'»«›‹")
_DOTS: Final = frozenset("·‧")
_ASAT: Final = "\u103a"
"""Burmese: silences its letter, and joins none to it."""


def legal(
    before: str,
    after: str,
    no_start: Collection[str] = (),
    no_end: Collection[str] = (),
    *,
    space: bool = False,
) -> bool:
    """Whether a line may end between two characters.

    ``no_start`` and ``no_end`` are more that begin or end none. Where a ``space`` stands between the two, a
    quote before it closes and one behind it opens, whichever they are: languages differ in that; and a dot
    parts two things, where without a space it joins two names.

    >>> legal("了", "，"), legal("，", "又"), legal("“", "a"), legal("“", "a", space=True)
    (False, True, False, True)
    >>> legal("·", "马"), legal("·", "a", space=True)
    (False, True)
    """
    if after in no_start or before in no_end:
        return False
    if after in NO_START and not (space and after in _QUOTES):
        return False
    if before in NO_END and not (space and before in _QUOTES | _DOTS):
        return False
    return before + after not in _UNBROKEN and not tied(before, after)


def tied(before: str, after: str) -> bool:
    """Whether two characters are one letter or sign to the eye.

    Accents, vowel signs, stacked consonants, emoji joined, flags, no-break spaces.

    >>> tied("ก", "ำ"), tied("\u094d", "ष"), tied("न", "म"), tied("เ", "ก")
    (True, True, False, True)
    """
    if before in _JOINERS or after in _JOINERS or before in _LEAN_ON or after in _LEAN_BACK:
        return True
    if unicodedata.combining(before) == _VIRAMA and before != _ASAT and after.isalpha():
        return True
    return (
        bool(unicodedata.combining(after)) or unicodedata.category(after) in _MARKS or _is_flag(before, after)
    )


_VIRAMA: Final = 9
"""The combining class of signs that join the next consonant to theirs."""
_MARKS: Final = frozenset(("Mn", "Mc", "Me", "Sk"))


def _is_flag(before: str, after: str) -> bool:
    """Whether two regional indicators meet."""
    return "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff"
