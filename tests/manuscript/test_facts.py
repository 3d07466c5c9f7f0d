"""Facts: a number becomes a figure where one cell says it; where the cell says otherwise, that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.manuscript.facts import cells_of, numbers_in
from langreel.manuscript.marking import Insertion, marked

SOURCES = """\
holdings:
  {title: Holdings, publisher: P, series: S, url: "", as_of: "2024-12", licence: public domain,
   columns: {bn: {unit: USD, scale: 1.0e9}}}
rate:
  {title: Rate, publisher: P, series: S, url: "", as_of: "2024", licence: public domain,
   columns: {pct: {unit: percent, scale: 1}}}
"""


@pytest.fixture
def data(tmp_path) -> Path:
    rows = "".join(f"2024-{month:02}-28,{who},{value},note\n"
                   for month, china, japan in ((11, "768.6", "1087.1"), (12, "759", "1061.5"))
                   for who, value in (("China", china), ("Japan", japan)))  # fmt: skip
    (tmp_path / "holdings.csv").write_text("date,country,bn,remark\n" + rows, "utf-8")
    (tmp_path / "rate.csv").write_text("year,pct\n2023,5.33\n2024,4.5\n", "utf-8")
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "lang", "said", "cell", "note"),
    [
        # the row's name and its month: the country as the language calls it
        ("2024年12月，中国持有7590亿美元。", "zh", "7590亿美元", "holdings, 2024-12-28, China", ""),
        ("In December 2024 Japan held $1.06 trillion.", "en", "$1.06 trillion",
         "holdings, 2024-12-28, Japan", ""),
        # the name alone, where no other month of it says so
        ("China held $769 billion.", "en", "$769 billion", "holdings, 2024-11-28, China", ""),
        # a year of a table with one series
        ("In 2023 it was 5.33%.", "en", "5.33%", "rate, 2023", ""),
        # the data says otherwise
        ("到2024年12月，中国手里的美债只剩7700亿美元。", "zh", "7700亿美元", "",
         "holdings, 2024-12-28, China says 7590亿美元: write 7600亿美元?"),
        # nobody is named: as good as a chance
        ("Somebody held $760 billion.", "en", "$760 billion", "",
         "a cell says so, which is not named: holdings, 2024-12-28, China"),
        # no table knows it
        ("It cost $3 billion.", "en", "$3 billion", "", ""),
    ],
)  # fmt: skip
def test_a_number_beside_the_tables(data, text, lang, said, cell, note):
    """Value, unit, date and entity together say which cell is meant."""
    (number,) = numbers_in(text, lang, cells_of(data))
    assert text[number.found.start : number.found.end] == said
    assert (str(number.cell) if number.cell else "", number.note) == (cell, note)


COFFEE = """\
coffee:
  {title: Coffee, publisher: P, series: S, url: "", as_of: "2010", licence: public domain,
   columns: {bags: {unit: sacos, scale: 1.0e6}, price: {unit: EUR/kg, scale: 1},
             way: {unit: kilometer, scale: 1}}}
"""


@pytest.fixture
def coffee(tmp_path, monkeypatch) -> Path:
    """A project with a unit of its own, a price for one of something, and a unit that has two names."""
    assert run(["new", str(tmp_path / "film")]) == 0
    data = tmp_path / "film" / "data"
    (data / "coffee.csv").write_text("year,country,bags,price,way\n2010,Brasil,30.48,3.701,421.7\n", "utf-8")
    (data / "sources.yaml").write_text(COFFEE, "utf-8")
    (data / "units.yaml").write_text('sacos: {es: {written: "{} sacos", one: "{} saco"}}\n', "utf-8")
    monkeypatch.chdir(tmp_path / "film")
    return data


@pytest.mark.parametrize(
    ("text", "lang", "said", "column"),
    [
        ("En 2010 Brasil exportó 30,48 millones de sacos de café.", "es", "30,48 millones de sacos", "bags"),
        ("En 2010, en Brasil, costó 3,701 €/kg.", "es", "3,701 €/kg", "price"),
        ("En 2010, en Brasil, costó 3,701 euros por kilogramo.", "es", "3,701 euros por kilogramo", "price"),
        ("In 2010 it was €3.701 per kilogram in Brasil.", "en", "€3.701 per kilogram", "price"),
        ("2010年，Brasil的价格是每千克3.701欧元。", "zh", "每千克3.701欧元", "price"),
        ("In 2010 it came 421.7 km from Brasil.", "en", "421.7 km", "way"),
        # what a table counts otherwise is something else
        ("En 2010, en Brasil, costó 3,701 €/lb.", "es", "3,701 €/lb", ""),
        ("En 2010 Brasil exportó 30,48 millones de toneladas.", "es", "30,48 millones de toneladas", ""),
    ],
)
def test_a_number_is_in_the_unit_that_its_words_say(coffee, text, lang, said, column):
    """The project's own units, what money is for one of, a unit by any of its names: with all their words."""
    (number,) = numbers_in(text, lang, cells_of(coffee))
    assert text[number.found.start : number.found.end] == said
    assert (number.cell.column if number.cell else "") == column


def test_a_unit_without_words_in_the_language_makes_no_figure(coffee):
    """Nobody could write it: the note says what to add."""
    (number,) = numbers_in("In 2010 Brasil sold 30.48 million sacos.", "en", cells_of(coffee))
    assert number.cell is None
    assert number.note.startswith("unit 'sacos' has no words in 'en': add to data/units.yaml")


def test_dates_and_handfuls_are_no_claims(data):
    """Nobody looks up three reasons, or a day."""
    assert numbers_in("For 3 reasons, in May 2021, 12 people left.", "en", cells_of(data)) == []


def test_a_table_that_cannot_be_read_backs_nothing(data):
    """What is wrong with it is for ``check`` to say."""
    (data / "rate.csv").write_text("year,other\n2023,1\n", "utf-8")
    assert {cell.table for cell in cells_of(data).cells} == {"holdings"}
    assert cells_of(data / "none").cells == ()


def test_marks_and_figures_stand_in_words_that_mean_nothing_else():
    """What only looks like a mark, a figure or a pause is the author's."""
    line = marked("It was $2 bn [sic], {so} (5s).", [Insertion(7, 7, "[now]"), Insertion(7, 12, "{sum}")])
    assert line == r"It was [now]{sum} \[sic\], \{so\} \(5s)."
