"""Languages tuned by hand: what is written, what is found in it and in other texts, and what is said.

A row of ``both_ways/LANG.txt`` is ``value unit digits | written``, with ``| said`` where that is another
text, and, below ``# found``, ``text | quantities`` as in ``test_aloud``.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from langreel.languages import numbers
from langreel.model import Quantity
from langreel.quantity import find, say, write

HERE = Path(__file__).parent / "both_ways"
TABLES = sorted(path.stem for path in HERE.glob("*.txt"))
SMALL = ("years", "months", "weeks", "days")


def rows(lang: str, head: str) -> list[list[str]]:
    """The rows below a heading."""
    text = (HERE / f"{lang}.txt").read_text(encoding="utf-8")
    part = next(part for part in text.split("# ") if part.startswith(head))
    return [[cell.strip(" ") for cell in line.split("|")] for line in part.splitlines()[1:]]


def quantity(cell: str) -> Quantity:
    value, unit, digits = cell.split()
    return Quantity(date.fromisoformat(value) if unit == "date" else Fraction(value), unit, int(digits))


def told(text: str, lang: str) -> list[tuple[object, str, str]]:
    """What is found in a text, with a date as its parts."""
    found = [(each.quantity, each.approx) for each in find(text, lang)]
    return [
        (one.value.timetuple()[: one.digits] if isinstance(one.value, date) else one.value, one.unit, approx)
        for one, approx in found
    ]


def expected(cell: str) -> list[tuple[object, str, str]]:
    items = [item.split() for item in cell.split(";") if item.strip()]
    return [
        (tuple(map(int, value.split("-"))) if unit == "date" else Fraction(value), unit, "".join(hedge))
        for value, unit, *hedge in items
    ]


WRITTEN = [(lang, *row) for lang in TABLES for row in rows(lang, "written")]
FOUND = [(lang, *row) for lang in TABLES for row in rows(lang, "found")]


@pytest.mark.parametrize("lang", TABLES)
def test_the_tables_are_large_enough_to_mean_something(lang: str) -> None:
    """At least sixty pairs a language, none of them twice."""
    texts = [row[0] for head in ("written", "found") for row in rows(lang, head)]
    assert len(texts) >= 60 and len(set(texts)) == len(texts)


@pytest.fixture(autouse=True)
def without_units_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are the language's own, not those of the project that the tests are run in."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("lang", "row"), [(lang, row) for lang, *row in WRITTEN])
def test_a_quantity_is_written_found_and_said(lang: str, row: list[str]) -> None:
    """In the words of the language; what is written is found as it was, and said where it is known how."""
    one, known = quantity(row[0]), numbers(lang)
    assert write(one, lang) == row[1]
    (found,) = find(row[1], lang)
    assert (found.quantity.unit, found.quantity.digits) == (one.unit, one.digits)
    assert isinstance(one.value, date) or found.quantity.value == one.value
    assert [say(one, lang)] == (row[2:] if row[2:] or (known and known.spoken) else [row[1]])


@pytest.mark.parametrize(("lang", "text", "cell"), FOUND)
def test_a_text_has_these_quantities(lang: str, text: str, cell: str) -> None:
    """And no others: articles, ordinals, names and small numbers in words are none."""
    assert told(text, lang) == expected(cell)
