"""A text in pieces: one reading of its numbers, for those who find and for those who say."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from langreel.quantity import find, readings, untold
from langreel.quantity.parse import parse

KINDS = """
zh | 2024-12-31 | date
zh | 2024年12月31日 | date
zh | 2024/25赛季 | year
zh | 9:30 | clock
zh | 下午3点 | clock
zh | 16:9 | ratio
zh | 比分3-2 | score
zh | 1/3 | fraction
zh | 2½ | fraction
zh | 192.168.1.1 | address
zh | me@imf.org | address
zh | 010-12345678 | telephone
zh | 13800138000 | telephone
zh | 2.0.1 | version
zh | CO₂ | formula
zh | 80后 | name
zh | 7/8月 | month
zh | 百分之五 | share
zh | 翻一番 | growth
zh | 80年代 | decade
zh | 19世纪 | century
zh | 1.32万亿美元 | number
en | 2024-12-31 | date
en | 21 October | date
en | 2024-25 | year
en | 9:30 | clock
en | 9 a.m. | clock
en | won 3-2 | score
en | the 1980s | decade
en | 21st | ordinal
en | 9/11 | name
en | half of it | share
en | doubled | growth
en | $1.2T | number
ja | 2025年4月2日 | date
ja | 3割4分 | share
ja | 半減 | growth
ja | 9:30 | clock
ja | 1.32兆ドル | number
"""


@pytest.mark.parametrize(("lang", "text", "kind"), [row.split(" | ") for row in KINDS.strip().splitlines()])
def test_a_piece_is_of_a_kind(lang: str, text: str, kind: str) -> None:
    """One number, and what it is."""
    assert [piece.kind for piece in parse(text, lang)] == [kind]


@pytest.mark.parametrize(
    ("lang", "text", "pieces"),
    [
        ("zh", "在2024-12-31收盘", ["2024-12-31"]),
        ("zh", "约1.32万亿美元的美债", ["1.32万亿美元"]),
        ("zh", "9:30到10:00", ["9:30", "10:00"]),
        ("zh", "猪肉10元/斤，米3元", ["10元/", "3元"]),
        ("en", "from $1.2-1.5 trillion a year", ["$1.2", "1.5 trillion"]),
        ("en", "see treasury.gov, or call 202-555-0143.", ["treasury.gov", "202-555-0143"]),
        ("en", "a 10-year bond at 4.5%", ["10-year", "4.5%"]),
    ],
)
def test_a_piece_has_its_place(lang: str, text: str, pieces: list[str]) -> None:
    """From its first sign to its unit."""
    assert [text[piece.start : piece.end] for piece in parse(text, lang)] == pieces


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("$5-10", ["five", " to ", "ten dollars"]),
        ("$5-10%", ["five dollars", " to ", "ten percent"]),
        ("$5-$10", ["five dollars", " to ", "ten dollars"]),
        ("$5 and 10 banks", ["five dollars", "ten"]),
        ("$5 to 10", ["five dollars", "ten"]),
        ("$5 to 10 trillion", ["five", "ten trillion dollars"]),
        ("$5-10 percent", ["five dollars", " to ", "ten"]),
        ("9:30-10:00", ["nine thirty", " to ", "ten o'clock"]),
        ("1990-2,500", ["one thousand nine hundred and ninety", " to ", "two thousand five hundred"]),
    ],
)
def test_a_range_says_its_currency_once(text: str, said: list[str]) -> None:
    """The dash is said; the first number lends its currency to a second one that has no unit."""
    assert [reading.words for reading in readings(text, "en")] == said


def test_a_range_says_its_share_twice_where_it_comes_first() -> None:
    """百分之五到百分之十, but five to ten percent."""
    assert [reading.words for reading in readings("5-10%", "zh")] == ["百分之五", "到", "百分之十"]
    assert [reading.words for reading in readings("5个-10%", "zh")] == ["五", "百分之十"]
    assert [reading.words for reading in readings("5-10‰", "zh")] == ["千分之五", "到", "千分之十"]
    assert [reading.words for reading in readings("5-10%", "en")] == ["five", " to ", "ten percent"]


@pytest.mark.parametrize("text", ["3-2", "10-4", "3–2"])
def test_two_bare_numbers_that_fall_are_no_range(text: str) -> None:
    """They may be a score, or a difference; with a unit, the author meant a range."""
    assert [reading[:2] for reading in untold(text, "en")] == [(0, text.index(text[-1]) - 1)]
    assert list(untold("10%-5%", "en")) == []
    assert list(untold("3-3", "en")) == []


@pytest.mark.parametrize("text", ["$500M-1B", "$500M-1B，", "$500M-1B的债"])
def test_a_currency_before_one_of_two_letters_is_not_guessed(text: str) -> None:
    """$500M-1B in Chinese: the letters of the second number have no currency to tell what they are."""
    assert [reading.words for reading in untold(text, "zh")] == ["the currency beside both numbers"]


def test_a_language_without_words_leaves_numbers_to_the_voice() -> None:
    """Swedish numbers are found, and its voices have words for them; British English says them as English."""
    assert list(readings("2 april 2025", "sv")) == list(untold("4/2/2025", "sv")) == []
    assert list(untold("4/2/2025", "en-GB")) == list(untold("4/2/2025", "en")) != []


@pytest.mark.parametrize(("digits", "told"), [("123456789012345", True), ("1234567890123456", False)])
def test_numbers_have_at_most_fifteen_digits(digits: str, told: bool) -> None:
    """Longer rows are no number that anybody names."""
    assert (list(untold(digits, "zh")) == []) is told
    assert (list(untold(f"{int(digits):,}", "en")) == []) is told


def test_what_is_said_digit_by_digit_may_be_longer() -> None:
    """An address of sixteen digits is no number that anybody would have to name."""
    assert list(untold("1234567890123456@imf.org", "en")) == []
    assert len(list(readings("1234567890123456@imf.org", "en"))) == 3


def test_digits_that_no_rule_knows_are_said_or_asked_about():
    """Apart from others they are a number; hung on some by a mark, they may be anything."""
    (_, apart), (_, hung) = parse("12..13", "en"), parse("13,2212", "en")
    assert (apart.kind, apart.instead, [each.numeral for each in apart.said]) == ("digits", "", ["13"])
    assert (hung.kind, hung.instead, hung.said) == ("digits", "the number in words", ())


MARKS = "0123456789" * 2 + ".,:/-–%$¥€£°℃²₂×^+=~ 年月日万亿元点时pmkMBTeE兆円"


def left(text: str, lang: str) -> str:
    """What of a text is said as it stands, without what nobody can tell."""
    for start, end, words in sorted([*readings(text, lang), *untold(text, lang)], reverse=True):
        text = text[:start] + "#" * bool(words) + text[end:]
    return text


@given(st.text(MARKS, max_size=16), st.sampled_from(["zh", "en", "ja"]))
@settings(max_examples=400, deadline=None)
@example("3-2-1", "zh")
@example("1/2/3/4", "en")
def test_no_digit_is_left_to_the_voice(text: str, lang: str) -> None:
    """Whatever stands there: each digit is in words, or named as what nobody can tell."""
    assert not any(mark in "0123456789" for mark in left(text, lang))


@given(st.text(MARKS, max_size=16), st.sampled_from(["zh", "en", "ja"]))
@settings(max_examples=200, deadline=None)
def test_pieces_lie_in_order(text: str, lang: str) -> None:
    """No two overlap, and finding sees no more than what they count."""
    edges = [edge for piece in parse(text, lang) for edge in (piece.start, piece.end)]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
    assert len(find(text, lang)) <= sum(len(piece.candidates) for piece in parse(text, lang))


@pytest.mark.parametrize("text", ["1" * 400, "1," * 200, "1-" * 200, "1.1." * 100, "a@a." * 100, "一" * 400])
@pytest.mark.timeout(30)
def test_a_long_row_of_digits_is_read_in_no_time(text: str) -> None:
    """No pattern tries a row of digits in every way to cut it."""
    for lang in ("zh", "en", "ja"):
        assert len(parse(text, lang)) <= len(text)
