"""Arrivals: what a translator's file holds, by the texts that it is for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from langreel import po
from langreel.errors import perhaps
from langreel.model import Severity
from langreel.translation.keys import split
from langreel.translation.translated_line import TranslatedLine


class Teller(Protocol):
    """Notes what is odd about an entry."""

    def __call__(
        self, severity: Severity, rule: str, entry: TranslatedLine, *, message: str, hint: str = ""
    ) -> None: ...


def placed(entries: Iterable[TranslatedLine], texts: Mapping[str, str]) -> list[TranslatedLine]:
    """Entries under the keys of their texts; one without a known key goes where alone its source stands."""
    told = [*texts.values()]
    once = {text: split(key) for key, text in texts.items() if told.count(text) == 1}
    return [
        replace(entry, segment=once[entry.source][0], number=once[entry.source][1])
        if entry.key not in texts and entry.source in once
        else entry
        for entry in entries
    ]


def by_key(
    entries: Sequence[TranslatedLine], keys: Collection[str], tell: Teller, *, unknown: str
) -> dict[str, TranslatedLine]:
    """The entry of each text; tells of those without a text, without words, and of second ones."""
    came = dict[str, TranslatedLine]()
    for entry in entries:
        if entry.key not in keys:
            message = f"{unknown}: {entry.target}"
            tell("warning", "unknown-line", entry, message=message, hint=_near(entry.key, keys))
        elif not po.as_one_line(entry.target):
            tell("info", "empty-translation", entry, message="has no translation; what was stored stays")
        elif entry.key in came and came[entry.key] != entry:
            message = f"stands twice; not stored: {entry.target}"
            tell("warning", "duplicate-line", entry, message=message)
        else:
            came.setdefault(entry.key, entry)
    return came


def _near(key: str, keys: Iterable[str]) -> str:
    """The nearest key, where there is one that is near."""
    hint = perhaps(key, keys)
    return "" if hint.startswith("known") else hint
