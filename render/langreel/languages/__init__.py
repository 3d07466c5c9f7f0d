"""Languages: a tag such as ``zh`` or ``en-GB`` → everything the house knows of that language.

A new language is one file here and its row in ``LANGUAGES``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from langreel.languages.en import ENGLISH
from langreel.languages.ja import JAPANESE
from langreel.languages.ko import KOREAN
from langreel.languages.model import Language
from langreel.languages.names import endonym, iso_639_2, terminology_code
from langreel.languages.neutral import NEUTRAL
from langreel.languages.zh import CHINESE

__all__ = [
    "COMMON", "FIRST", "LANGUAGES", "Language",
    "endonym", "guess", "iso_639_2", "of", "terminology_code", "text_in", "with_numbers",
]  # fmt: skip

LANGUAGES: Final[Mapping[str, Language]] = {
    language.code: language
    for language in (
        CHINESE,
        ENGLISH,
        JAPANESE,
        KOREAN,
    )
}
"""By code. Of two that share letters, the one that has more comes later: Japanese after Chinese."""

FIRST: Final = CHINESE
"""The language that the command takes where none is named."""
COMMON: Final = ENGLISH
"""The language that stands in where words in the one that is wanted are missing."""


@cache
def of(tag: str) -> Language:
    """The language of a tag; of one that has no file, what holds for any language.

    A variety (en-GB, zh-Hant) looks like its base language; what it says may differ, so its numbers and its
    small words are not known.

    >>> of("zh-Hans").code, of("ja-JP").wide, of("fr").spaced
    ('zh', True, True)
    """
    name = tag.lower()
    for known in LANGUAGES.values():
        if name in (known.code, known.tag.lower()):
            return known
    looks = LANGUAGES.get(re.split("[-_]", name)[0], NEUTRAL)
    says = NEUTRAL
    return replace(looks, code=tag, tag=tag, screen=says.screen, speech=says.speech, numbers=says.numbers,
                   warm_up=says.warm_up)  # fmt: skip


def with_numbers() -> tuple[str, ...]:
    """Languages whose numbers can be written and read.

    >>> sorted(with_numbers())
    ['en', 'ja', 'zh']
    """
    return tuple(code for code, language in LANGUAGES.items() if language.numbers)


def guess(text: str) -> Language:
    """The language that a text looks like by its letters.

    >>> [guess(text).code for text in ("美国国债", "米国債の", "Treasuries", "42")]
    ['zh', 'ja', 'en', 'en']
    """
    known = (language for language in reversed(tuple(LANGUAGES.values())) if language.letters)
    return next((each for each in known if re.search(f"[{each.letters}]", text)), COMMON)


def text_in(texts: Mapping[str, str], lang: str) -> str:
    """The text in a language; else the one in the common language, else the first.

    >>> text_in({"zh": "美国财政部", "en": "U.S. Treasury"}, "ja")
    'U.S. Treasury'
    """
    return texts.get(lang) or texts.get(COMMON.code) or next(iter(texts.values()))
