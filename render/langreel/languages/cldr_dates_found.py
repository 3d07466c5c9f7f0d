"""Find dates by the patterns of CLDR: a day, a month or a year as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from langreel.languages.cldr_words import ENDING, NO_LETTER_BEFORE, as_word, literal
from langreel.languages.grammar import YEARLESS, Candidate, NumberRule, found_date
from langreel.languages.idioms import Idioms
from langreel.languages.model import Numbers

_PARTS: Final = {
    "{year}": r"(?P<year>[12][0-9]{3})",
    "{day}": r"(?<![0-9])(?P<day>[0-3]?[0-9])(?![0-9])",
    "{month}": r"(?<![0-9])(?P<month>[01]?[0-9])(?![0-9])",
}


_NUMERIC: Final = re.compile(
    r"(?<![0-9A-Za-z.,/-])([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?([12][0-9]{3})(?![0-9A-Za-z]|[-/][0-9]|\.[0-9])"
)


def in_digits(numbers: Numbers) -> NumberRule:
    """A day in digits with its year last: 31.12.2024, in the language's order where both are possible."""

    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        swapped = other > 12 or (not numbers.day_first and one <= 12)
        day, month = (other, one) if swapped else (one, other)
        return found_date(found, year, month, day)

    return NumberRule("date", _NUMERIC, counts)


def dates(numbers: Numbers, idioms: Idioms) -> Iterator[NumberRule]:
    """The rules of a language's dates; a day or a month may stand without its year."""
    months = _months(numbers, idioms)

    def counts(found: re.Match[str]) -> Iterator[Candidate]:
        groups = found.groupdict()
        month = months[_plain(groups["name"])] if groups.get("name") else int(groups.get("month") or 0)
        return found_date(found, int(groups.get("year") or YEARLESS), month, int(groups.get("day") or 0))

    texts = dict.fromkeys([*idioms.dates, *numbers.dates, *numbers.ticks])
    for text in sorted(texts, key=lambda each: -each.count("{")):
        if text != "{year}":
            yield NumberRule("date", re.compile(_pattern(text, months), re.IGNORECASE), counts)


def _pattern(text: str, months: Iterable[str]) -> str:
    """The pattern of a date: its parts, and the words between them, which may be a month's endings."""
    names = sorted(months, key=len, reverse=True)
    stems, words = ("|".join(map(pattern, names)) for pattern in (literal, as_word))
    pieces = re.findall(r"\{\w+\}|[^{]+", text)
    patterns = list[str]()
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""]):
        front = "" if before[-1:].isalpha() else NO_LETTER_BEFORE
        name = f"(?P<name>{stems})" if after[:1].isalpha() else f"(?P<name>{words}){ENDING}"
        patterns.append(_PARTS.get(piece) or (front + name if piece[0] == "{" else literal(piece)))
    return rf"(?<![0-9.,]){''.join(patterns)}(?![0-9])"


def _months(numbers: Numbers, idioms: Idioms) -> dict[str, int]:
    """Every name of a month, and which it is."""
    names = (numbers.months, numbers.short_months, numbers.lone_months, numbers.lone_short_months)
    found = {_plain(name): month for each in names for month, name in enumerate(each, 1)}
    return found | {_plain(name): month for name, month in idioms.months.items()}


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
