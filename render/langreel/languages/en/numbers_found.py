"""Find in English: $1.2tn, 770 billion, a third, doubled, 2 to 3 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from langreel.languages.en.dates_found import DATES
from langreel.languages.en.digit_words import WORDS, years
from langreel.languages.en.names_in_digits import HOURS, NAMED, ORDINALS
from langreel.languages.en.numerals import LARGE, NUMERAL, POWERS, numeral
from langreel.languages.en.shares_found import CHANGES, SHARES
from langreel.languages.en.unit_words import MONEY, UNIT
from langreel.languages.grammar import (
    PLAIN_SIGNS,
    Amount,
    Candidate,
    Grammar,
    NumberRule,
    Reading,
    Unspeakable,
    found_date,
    hedges,
    longest_first,
)

UNITS = tuple(
    (re.compile(rf"[\s-]?(?:{pattern})", re.IGNORECASE), unit, Fraction(size))
    for pattern, unit, size in (
        (r"(?:of\s+a\s+)?percentage[\s-]points?\b|points?\b|pp\b", "point", "1"),
        (r"basis[\s-]points?\b|bps?\b", "point", "1/100"),
        (r"percent\b|per\s+cent\b|%|pct\b", "percent", "1"),
        (r"(?:u\.?s\.?\s+)?dollars?\s+(?:an?|per|the)\s+(?:troy\s+)?ounce\b", "USD/oz", "1"),
        (r"(?:of\s+)?(?:u\.?s\.?\s+)?dollars?\b|USD\b", "USD", "1"),
        (r"(?:of\s+)?(?:yuan|renminbi|RMB)\b", "CNY", "1"),
        (r"(?:of\s+)?euros?\b", "EUR", "1"),
        (r"(?:of\s+)?yen\b", "JPY", "1"),
        (r"pounds?\s+sterling\b", "GBP", "1"),
        (r"(?:of\s+)?(?:metric\s+)?(?:tons?|tonnes?)\b|t\b", "t", "1"),
        (r"times\b|[x×](?!\s?[a-z0-9])|fold\b", "times", "1"),
        (r"centur(?:y|ies)\b", "years", "100"),
        (r"decades?\b", "years", "10"),
        (r"years?\b", "years", "1"),
        (r"months?\b", "months", "1"),
        (r"weeks?\b", "weeks", "1"),
        (r"days?\b", "days", "1"),
        (UNIT.pattern, "1", "1"),
    )
)
SIGNS = {
    "$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY",
    "jpy": "JPY", "jp¥": "JPY", "cn¥": "CNY", "cny": "CNY", "rmb": "CNY",
}  # fmt: skip
SPANS = {"year": 1, "decade": 10, "century": 100}
OUNCE = re.compile(r"(?:\s+(?:an?|per|the)\s+(?:troy\s+)?ounce\b|/oz\b)", re.IGNORECASE)
LABEL = re.compile(r"(?:[a-z]-?|[0-9][:/]|(?:section|article|chapter|function|no\.|number|rule)\s+|#)$", re.I)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
FAR_YEAR = re.compile(r"1[0-8][0-9]{2}|2[1-9][0-9]{2}")
IN_YEAR = re.compile(r"\b(?:in|since|by|from|until|till|before|after|circa|year)\s+$", re.IGNORECASE)
"""What stands before a year that may as well be a number."""
THINGS = (
    "people|men|women|children|workers|jobs|students|soldiers|troops|deaths|cases|votes|banks|companies|firms|homes"
    "|houses|cars|ships|boxes|pages|words|miles|kilometres|metres|tonnes|tons|ounces|dollars|euros"
)
COUNTED = re.compile(
    rf"\s(?:{THINGS})\b|[-–—](?!(?:19|20)[0-9]{{2}}(?![0-9,.%]*[0-9%]|\s(?:{THINGS})\b))[0-9],?[0-9]{{3}}"
)
"""What stands after a number of things, not after a year: 2000 people, 2000-2500 people."""
NAMES = re.compile(r"[A-Za-z]|[:/][0-9]|(?:st|nd|rd|th)\b")

BEFORE = hedges(
    (r"(?:no\s+more\s+than|(?<!no\s)less\s+than|(?<!no\s)fewer\s+than|short\s+of|under|below|nearly|almost|close\s+to|up\s+to"
     r"|at\s+most)\s+$", "under"),
    (r"(?:no\s+(?:less|fewer)\s+than|more\s+than|greater\s+than|over|above|at\s+least|upwards\s+of|exceed(?:s|ed|ing)?"
     r"|north\s+of|beyond)\s+$", "over"),
    (r"(?:about|around|roughly|some|approximately|approx\.|circa|~)\s*$", "about"),
)  # fmt: skip
AFTER = hedges(
    (r"\s+or\s+so\b|-odd\b", "about"),
    (r"\s+or\s+more\b|\s+plus\b|\+(?!\s?[0-9])", "over"),
    (r"\s+or\s+less\b", "under"),
)
LINK = re.compile(r"\s*(?:-|–|—|to|or|and)\s*", re.IGNORECASE)


SEVERAL = {"tens": 1, "dozens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9,
           "trillions": 12}  # fmt: skip


# Numbers


def _several(found: re.Match[str]) -> Iterator[Candidate]:
    """Hundreds of billions, tens of thousands of dollars, decades."""
    power = sum(SEVERAL[word] for word in found[0].lower().split() if word in SEVERAL)
    unit, size, end = _unit(found, found.end())
    yield Candidate(found.start(), end, 10**power * size, unit, 1, "several")


def _decades(found: re.Match[str]) -> Iterator[Candidate]:
    years = Fraction(100 if found[0].lower().endswith("y") else 10)
    yield Candidate(found.start(), found.end(), years, "years", 1, "several" if found[0][-1] in "sS" else "")


def _half(found: re.Match[str]) -> Iterator[Candidate]:
    """Half a year, half a century."""
    yield Candidate(found.start(), found.end(), Fraction(SPANS[found["span"].lower()], 2), "years", 1)


def _and_a_half(found: re.Match[str]) -> Iterator[Candidate]:
    """A year and a half, a century and a half."""
    yield Candidate(found.start(), found.end(), Fraction(SPANS[found["span"].lower()] * 3, 2), "years", 2)


def _half_a(found: re.Match[str]) -> Iterator[Candidate]:
    """Half a percentage point, half a trillion dollars."""
    unit, size, end = _unit(found, found.end())
    power = 10 ** POWERS[found[1].lower()] if found[1] else 1
    yield Candidate(found.start(), end, Fraction(power, 2) * size, unit, 1)


def _number(found: re.Match[str]) -> Iterator[Candidate]:
    """A numeral, the sign before it, and the unit after it."""
    unit, size, end = _unit(found, found.end())
    if _is_label(found, end):
        return
    if unit == "1" and _is_year(found):
        yield from found_date(found, int(found[0]))
        return
    number = numeral(found)
    value = number.value * size * (-1 if found["minus"] else 1)
    weak, alone = _is_weak(found, number.value, unit), end == found.end()
    yield Candidate(found.start(), end, value, unit, number.digits, "", weak, alone, number.power)


def _unit(found: re.Match[str], at: int) -> tuple[str, Fraction, int]:
    """The unit that follows (or the sign before), how much of it one is, and where its word ends."""
    money = SIGNS.get((found.groupdict().get("money") or "").strip().lower())
    if money:
        ounce = OUNCE.match(found.string, at) if money == "USD" else None
        return ("USD/oz", Fraction(1), ounce.end()) if ounce else (money, Fraction(1), at)
    for pattern, unit, size in UNITS:
        after = pattern.match(found.string, at)
        if after:
            return unit, size, after.end()
    return "1", Fraction(1), at


def _is_year(found: re.Match[str]) -> bool:
    """Whether bare digits are a year: in 2024, but not 2000 people."""
    near = YEAR.fullmatch(found[0])
    far = FAR_YEAR.fullmatch(found[0]) and IN_YEAR.search(found.string[: found.start()])
    return bool(near or far) and not COUNTED.match(found.string, found.end())


def _is_label(found: re.Match[str], end: int) -> bool:
    """Whether the digits name something (G7, 1:1, 050, 5th) instead of counting it."""
    text, start = found.string, found.start()
    if found["words"]:
        return bool(re.search(r"[A-Za-z]-?$", text[:start])) or text[found.end() : found.end() + 1] == "'"
    return bool(
        (not found["money"] and LABEL.search(text[:start]) and not YEAR.fullmatch(found[0]))
        or (end == found.end() and NAMES.match(text, end) and not PLAIN_SIGNS.match(text, end))
        or re.fullmatch(r"0[0-9]+", found["arabic"])
    )


def _is_weak(found: re.Match[str], value: Fraction, unit: str) -> bool:
    """Whether a number counts too little to be a quantity: three countries, one year."""
    if unit in ("years", "months", "weeks", "days"):
        return value == 1
    return unit == "1" and bool(found["words"]) and value <= 10


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Said


def _number_said(found: re.Match[str]) -> Iterator[Reading | Amount]:
    """Digits with the signs around them; words are said as they stand."""
    text, end = found.string, found.end()
    if found["words"]:
        return
    if _is_year(found):
        yield Reading(*found.span("arabic"), years(int(found["arabic"])))
        return
    if (found["short"] or "").lower() == "t" and not found["money"]:
        raise Unspeakable(f"{found['arabic']} trillion, or {found['arabic']} tonnes")
    money = _money(found)
    unit = None if money else UNIT.match(text, end)
    end = unit.end() if unit else end
    start = found.start() if money or found["minus"] == "-" else found.start("arabic")
    numeral = text[found.start("arabic") : found.end()]
    yield Amount(
        start, end, numeral, found["minus"] == "-", money, unit[0].strip() if unit else "", text[end:]
    )


def _money(found: re.Match[str]) -> str:
    """The sign of a currency, as the table writes it."""
    sign = (found["money"] or "").strip()
    return sign if sign in MONEY else sign.upper()


SUM = rf"(?<![a-z])(?:{longest_first(MONEY)})\s?"
MANY = r"tens|dozens|hundreds|thousands"
LOTS = r"thousands|millions|billions|trillions"
RULES: tuple[NumberRule, ...] = (
    NumberRule("number", _rule(rf"\bhalf[\s-]an?[\s-](?:({LARGE})\b|(?=percent|point))"), _half_a),
    NumberRule("number", _rule(rf"\b(?:(?:{MANY})(?:\s+of\s+(?:{LOTS}))?|(?:{LOTS}))\b"), _several),
    NumberRule("number", _rule(r"\bhalf\s+a\s+(?P<span>year|century)\b"), _half),
    NumberRule("number", _rule(r"\ba\s+(?P<span>year|decade|century)\s+and\s+a\s+half\b"), _and_a_half),
    NumberRule("number", _rule(r"\ba\s+(?:decade|century)\b|\bdecades\b"), _decades),
    NumberRule("number",
               _rule(rf"(?P<minus>(?<![0-9a-z%‰°℃])-|\bminus\s+)?(?P<money>{SUM})?(?<![0-9.]\.)(?<![0-9]){NUMERAL}"),
               _number, _number_said),
)  # fmt: skip

GRAMMAR = Grammar(
    (*DATES, *ORDINALS, *HOURS, *SHARES, *RULES),
    BEFORE,
    AFTER,
    LINK,
    first=NAMED,
    words=WORDS,
    changes=CHANGES,
)
