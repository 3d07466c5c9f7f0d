"""What is said is what is written: tables of texts, with the words that are said and the quantities found.

A row of ``aloud/LANG.txt`` is ``text | words``, or ``text | words | quantities`` as in ``test_find``, or
``text | ! what to write instead`` where nobody can tell how it is said.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from langreel import voice
from langreel.model import Line
from langreel.quantity import find, readings, untold

HERE = Path(__file__).parent / "aloud"
LEAST = {"zh": 400, "en": 400, "ja": 100}


def rows(lang: str) -> list[list[str]]:
    lines = (HERE / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if not line.startswith("#")]


ROWS = [(lang, row) for lang in LEAST for row in rows(lang)]
SAID = [(lang, row[0], row[1]) for lang, row in ROWS if not row[1].startswith("! ")]
UNTOLD = [(lang, row[0], row[1][2:]) for lang, row in ROWS if row[1].startswith("! ")]
COUNTED = [(lang, row[0], row[2]) for lang, row in ROWS if len(row) == 3]


def quantities(text: str, lang: str) -> list[tuple[object, str, str]]:
    """What is found in a text, with a date as its parts."""
    found = [(each.quantity, each.approx) for each in find(text, lang)]
    return [
        (_parts(one.value, one.digits) if isinstance(one.value, date) else one.value, one.unit, approx)
        for one, approx in found
    ]


def _parts(day: date, count: int) -> tuple[int, ...]:
    return (day.year, day.month, day.day)[:count]


def expected(cell: str) -> list[tuple[object, str, str]]:
    """The quantities that a row names."""
    items = [item.split() for item in cell.split(";")]
    return [
        (tuple(map(int, value.split("-"))) if unit == "date" else Fraction(value), unit, "".join(hedge))
        for value, unit, *hedge in items
    ]


@pytest.mark.parametrize("lang", LEAST)
def test_the_tables_are_large_enough_to_mean_something(lang: str) -> None:
    """Every language that has numbers has a table, and no text stands in it twice."""
    texts = [row[0] for row in rows(lang)]
    assert len(texts) >= LEAST[lang] and len(set(texts)) == len(texts)


@pytest.mark.parametrize(("lang", "text", "words"), SAID)
def test_a_text_is_said_as_a_native_would(lang: str, text: str, words: str) -> None:
    """All of its words, and nothing in it that nobody can tell."""
    assert voice.words(Line("aloud", 1, lang, text), {}) == words
    assert list(untold(text, lang)) == []


@pytest.mark.parametrize(("lang", "text", "instead"), UNTOLD)
def test_what_nobody_can_tell_is_not_guessed(lang: str, text: str, instead: str) -> None:
    """Only this stands in the way, with what to write instead."""
    assert [reading.words for reading in untold(text, lang)] == [instead]


@pytest.mark.parametrize(("lang", "text", "cell"), COUNTED)
def test_what_is_said_is_found(lang: str, text: str, cell: str) -> None:
    """The same text, for the checks of numbers: its quantities in order."""
    assert quantities(text, lang) == expected(cell)


@pytest.mark.parametrize(("lang", "text"), sorted({(lang, row[0]) for lang, row in ROWS}))
def test_readings_lie_in_order(lang: str, text: str) -> None:
    """No two say the same character, and none lies outside of the text."""
    edges = [edge for reading in readings(text, lang) for edge in reading[:2]]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
