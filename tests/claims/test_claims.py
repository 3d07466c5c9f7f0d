"""The ledger: each number of a film with the cell it rests on, and what happens when the cell changes."""

from dataclasses import replace
from datetime import date

import pytest

import builders
from langreel import claims, script
from langreel.claims.drift_and_age import last_day
from langreel.claims.ledger_file import as_markdown
from langreel.project import Project


@pytest.fixture
def project(tmp_path):
    """The project that `langreel new` makes."""
    folder = tmp_path / "hello"
    builders.new_project(folder)
    return Project(folder)


def collected(project):
    return claims.collect(project, script.read(project, "hello"))


def told(project, lang):
    """`place said = value unit, from cells`."""
    return [
        f"{claim.segment}.{claim.line} {claim.said} = {claim.value} {claim.unit}, "
        f"{claim.arithmetic or 'read'}: {claim.cell} [{claim.row}]"
        for claim in collected(project)
        if claim.lang == lang
    ]


def test_each_number_is_traced_to_its_cells(project):
    """A figure that is read has one row; one that is worked out, a row a cell, and its arithmetic."""
    assert told(project, "en") == [
        "one-line.1 $908 billion = 907701000000 USD, read: 907.701 [date=1980-09-30]",
        "one-line.2 $26.9 trillion = 26945391000000 USD, read: 26945.391 [date=2020-09-30]",
        "one-line.3 30 times = 8981797/302567 times, debt_2020 / debt_1980: 26945.391 [date=2020-09-30]",
        "one-line.3 30 times = 8981797/302567 times, debt_2020 / debt_1980: 907.701 [date=1980-09-30]",
        "one-line.0 chart =  , drawn:  [as drawn]",
    ]


def test_a_changed_cell_drifts_from_the_ledger(project, tmp_path):
    """Every number that rests on the cell is named with its old and new words."""
    episode = script.read(project, "hello")
    claims.lay(collected(project), episode, tmp_path)
    table = project.data / "public_debt.csv"
    table.write_text(table.read_text().replace("26945.391", "27945.391"))
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        found = list(claims.drift(claims.rows(file), collected(project), "claims.csv"))
    assert [finding.message for finding in found if "(en)" in finding.message] == [
        "one-line line 2 (en): debt_2020 was $26.9 trillion and is $27.9 trillion",
        "one-line line 3 (en): growth was 30 times and is 31 times",
        "one-line line 3 (en): growth was 30 times and is 31 times",
    ]


def test_an_unchanged_film_does_not_drift(project, tmp_path):
    """What was laid down is what is found."""
    claims.lay(collected(project), script.read(project, "hello"), tmp_path)
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert list(claims.drift(claims.rows(file), collected(project), "claims.csv")) == []


def test_old_data_names_the_lines_that_depend_on_it(project):
    """The table's as-of day against today."""
    (found,) = claims.aged(collected(project), "zh", 365, folder=project.data, today=date(2025, 10, 31))
    assert (found.where, found.message) == (
        "data/public_debt.csv",
        "stands at 2020-09, 1857 days ago; told in one-line.1, one-line.2, one-line.3, one-line",
    )
    assert (
        list(claims.aged(collected(project), "zh", 2000, folder=project.data, today=date(2025, 10, 31))) == []
    )


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2025-10-31", date(2025, 10, 31))],
)
def test_an_as_of_means_its_last_day(as_of, day):
    """A year, a month or a day."""
    assert last_day(as_of) == day


def test_the_reader_s_list_goes_segment_by_segment(project):
    """Markdown, in the source language."""
    lines = as_markdown(script.read(project, "hello"), collected(project)).splitlines()
    assert lines[:3] == ["# 四十年的美国国债", "", "## one-line"]
    assert lines[6].startswith("| line 1 | 9080亿美元 | public_debt.debt_usd_bn [date=1980-09-30] | 907.7")


def test_a_number_without_a_source_names_none(project):
    """An illustration rests on no table: its column of sources is empty."""
    (claim, *_) = collected(project)
    lone = replace(claim, arithmetic="illustration", table="", publisher="", series="", as_of="")
    assert as_markdown(script.read(project, "hello"), [lone]).splitlines()[6].endswith("| 907.701 |  |  |")
