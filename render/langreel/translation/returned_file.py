"""Returned file: a translator's file, if it holds lines of this film in these languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from langreel import languages, po
from langreel.errors import ContentError
from langreel.languages.scripts import script_of
from langreel.model import Finding
from langreel.translation.formats import read
from langreel.translation.translated_line import ReturnedSheet


def returned(
    file: Path, langs: tuple[str, str], *, fmt: str, encoding: str, expected: frozenset[str]
) -> tuple[ReturnedSheet, list[Finding]]:
    """What a file holds, and what is odd about it as a whole.

    ContentError where it has no lines, or says that it is from or into another language than ``langs``. A
    variety of the right one is told, if it is the one translated into.
    """
    sheet = read(file, fmt, encoding, expected=expected)
    if not sheet.entries:
        raise ContentError("there is no line in the file", file.name, "langreel subs export makes one")
    for own, other, what in ((langs[0], sheet.source, "from"), (langs[1], sheet.target, "into")):
        if _is_another(own, other):
            hint = f"bring it in with --lang {other}" if what == "into" else "is it of this film?"
            raise ContentError(f"the file is translated {what} {other!r}, not {own!r}", file.name, hint)
    return sheet, list(_variety(langs[1], sheet.target, file.name))


def _variety(own: str, other: str, shown: str) -> Iterator[Finding]:
    if other and _parts(own) != _parts(other) and not _is_same(own, other):
        message = f"the file is translated into {other!r}; taken as {own!r}"
        yield Finding("warning", "another-variety", message, shown)


def _is_same(own: str, other: str) -> bool:
    """Whether two tags mean one language of ours: zh-TW is zh-Hant."""
    return languages.of(own) is languages.of(other.replace("_", "-"))


def _is_another(own: str, other: str) -> bool:
    """Whether what a file says is a language, and no variety of the right one.

    >>> _is_another("fr", "ja"), _is_another("fr", "fr_CA"), _is_another("zh-Hant", "zh-CN")
    (True, False, True)
    """
    if not po.LANG.fullmatch("-".join(_parts(other))):
        return False
    if languages.iso_639_2(own) != languages.iso_639_2(other):
        return True
    return len(_parts(other)) > 1 and script_of(own) is not script_of(_full(other))


def _full(tag: str) -> str:
    """A tag with its script where only its region tells it."""
    known = languages.of(tag.replace("_", "-")).code
    return known if script_of(known) is not script_of(tag) else tag


def _parts(tag: str) -> list[str]:
    """The subtags of a tag, as files write it: fr_CA.UTF-8, fr-CA."""
    return tag.lower().partition(".")[0].partition("@")[0].replace("_", "-").split("-")
