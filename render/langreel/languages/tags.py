"""Tags: how a language is named in files and commands, as BCP 47 writes it: ja, pt-BR, zh-Hant."""

from __future__ import annotations

import re
from typing import Final

from langreel.errors import UsageError
from langreel.languages.names import iso_639_1

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def spelling(name: str) -> str:
    """A language's name as BCP 47 writes it; empty where it names none.

    The script stands with one capital, the region in capitals, all else in small letters; a language that
    has two letters is named by these.

    >>> [spelling(name) for name in ("pt_BR", "zh-hant-tw", "CHI", "es-419", "klingon")]
    ['pt-BR', 'zh-Hant-TW', 'zh', 'es-419', '']
    """
    plain = name.strip().replace("_", "-").lower()
    if not _TAG.fullmatch(plain):
        return ""
    base, *parts = plain.split("-")
    return "-".join((iso_639_1(base), *map(_part, parts)))


def _part(part: str) -> str:
    if not part.isalpha():
        return part
    return {2: part.upper(), 4: part.title()}.get(len(part), part)


def is_tag(name: str) -> bool:
    """Whether a language is named like that: no other spelling will do, or one language would be two."""
    return bool(name) and spelling(name) == name


def checked_tag(name: str) -> str:
    """The name itself; UsageError with the right spelling where a language is not named like that."""
    if not is_tag(name):
        raise UsageError(f"{name!r} is no language", hint=tag_hint(name))
    return name


def tag_hint(name: str) -> str:
    """How a language should be named instead.

    >>> tag_hint("pt_BR"), tag_hint("klingon")
    ("perhaps you meant 'pt-BR'?", 'languages are named ja, pt-BR, zh-Hant …')
    """
    meant = spelling(name)
    return f"perhaps you meant {meant!r}?" if meant else "languages are named ja, pt-BR, zh-Hant …"
