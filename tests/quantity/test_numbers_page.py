"""The page about numbers says what is so: every row of its tables is tried."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

import langreel
from langreel import voice
from langreel.languages import numbers
from langreel.model import Line, Quantity
from langreel.quantity import untold, write

PAGE = (Path(langreel.__file__).parent.parent / "docs" / "numbers.md").read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads."""
    return [
        [cell.strip() for cell in row.strip("|").split(" | ")]
        for row in re.findall(r"^\|.*\|$", text, re.MULTILINE)
        if not row.startswith(("|---", "| kind", "| written", "| language"))
    ]


OURS, _, OTHERS = PAGE.partition("## Every other language")
ROWS = rows(OURS)
SAID = [(lang, *row[at : at + 2]) for row in ROWS if len(row) == 5 for lang, at in (("zh", 1), ("en", 3))]
UNTOLD = [(row[0], row[2]) for row in ROWS if len(row) == 3]
SCALES = [row[1:] for row in rows(OTHERS) if len(row) == 4]


@pytest.mark.parametrize(("lang", "written", "words"), SAID)
def test_each_row_is_said_so(lang: str, written: str, words: str) -> None:
    """In either language."""
    assert voice.words(Line("page", 1, lang, written), {}) == words


@pytest.mark.parametrize(("written", "instead"), UNTOLD)
def test_what_nobody_can_tell_is_refused_with_these_words(written: str, instead: str) -> None:
    """An English line says what to write in English."""
    assert [reading.words for reading in untold(written, "en")] == [instead]


@pytest.mark.parametrize(("lang", "billion", "trillion"), SCALES)
def test_each_language_counts_so(lang: str, billion: str, trillion: str) -> None:
    """Its words for 10⁹ and 10¹²."""
    written = [write(Quantity(Fraction(10**power), "1", 1), lang) for power in (9, 12)]
    assert written == [billion, trillion]


@pytest.mark.parametrize(
    ("langs", "reads", "says"),
    [
        (("es", "fr", "de", "pt", "it", "ru", "zh-Hant"), "words", True), (("ko",), "figures", True),
        (("ar", "hi", "sv"), "figures", False), (("aa",), "digits", False),
    ],
)  # fmt: skip
def test_as_much_is_read_and_said(langs: tuple[str, ...], reads: str, says: bool) -> None:
    """What the last table tells of each group of languages."""
    for lang in langs:
        known = numbers(lang)
        assert known and (known.reads, known.spoken is not None) == (reads, says)


def test_the_page_has_rows() -> None:
    """Tables that lost their shape would be tried in vain."""
    assert len(SAID) >= 50 and len(UNTOLD) >= 8 and len(SCALES) >= 14
