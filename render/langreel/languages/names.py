"""Names of languages: what those who read one call it, and the code that files name it by."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import Final

# ISO 639-2/T, the codes that MP4 takes.
_ISO_639_2: Final[Mapping[str, str]] = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn",
    "ko": "kor", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "yue": "yue", "zh": "zho",
}  # fmt: skip
# ISO 639-2 has two codes for some languages; MP4 files hold either.
_BIBLIOGRAPHIC: Final[Mapping[str, str]] = {
    "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "ger": "deu", "gre": "ell", "may": "msa",
    "per": "fas", "rum": "ron",
}  # fmt: skip
# As Babel gives them, which takes longer to ask than a command with nothing to do may.
_ENDONYMS: Final[Mapping[str, str]] = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "español", "fr": "français", "hi": "हिन्दी",
    "it": "italiano", "ja": "日本語", "ko": "한국어", "pt-BR": "português (Brasil)", "ru": "русский",
    "th": "ไทย", "zh": "中文", "zh-Hant": "中文 (繁體)",
}  # fmt: skip


def endonym(lang: str) -> str:
    """What a subtitle track in a language is called; the code itself where nobody knows it.

    >>> [endonym(lang) for lang in ("zh", "en", "ja", "pt-BR", "tlh")]
    ['中文', 'English', '日本語', 'português (Brasil)', 'tlh']
    """
    return _ENDONYMS.get(lang) or asked_of_babel(lang)


@cache
def asked_of_babel(lang: str) -> str:
    """The same as CLDR has it."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang, sep="-").get_display_name() or lang)
    except (UnknownLocaleError, ValueError):
        return lang


def known_as(tag: str, known: Container[str]) -> str:
    """The name by which a table knows a language: its tag, or what it is a variety of; else empty.

    >>> known_as("pt-BR", {"pt", "zh"}), known_as("zh-Hant-TW", {"zh-Hant", "zh"}), known_as("ko", {"zh"})
    ('pt', 'zh-Hant', '')
    """
    parts = re.split("[-_]", tag)
    names = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in names if name in known), "")


@cache
def exonym(lang: str) -> str:
    """What a language is called in English, without its variety; the code itself where nobody knows it.

    >>> [exonym(lang) for lang in ("zh-Hant", "ko", "tlh")]
    ['Chinese', 'Korean', 'tlh']
    """
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(re.split("[-_]", lang)[0]).english_name or lang)
    except (UnknownLocaleError, ValueError):
        return lang


def iso_639_2(lang: str) -> str:
    """The three-letter code of a language, ``und`` if it has none here.

    >>> iso_639_2("zh"), iso_639_2("en-GB"), iso_639_2("zh+en"), iso_639_2("tlh")
    ('zho', 'eng', 'mul', 'tlh')
    """
    if "+" in lang:
        return "mul"
    base = re.split(r"[-_]", lang.lower())[0]
    return _ISO_639_2.get(base, base if re.fullmatch(r"[a-z]{3}", base) else "und")


def terminology_code(code: str) -> str:
    """The one of ISO 639-2's two codes that we write: ``zho`` for ``chi``.

    >>> terminology_code("chi"), terminology_code("eng")
    ('zho', 'eng')
    """
    return _BIBLIOGRAPHIC.get(code, code)
