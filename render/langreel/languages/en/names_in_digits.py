"""Names in digits, which English says in their own way: 9/11, 24/7, No. 5, the 3rd, Boeing 747."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from langreel.languages.en.digit_words import apart, clock, pair
from langreel.languages.en.numbers_said import integer, ordinal
from langreel.languages.grammar import NumberRule, Reading

_NAMES: Final = {
    r"9/11": "nine eleven",
    r"24/7": "twenty four seven",
    r"50[/-]50": "fifty fifty",
    r"20/20(?= (?:vision|hindsight))": "twenty twenty",
    r"7-Eleven": "seven eleven",
    r"9-to-5": "nine to five",
    r"4K(?= (?:video|films?|footage|screens?|TVs?|resolution|pictures?|images?|displays?))": "four K",
    r"8K(?= (?:video|films?|footage|screens?|TVs?|resolution))": "eight K",
}
_NUMBERED: Final = "Boeing|Flight|Route|Highway|Interstate|Room"


def _named(pattern: str, words: str) -> NumberRule:
    whole = re.compile(rf"(?<![0-9A-Za-z/.-])(?:{pattern})(?![0-9A-Za-z/-])")
    return NumberRule("name", whole, said=lambda found: [Reading(*found.span(), words)])


def _number(found: re.Match[str]) -> Iterator[Reading]:
    yield Reading(found.start(), found.end(), "number ")


def _three(found: re.Match[str]) -> Iterator[Reading]:
    """747 -> seven forty seven, 800 -> eight hundred."""
    first, rest = found[1][0], found[1][1:]
    said = integer(int(found[1])) if rest == "00" else f"{integer(int(first))} {pair(rest)}"
    yield Reading(*found.span(1), apart(said))


def _ordinal(found: re.Match[str]) -> Iterator[Reading]:
    yield Reading(found.start(), found.end(), apart(ordinal(int(found[1].replace(",", "")))))


def _hour(found: re.Match[str]) -> Iterator[Reading]:
    """10.30am as the British write it -> ten thirty."""
    yield Reading(*found.span(), clock(int(found[1]), int(found[2]), None))


def _plural(found: re.Match[str]) -> Iterator[Reading]:
    """F-16s -> F-sixteens."""
    words = apart(integer(int(found[1])))
    yield Reading(*found.span(), f"{words[:-1]}ies" if words.endswith("y") else f"{words}s")


def _half_day(found: re.Match[str]) -> Iterator[Reading]:
    yield Reading(found.start(), found.end(), f"{found[1]} m")


def _short_year(found: re.Match[str]) -> Iterator[Reading]:
    yield Reading(found.start(), found.end(), pair(found[1]))


NAMED: Final = (
    *(_named(pattern, words) for pattern, words in _NAMES.items()),
    NumberRule("name", re.compile(r"\bMay\s+(?:Fourth|4th|Thirtieth|30th)(?=\s+(?:Movement|Incident))")),
    NumberRule("name", re.compile(r"\bnine\s+times\s+out\s+of\s+ten\b", re.I)),
    NumberRule("name", re.compile(r"(?:\bNo\.\s?|(?<!\w)#)(?=[0-9])"), said=_number),
    NumberRule("name", re.compile(rf"\b(?:{_NUMBERED})\s([1-9][0-9]{{2}})(?![0-9A-Za-z,.]*[0-9])"),
               said=_three),
    NumberRule("name", re.compile(r"(?<=[A-Z]-)([0-9]{1,3})s\b"), said=_plural),
    NumberRule("clock", re.compile(r"(?<=[0-9])\s?([ap])m\b"), said=_half_day),
    NumberRule("year", re.compile(r"(?<!\w)['’]([0-9]{2})(?![0-9A-Za-z])"), said=_short_year),
)  # fmt: skip
_HOUR: Final = f"1[0-2]|[1-9]|{'|'.join(integer(hour) for hour in range(1, 13))}"
HOURS: Final = (
    NumberRule(
        "clock",
        re.compile(r"(?<![0-9A-Za-z.,:$€£¥-])(1[0-2]|[1-9])\.([0-5][0-9])(?=\s?[ap]\.?m\b)", re.I),
        said=_hour,
    ),
    NumberRule("clock", re.compile(r"(?<![0-9A-Za-z.,:$€£¥-])(?:1[0-2]|[1-9])(?=\s?[ap]\.?m\b)", re.I)),
    NumberRule(
        "clock", re.compile(rf"\b(?:half\s+past|(?:a\s+)?quarter\s+(?:past|to))\s+(?:{_HOUR})\b", re.I)
    ),
    NumberRule("clock", re.compile(rf"\b(?:{_HOUR})\s+o['’]clock\b", re.I)),
)
ORDINALS: Final = (
    NumberRule(
        "ordinal", re.compile(r"(?<![0-9,.])([0-9]+(?:,[0-9]{3})*)(?:st|nd|rd|th)\b", re.I), said=_ordinal
    ),
)
