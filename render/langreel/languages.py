"""Languages: a code → the name that those who read it give it."""

from __future__ import annotations

from functools import cache


@cache
def endonym(lang: str) -> str:
    """What a subtitle track in a language is called; the code itself where nobody knows it.

    >>> [endonym(lang) for lang in ("zh", "en", "ja", "pt-BR", "tlh")]
    ['中文', 'English', '日本語', 'português (Brasil)', 'tlh']
    """
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang, sep="-").get_display_name() or lang)
    except (UnknownLocaleError, ValueError):
        return lang
