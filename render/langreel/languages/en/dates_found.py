"""Find English dates: 21 October 2025, October 21, since March, fiscal 2024, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langreel.languages.en.numbers_said import MONTHS, ordinal, year
from langreel.languages.grammar import YEARLESS, Candidate, Rule, found_date

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


def _iso(found: re.Match[str]) -> Iterator[Candidate]:
    return found_date(found, *map(int, found.groups()))


def _day(found: re.Match[str]) -> Iterator[Candidate]:
    groups = found.groupdict()
    month = NUMBERS[found["month"].rstrip(".").lower()]
    return found_date(found, _year(groups.get("year")), month, _of_month(groups.get("day")))


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


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DATES: tuple[Rule, ...] = (
    (_rule(r"(?<![0-9])([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?![0-9])"), _iso),
    (_rule(rf"\b(?:the\s+)?{NTH}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?"), _day),
    (_rule(rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}"), _day),
    (_rule(rf"\b{MONTH}\s+{NTH}(?!\s*(?:%|percent|[a-z]*illion|,[0-9]))(?:,?\s+{YEAR})?"), _day),
    # A month alone is one after a small letter, in capitals: "since March", not "March on" or "may".
    (re.compile(rf"(?<=[a-z]\s){MONTH}(?=[\s,.;:)]|$)"), _day),
    (_rule(r"\b(?:FY\s?|fiscal\s+(?:year\s+)?)((?:19|20)[0-9]{2})\b"), _bare_year),
    (_rule(r"(?<![0-9,.$])\b((?:19|20)[0-9]0)s\b"), _bare_year),
    (_rule(rf"\b({_words(YEARS)})\b(?!-)"), _bare_year),
)
