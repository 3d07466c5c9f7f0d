"""Languages: a tag such as ``zh`` or ``en-GB`` → everything the house knows of that language.

A new language is one file here and its row in ``LANGUAGES``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from langreel.languages.ar import ARABIC
from langreel.languages.de import GERMAN
from langreel.languages.en import ENGLISH
from langreel.languages.es import SPANISH
from langreel.languages.fr import FRENCH
from langreel.languages.hi import HINDI
from langreel.languages.it import ITALIAN
from langreel.languages.ja import JAPANESE
from langreel.languages.ko import KOREAN
from langreel.languages.model import Language, Numbers
from langreel.languages.names import endonym, iso_639_2, terminology_code
from langreel.languages.neutral import NEUTRAL
from langreel.languages.pt import PORTUGUESE
from langreel.languages.ru import RUSSIAN
from langreel.languages.screen_words import SCREEN_WORDS
from langreel.languages.scripts import WritingSystem, script_in, script_of
from langreel.languages.spacing import spacing_of
from langreel.languages.th import THAI
from langreel.languages.zh import CHINESE
from langreel.languages.zh_hant import TRADITIONAL_CHINESE

__all__ = [
    "COMMON", "FIRST", "LANGUAGES", "Language",
    "endonym", "guess", "iso_639_2", "known", "numbers", "of", "terminology_code", "text_in",
]  # fmt: skip

LANGUAGES: Final[Mapping[str, Language]] = {
    language.code: language
    for language in (
        CHINESE,
        ENGLISH,
        JAPANESE,
        KOREAN,
        SPANISH,
        FRENCH,
        GERMAN,
        PORTUGUESE,
        ITALIAN,
        RUSSIAN,
        ARABIC,
        HINDI,
        THAI,
        TRADITIONAL_CHINESE,
    )
}
"""By code."""

FIRST: Final = CHINESE
"""The language that samples are in, beside the common one."""
COMMON: Final = ENGLISH
"""The language that stands in where words in the one that is wanted are missing."""


@cache
def of(tag: str) -> Language:
    """The language of a tag; of one that has no file, what holds for any language.

    A variety (en-GB, pt-PT) looks like its base language and has its small words; its numbers are its own
    where CLDR has them otherwise.

    >>> of("zh-Hans").code, of("ja-JP").wide, of("pl").spaced, of("fa").direction
    ('zh', True, True, 'rtl')
    """
    known = {name.lower(): each for each in LANGUAGES.values() for name in (each.code, each.tag)}
    name = _ALIASES.get(tag.lower().replace("_", "-"), tag.lower().replace("_", "-"))
    if name in known:
        return known[name]
    parts = name.split("-")
    bases = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    looks = next(
        (known[_ALIASES.get(base, base)] for base in bases if _ALIASES.get(base, base) in known), None
    )
    if looks is None or script_of(tag) is not script_of(looks.code):
        looks = _written_in(script_of(tag))
    says, screen = NEUTRAL, SCREEN_WORDS.get(parts[0], looks.screen)
    return replace(looks, code=tag, tag=tag, spacing=spacing_of(tag), screen=screen, speech=says.speech,
                   warm_up=says.warm_up)  # fmt: skip


_ALIASES: Final[Mapping[str, str]] = {
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "pt": "pt-br",
}
"""Tags that say the script, or the variety that there is a file for, without naming it."""


def _written_in(script: WritingSystem) -> Language:
    """What is known of a language by its script alone."""
    from langreel.languages import unspaced

    return replace(
        NEUTRAL,
        wide=script.wide,
        spaced=script.spaced,
        fonts=script.fonts,
        leading=script.leading,
        direction=script.direction,
        breaking=NEUTRAL.breaking if script.spaced else unspaced.breaking,
    )


@cache
def numbers(tag: str) -> Numbers | None:
    """How a language writes and finds numbers; None of one that nobody knows.

    >>> numbers("en").point, numbers("de").point, numbers("tlh")
    ('.', ',', None)
    """
    language = of(tag)
    return language.numbers(language.code)


def known(tag: str) -> bool:
    """Whether it is a language whose numbers can be written and read: one of ours, or of CLDR.

    >>> known("zh"), known("pt-BR"), known("tlh")
    (True, True, False)
    """
    return tag in LANGUAGES or numbers(tag) is not None


def guess(text: str) -> Language:
    """The language that a text looks like by its script and letters.

    >>> [guess(text).code for text in ("美国国债", "米国債の", "Treasuries", "42", "미국", "долг", "หนี้")]
    ['zh', 'ja', 'en', 'en', 'ko', 'ru', 'th']
    """
    script = script_in(text)
    known = (each for each in LANGUAGES.values() if each.letters and script_of(each.code) is script)
    own = next((each for each in known if re.search(f"[{each.letters}]", text)), None)
    return own or (of(script.languages[0]) if script.languages else COMMON)


def text_in(texts: Mapping[str, str], lang: str) -> str:
    """The text in a language; else the one in the common language, else the first.

    >>> text_in({"zh": "美国财政部", "en": "U.S. Treasury"}, "ja")
    'U.S. Treasury'
    """
    return texts.get(lang) or texts.get(COMMON.code) or next(iter(texts.values()))
