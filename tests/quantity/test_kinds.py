"""What all languages write alike: pairs of years, and addresses, where they begin and where they end."""

from __future__ import annotations

from datetime import date

import pytest

from langreel.quantity import find, readings, untold
from langreel.quantity.parse import parse


def heard(text: str) -> str:
    """An English text with its numbers and signs in words."""
    for start, end, words in reversed(list(readings(text, "en"))):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "first", "second", "words"),
    [
        ("2012-13", 2012, 2013, "twenty twelve to thirteen"),
        ("2024-26", 2024, 2026, "twenty twenty four to twenty six"),
        ("2010–11", 2010, 2011, "twenty ten to eleven"),
        ("1999/00 season", 1999, 2000, "nineteen ninety nine oh oh season"),
        ("2011/12 season", 2011, 2012, "twenty eleven twelve season"),
    ],
)
def test_two_digits_after_a_year_are_a_later_year(text: str, first: int, second: int, words: str) -> None:
    """Beyond twelve, after a long dash, or where a season is named; a century may turn between them."""
    found = find(text, "en")
    assert [(each.quantity.value, each.quantity.digits) for each in found] == [
        (date(first, 1, 1), 1),
        (date(second, 1, 1), 1),
    ]
    assert [(each.start, each.end) for each in found] == [(0, 4), (5, 7)]
    assert heard(text) == words


@pytest.mark.parametrize(
    ("text", "month", "words"),
    [
        ("2010-01", 1, "January twenty ten"),
        ("2010/1", 1, "January twenty ten"),
        ("2010/12", 12, "December twenty ten"),
        ("2012-12", 12, "December twenty twelve"),
    ],
)
def test_two_digits_after_a_year_are_a_month_where_no_year_comes_next(
    text: str, month: int, words: str
) -> None:
    """After a slash the next year would be the only one; after a dash, any later one."""
    assert [each.quantity.value for each in find(text, "en")] == [date(int(text[:4]), month, 1)]
    assert heard(text) == words


@pytest.mark.parametrize(
    ("text", "later"), [("2010-12", 2012), ("2024-24", 2024), ("2010/13", 2013), ("1999/00", 2000)]
)
def test_digits_that_may_be_a_month_or_a_year_are_not_guessed(text: str, later: int) -> None:
    """Both readings are offered."""
    instead = f"both years whole ({text[:4]}–{later}), or the month in words"
    assert [words for *_, words in untold(text, "en")] == [instead]
    assert list(find(text, "en")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to a_b@imf.org or c-d", "to a underscore b at imf dot org or c-d"),
        ("see imf.org/data. Then", "see imf dot org slash data. Then"),
        ("see https://imf.org/ now", "see imf dot org now"),
    ],
)
def test_an_address_ends_before_the_sentence_does(text: str, words: str) -> None:
    """Its signs are said, a full stop behind it is none of them, and a slash at its end is not said."""
    assert heard(text) == words


def test_a_formula_is_read_letter_by_letter() -> None:
    """Small letters, too: sodium is N a."""
    assert heard("Na₂CO₃") == "N a two C O three"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("me@langreel.org", "address"),
        ("https://imf.org", "address"),
        ("10.0.0.1", "address"),
        ("1.234,56", "number"),
        ("(202) 555-0143", "telephone"),
        ("+86 138 0013 8000", "telephone"),
        ("call 911", "telephone"),
        ("13800138000", "telephone"),
        ("iOS 17.4.1", "version"),
        ("2024-12-31", "date"),
        ("won 3:2", "score"),
        ("21:00", "clock"),
        ("100:1", "ratio"),
        ("1e9", "formula"),
        ("0x1F", "formula"),
        ("CO2", "formula"),
        ("10⁸", "formula"),
        ("1/4", "fraction"),
        ("¾", "fraction"),
        ("2012-13", "year"),
    ],
)
def test_a_piece_tells_its_kind(text: str, kind: str) -> None:
    """Voices that read on their own, and messages, go by it."""
    assert {piece.kind for piece in parse(text, "en")} == {kind}


def test_a_minus_before_what_is_equal_to_something_is_part_of_a_formula() -> None:
    """The numbers beside it are numbers."""
    assert [piece.kind for piece in parse("5-3=2", "en")] == ["number", "formula", "number", "number"]


@pytest.mark.parametrize(
    ("text", "choice"),
    [("2/29", "29 February or the share or the ratio in words"), ("2/30", "the share or the ratio in words")],
)
def test_a_day_without_a_year_may_be_that_of_a_leap_year(text: str, choice: str) -> None:
    """No year has the thirtieth."""
    assert [words for *_, words in untold(f"on {text} it", "en")] == [choice]


@pytest.mark.parametrize(
    ("text", "month", "day"), [("13/4/2025", 4, 13), ("4/13/2025", 4, 13), ("12/12/2025", 12, 12)]
)
def test_a_day_beyond_twelve_is_no_month(text: str, month: int, day: int) -> None:
    """So such a date can be read in one way, as can one whose day and month are alike."""
    (found,) = find(text, "en")
    assert (found.quantity.value, found.quantity.digits) == (date(2025, month, day), 3)


@pytest.mark.parametrize(("lang", "kind"), [("nl", "number"), ("sv", "version")])
def test_points_group_digits_where_a_language_says_so(lang: str, kind: str) -> None:
    """A language of which nothing is known but its data."""
    assert [piece.kind for piece in parse("1.234.567", lang)] == [kind]
    assert [piece.kind for piece in parse("2.0.1", lang)] == ["version"]


def test_what_is_no_amount_counts_nothing_in_any_language() -> None:
    """A version, an address or a time counts nothing, though nobody can say it."""
    text = "2.0.1, 10.0.0.1, 21:00, 10⁸"
    assert [(piece.kind, piece.candidates) for piece in parse(text, "nl")] == [
        ("version", ()), ("address", ()), ("clock", ()), ("formula", ()),
    ]  # fmt: skip


def test_a_month_of_twelve_may_be_a_day() -> None:
    """So 11/12 is two dates, and nobody guesses."""
    assert not find("11/12/2025", "en")
    assert [words for *_, words in untold("11/12/2025", "en")] == ["12 November 2025 or 11 December 2025"]


@pytest.mark.parametrize("text", ["0/4", "4/4", "1/04"])
def test_a_share_is_more_than_nothing_and_less_than_all(text: str) -> None:
    """What else has a stroke counts nothing."""
    assert [piece.candidates for piece in parse(text, "en")] == [()]


def test_a_share_is_known_to_two_digits() -> None:
    """One third is 33 percent, and 33.3."""
    (found,) = find("1/3", "en")
    assert (found.quantity.unit, found.quantity.digits) == ("percent", 2)
