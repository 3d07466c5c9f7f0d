"""Golden tables: sentences as they must break, one a line, ``|`` where a line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from langreel.captions.limits import RULE_SETS
from langreel.languages import of
from langreel.linebreak import wrap

HERE = Path(__file__).parent
WIDTHS = {"zh": 16, "en": 42, "ja": 16}


def rows() -> list[tuple[str, str]]:
    return [
        (lang, row)
        for lang in WIDTHS
        for row in (HERE / f"lines.{lang}.txt").read_text(encoding="utf-8").splitlines()
        if row
    ]


@pytest.mark.parametrize(("lang", "row"), rows())
def test_a_sentence_breaks_where_a_reader_would(lang: str, row: str):
    """Each row of the table is what ``wrap`` makes of its sentence at the width of its language."""
    lines = row.split(" | ")
    text = (" " if lang == "en" else "").join(lines)
    assert " | ".join(wrap(text, lang, WIDTHS[lang], keep=["美债"])) == row


@pytest.mark.parametrize("row", (HERE / "lines.scripts.txt").read_text(encoding="utf-8").splitlines())
def test_a_sentence_of_any_language_breaks_where_its_grammar_lets_it(row: str):
    """Before conjunctions, relative words and prepositions; Thai between words, others at spaces."""
    lang, _, broken = row.partition(": ")
    lines, limits = broken.split(" | "), RULE_SETS["house"].of(lang)
    text = (" " if of(lang).spaced else "").join(lines)
    assert " | ".join(wrap(text, lang, limits.chars, measure=limits.size)) == broken


def test_the_tables_are_large_enough_to_mean_something():
    """At least 150 Chinese, 80 Japanese and 80 English sentences stand in the tables."""
    found = [lang for lang, _ in rows()]
    assert found.count("zh") >= 150 and found.count("ja") >= 80 and found.count("en") >= 80
