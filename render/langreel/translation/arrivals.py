"""Arrivals: what a translator's file holds, by the texts that it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias

from langreel import po
from langreel.errors import perhaps
from langreel.model import Severity
from langreel.translation.keys import split
from langreel.translation.translated_line import TranslatedLine

Fits: TypeAlias = Callable[[TranslatedLine, str], bool]
"""Whether an entry was made from the words that a text, named by its key, has now."""


class Teller(Protocol):
    """Notes what is odd about an entry."""

    def __call__(
        self, severity: Severity, rule: str, entry: TranslatedLine, *, message: str, hint: str = ""
    ) -> object: ...


def placed(entries: Sequence[TranslatedLine], texts: Mapping[str, str], fits: Fits) -> list[TranslatedLine]:
    """Entries under the keys of the texts that they were made from: words count for more than numbers.

    One that fits the text under its own key stays there. Any other goes to a text with its very words that no
    entry has yet: of its segment, else where alone they stand. What finds none stays where it is, behind
    those that do: of two for one text, the first counts.
    """
    home = {entry.key for entry in entries if entry.key in texts and fits(entry, entry.key)}
    keys, taken = defaultdict[str, list[str]](list), {*home}
    for key, text in texts.items():
        keys[text].append(key)
    found, late = list[TranslatedLine](), list[TranslatedLine]()
    for entry in entries:
        key = _moved(entry, keys.get(entry.source, ()), taken) if entry.key not in home else entry.key
        taken.add(key)
        if key:
            segment, number = split(key)
            found.append(replace(entry, segment=segment, number=number))
        else:
            (late if entry.key in texts else found).append(entry)
    return found + late


def _moved(entry: TranslatedLine, keys: Sequence[str], taken: Collection[str]) -> str:
    """Which of the texts with an entry's words is its own, now that it has another key; "" if none is."""
    near = [key for key in keys if split(key)[0] == entry.segment]
    free = [key for key in near or (keys if len(keys) == 1 else ()) if key not in taken]
    return free[0] if free else ""


def by_key(
    entries: Sequence[TranslatedLine], keys: Collection[str], tell: Teller, *, unknown: str
) -> dict[str, TranslatedLine]:
    """The entry of each text; tells of those without a text, without words, and of second ones.

    One without words is there only for its note, where no other is for its text.
    """
    came, noted = dict[str, TranslatedLine](), dict[str, TranslatedLine]()
    for entry in entries:
        if entry.key not in keys:
            is_kept = entry.name or entry.source
            message = f"{unknown if is_kept else 'has no source either; left out'}: {entry.target}"
            tell("warning", "unknown-line", entry, message=message, hint=_near(entry.key, keys))
        elif not po.as_one_line(entry.target):
            tell("info", "empty-translation", entry, message="has no translation; what was stored stays")
            if entry.note:
                noted.setdefault(entry.key, entry)
        elif entry.key in came and came[entry.key] != entry:
            message = f"stands twice; not stored: {entry.target}"
            tell("warning", "duplicate-line", entry, message=message)
        else:
            came.setdefault(entry.key, entry)
    return noted | came


def _near(key: str, keys: Iterable[str]) -> str:
    """The nearest key, where there is one that is near."""
    hint = perhaps(key, keys)
    return "" if hint.startswith("known") else hint
