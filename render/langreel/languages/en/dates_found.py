"""Find English dates: 21 October 2025, October 21, since March, fiscal 2024, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from langreel.languages.en.digit_words import apart, years
from langreel.languages.en.numbers_said import MONTHS, integer, ordinal, year
from langreel.languages.grammar import YEARLESS, Candidate, NumberRule, Reading, found_date

NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
NUMBERS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
ORDINALS = {ordinal(day): day for day in range(1, 32)}
# two thousand and eight may count anything; twenty ten and nineteen oh five are years
YEARS = {year(one): one for one in range(1801, 2100) if one % 100 and one // 10 != 200}


def _words(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True)).replace(" ", r"\s+")


MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
YEAR = rf"(?P<year>[12][0-9]{{3}}|{_words(YEARS)})\b"
NTH = rf"(?P<day>[0-3]?[0-9](?:st|nd|rd|th)?|{_words(ORDINALS)})\b"


def _day(found: re.Match[str]) -> Iterator[Candidate]:
    groups = found.groupdict()
    month = NUMBERS[found["month"].rstrip(".").lower()]
    return found_date(found, _year(groups.get("year")), month, _of_month(groups.get("day")))


def _span(found: re.Match[str]) -> Iterator[Candidate]:
    """May 5-7: its first and its last day, each at its own digits."""
    month, year = NUMBERS[found["month"].rstrip(".").lower()], _year(found["year"])
    for group in ("day", "last"):
        for day in found_date(found, year, month, int(found[group])):
            yield replace(day, start=found.start(group), end=found.end(group))


def _of_month(text: str | None) -> int:
    if not text:
        return 0
    return ORDINALS.get(text.lower()) or int(re.sub(r"[a-z]+$", "", text.lower()))


def _year(text: str | None) -> int:
    if not text:
        return YEARLESS
    return int(text) if text.isdigit() else YEARS[re.sub(r"\s+", " ", text.lower())]


def _bare_year(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, _year(found[1]))


def _short_decade(found: re.Match[str]) -> Iterator[Candidate]:
    """The 1860s, and the '90s: the last ones; the twenties may be of either century."""
    value = int(found[1])
    if value >= 30:
        yield from found_date(found, value if value >= 100 else 1900 + value)


# Said


def _day_said(found: re.Match[str]) -> Iterator[Reading]:
    """18 July 2025 and July 18, 2025 are the eighteenth of July; what stands in words is said so."""
    groups, month = found.groupdict(), found["month"]
    number = NUMBERS[month.rstrip(".").lower()]
    name, nth = MONTHS[number - 1], groups.get("day") or ""
    day = apart(ordinal(_of_month(nth))) if nth[:1].isdigit() else ""
    if day and found.start("day") > found.start("month"):
        yield Reading(found.start("month"), found.end("day"), f"the {day} of {name}")
    else:
        if day:
            the = "" if found[0][:3].lower() == "the" else "the "
            of = "" if " of " in found[0] else " of"
            yield Reading(*found.span("day"), f"{the}{day}{of}")
        if (month != name and not month[-1:].islower()) or month.lower() not in map(str.lower, MONTHS):
            yield Reading(*found.span("month"), name)
    yield from _year_said(found, "year")


def _span_said(found: re.Match[str]) -> Iterator[Reading]:
    """May 5-7, 2025 is the fifth to the seventh of May, twenty twenty five."""
    name = MONTHS[NUMBERS[found["month"].rstrip(".").lower()] - 1]
    first, last = (apart(ordinal(int(found[group]))) for group in ("day", "last"))
    end = max(found.end("last"), found.end("month"))
    yield Reading(found.start(), end, f"the {first} to the {last} of {name}")
    yield from _year_said(found, "year")


def _year_said(found: re.Match[str], group: str | int = 1) -> Iterator[Reading]:
    text = found.groupdict().get(group) if isinstance(group, str) else found[group]
    if text and text.isdigit():
        yield Reading(*found.span(group), years(int(text)))


def _decade_said(found: re.Match[str]) -> Iterator[Reading]:
    """The 1980s -> the nineteen eighties, '90s -> nineties."""
    value = int(found[1])
    said = years(value) if value >= 100 and value != 2000 else apart(integer(value))
    start = found.start() if found[0][0] in "'’" else found.start(1)
    yield Reading(start, found.end(), f"{said[:-1]}ies" if said.endswith("y") else f"{said}s")


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LAST = r"\s?[-–]\s?(?P<last>[0-3]?[0-9])(?![0-9%])"
DATES: tuple[NumberRule, ...] = (
    NumberRule("date", _rule(rf"\b(?P<day>[0-3]?[0-9]){LAST}\s+{MONTH}(?:,?\s+{YEAR})?"), _span, _span_said),
    NumberRule("date", _rule(rf"\b{MONTH}\s+(?P<day>[0-3]?[0-9]){LAST}(?:,?\s+{YEAR})?"), _span, _span_said),
    NumberRule("date", _rule(rf"\b(?:the\s+)?{NTH}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?"), _day, _day_said),
    NumberRule("date", _rule(rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}"), _day, _day_said),
    NumberRule("date", _rule(rf"\b{MONTH}\s+{NTH}(?!\s*(?:%|percent|[a-z]*illion|,[0-9]))(?:,?\s+{YEAR})?"),
         _day, _day_said),
    # A month alone is one after a small letter, in capitals: "since March", not "March on" or "may".
    NumberRule("date", re.compile(rf"(?<=[a-z]\s){MONTH}(?=[\s,.;:)]|$)"), _day, _day_said),
    NumberRule("year", _rule(r"\b(?:FY\s?|fiscal\s+(?:year\s+)?)((?:19|20)[0-9]{2})\b(?!/[0-9])"),
               _bare_year, _year_said),
    NumberRule("year", re.compile(r"\b(?:AD|CE)\s?([1-9][0-9]{0,3})\b"), _bare_year, _year_said),
    NumberRule("year", re.compile(r"(?<![0-9,.$])\b([1-9][0-9]{0,3})\s?(?:AD|CE)\b"), _bare_year, _year_said),
    NumberRule("decade", _rule(r"(?<![0-9,.$])\b((?:19|20)[0-9]0)s\b"), _bare_year, _decade_said),
    NumberRule("decade", _rule(r"(?<![\w,.$])['’]?((?:1[0-8][0-9]|[1-9])0)s\b"), _short_decade, _decade_said),
    NumberRule("year", _rule(rf"\b({_words(YEARS)})\b(?!-)"), _bare_year, _year_said),
)  # fmt: skip
