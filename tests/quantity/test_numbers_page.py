"""The page about numbers says what is so: every row of its tables is tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import langreel
from langreel import voice
from langreel.model import Line
from langreel.quantity import untold

PAGE = (Path(langreel.__file__).parent.parent / "docs" / "numbers.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in row.strip("|").split(" | ")]
    for row in re.findall(r"^\|.*\|$", PAGE, re.MULTILINE)
    if not row.startswith(("|---", "| kind", "| written"))
]
SAID = [(lang, *row[at : at + 2]) for row in ROWS if len(row) == 5 for lang, at in (("zh", 1), ("en", 3))]
UNTOLD = [(row[0], row[2]) for row in ROWS if len(row) == 3]


@pytest.mark.parametrize(("lang", "written", "words"), SAID)
def test_each_row_is_said_so(lang: str, written: str, words: str) -> None:
    """In either language."""
    assert voice.words(Line("page", 1, lang, written), {}) == words


@pytest.mark.parametrize(("written", "instead"), UNTOLD)
def test_what_nobody_can_tell_is_refused_with_these_words(written: str, instead: str) -> None:
    """An English line says what to write in English."""
    assert [reading.words for reading in untold(written, "en")] == [instead]


def test_the_page_has_rows() -> None:
    """Tables that lost their shape would be tried in vain."""
    assert len(SAID) >= 50 and len(UNTOLD) >= 8
