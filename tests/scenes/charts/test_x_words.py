"""Places of an x axis in words: ticks, moments as exactly as they were written, dates that run."""

from __future__ import annotations

from datetime import date

import pytest

from langreel.data import Column, Source, Table
from langreel.geometry import NumberAxis, TimeAxis
from langreel.scenes.charts import BarRace, Snowball
from langreel.scenes.charts.x_words import moment_words, plain, running_words, tick_words, unit_name

NOVEMBER = float(date(2013, 11, 30).toordinal())


def days(*written):
    return [float(date.fromisoformat(each).toordinal()) for each in written]


def test_years_are_bare_and_months_have_their_names():
    """January carries the year."""
    assert tick_words(TimeAxis(), days("2010-01-01", "2015-01-01"), "zh") == ["2010", "2015"]
    assert tick_words(TimeAxis(), days("2024-12-01", "2025-01-01", "2025-02-01"), "en") == [
        "Dec",
        "2025",
        "Feb",
    ]


def test_numbers_have_their_unit_and_no_more_digits_than_they_need():
    """In the language of the dub."""
    assert tick_words(NumberAxis("percent"), [0.0, 2.5, 5.0], "en") == ["0%", "2.5%", "5%"]
    assert tick_words(NumberAxis("USD"), [0.0, 2e4], "zh") == ["0", "2万"]
    assert unit_name("USD", "zh") == "美元"
    assert unit_name("USD", "en") == unit_name("percent", "zh") == ""


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        (2013, "2013", "2013年"),
        ("2013-11", "November 2013", "2013年11月"),
        (date(2013, 11, 30), "30 November 2013", "2013年11月30日"),
    ],
)
def test_a_day_is_told_as_exactly_as_it_was_written(written, en, zh):
    """A scene that writes a month gets a month."""
    assert moment_words(TimeAxis(), NOVEMBER, written, lang="en") == en
    assert moment_words(TimeAxis(), NOVEMBER, written, lang="zh") == zh


def test_a_number_is_told_with_its_unit():
    """Whole, as it is."""
    assert moment_words(NumberAxis("years"), 30.0, 30, lang="zh") == "30年"
    assert (plain(NumberAxis(), 2.5), plain(TimeAxis(), NOVEMBER)) == ("2.5", "2013-11-30")


def test_what_runs_past_is_as_exact_as_its_steps():
    """Years while they are a year apart, months while they are not; numbers in steps of theirs."""
    assert running_words(TimeAxis(), NOVEMBER, 365.0, lang="zh") == "2013"
    assert running_words(TimeAxis(), NOVEMBER, 30.0, lang="zh") == "2013年11月"
    assert running_words(NumberAxis("t"), 1234.5, 100.0, lang="en") == running_words(
        NumberAxis("t"), 1204.0, 100.0, lang="en"
    )


@pytest.fixture
def by_depth():
    """Two wells, metre by metre: a column of numbers without a unit."""
    columns = {
        "depth": (0.0, 10.0, 20.0) * 2,
        "well": ("north",) * 3 + ("south",) * 3,
        "heat": (10.0, 12.0, 18.0, 11.0, 15.0, 16.0),
    }
    units = {"heat": Column("percent", 1.0)}
    return Table("wells", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))


def test_a_race_may_run_over_numbers(by_depth, stage):
    """To a number, halfway to it, and evenly."""
    race = BarRace(by_depth, "depth", "heat", series="well", lang="en")
    scene = stage()
    scene.play(race.enter())
    scene.play(race.run(to=10))
    assert race.date.string == "10"
    scene.play(race.run(), at=0.5)
    assert race.place(race.bars.state[0]) == pytest.approx(15)


def test_a_snowball_may_roll_over_numbers(by_depth, stage):
    """Zero is a place like any other."""
    rows = [n for n, well in enumerate(by_depth["well"]) if well == "north"]
    north = {name: tuple(cells[n] for n in rows) for name, cells in by_depth.columns.items()}
    ball = Snowball(Table("north", north, by_depth.source), "depth", "heat", lang="en")
    scene = stage()
    scene.play(ball.enter())
    scene.play(ball.roll(to=0))
    assert ball.rolling.state[0] == 0
    scene.play(ball.roll(to=20))
    assert ball.rolling.state[0] == 20
