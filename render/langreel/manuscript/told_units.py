"""Told units: a number that was found in a line → the same with all that its words say it is counted in.

A language finds money, years and what it has words for; the words between a number and a unit (thirty million
*of* bags), and what money is for one of (euros *per kilogram*), are looked for by the units of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from langreel import languages
from langreel.errors import ContentError
from langreel.quantity import FoundQuantity, is_unit, wording
from langreel.quantity.units import canonical, unit_parts

_FOR_ONE: Final = re.compile(r"/([^\W\d_]+[²³]?)(?![\w/])")
_NUMBER: Final = r"[-−+]?\d[\d.,'’]*(?:\s\d{3}(?!\d))*(?:\s?[^\W\d]+\.?)?"
"""Digits, and a word for a power of ten."""
_JOINT: Final = r"(?:\s[^\W\d]{1,3})?"
"""A short word between a number and what it counts: millones de sacos."""


def in_told_unit(found: FoundQuantity, text: str, lang: str, units: Iterable[str]) -> FoundQuantity:
    """The number in the unit that most of the words around it say: one of these, or a sign behind a stroke.

    Its span reaches over the unit's words, so that who shows it shows them.
    """
    told = [_for_one(found, text), *_in_units(found, text, lang, units)]
    return max(told, key=lambda each: each.end - each.start)


def _for_one(found: FoundQuantity, text: str) -> FoundQuantity:
    """€3.70/kg is money for one of something, whether or not a table knows it."""
    sign = _FOR_ONE.match(text, found.end)
    unit = f"{found.quantity.unit}/{sign[1]}" if sign else ""
    return _counted_in(found, unit, found.start, sign.end()) if sign and is_unit(unit) else found


def _in_units(found: FoundQuantity, text: str, lang: str, units: Iterable[str]) -> Iterator[FoundQuantity]:
    for unit in units:
        if _may_be(found.quantity.unit, unit):
            for words in _patterns(unit, lang):
                if span := _span(found, text, words, lang):
                    yield _counted_in(found, unit, *span)


def _may_be(known: str, unit: str) -> bool:
    """Whether what was found may be a part of what a table counts: a bare number, or money of a price."""
    if unit in ("1", "date") or known == "1":
        return unit not in ("1", "date")
    parts = unit_parts(unit)
    return bool(parts and canonical(parts[0]) == canonical(known))


def _patterns(unit: str, lang: str) -> tuple[str, ...]:
    """The words of a unit around {}; its name alone where the language has none."""
    try:
        return (*wording(unit, lang).texts, f"{{}} {unit}")
    except ContentError:
        return (f"{{}} {unit}",)


def _span(found: FoundQuantity, text: str, words: str, lang: str) -> tuple[int, int] | None:
    """Where a unit's words stand around a number, from the first of them to the last."""
    before, after = (r"\s?".join(map(re.escape, part.split())) for part in words.split("{}"))
    bare = re.escape(text[found.start : found.end]) + _JOINT
    number = bare if found.quantity.unit == "1" else _NUMBER
    edge = r"(?!\w)" if languages.of(lang).spaced else ""
    pattern = re.compile(rf"{before}\s?{number}\s?{after}{edge}", re.IGNORECASE)
    own = found.start, found.end
    first = max(0, found.start - len(words)) if before else found.start
    matches = (pattern.match(text, at) for at in range(first, found.start + 1))
    spans = (match.span() for match in matches if match and match.end() >= found.end)
    return next((span for span in spans if span != own), None)


def _counted_in(found: FoundQuantity, unit: str, start: int, end: int) -> FoundQuantity:
    return replace(found, start=start, end=end, quantity=replace(found.quantity, unit=unit))
