"""The race: honest lengths, honest time, and who is ahead when."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.model import PROFILES
from langreel.picture.sample_scene import SampleScene, sample_stage
from langreel.scenes.charts.bar_race import BarRace
from langreel.scenes.typography import shaped


def race(table, **options):
    return BarRace(
        table, "date", "usd_bn", series="country", **{"heading": "Holders", "lang": "en", **options}
    )


def run(chart, scene, to="", at=1.0):
    scene.play(chart.run(to), at=at)
    return {key: runner.lane for key, runner in zip(chart.keys, chart.bars.runners)}


def test_the_larger_stands_on_top(holdings, stage):
    """China is ahead in 2013, Japan in 2016."""
    chart, scene = race(holdings), stage()
    before = run(chart, scene, "2013")
    after = run(chart, scene, "2016")
    assert before["China"].y > before["Japan"].y
    assert after["Japan"].y > after["China"].y


def test_lengths_are_amounts(holdings, stage):
    """From zero, on one scale that stays."""
    lanes = run(race(holdings), stage(), "2013")
    assert lanes["Japan"].width / lanes["China"].width == pytest.approx(1182.5 / 1270.1)


def test_time_runs_evenly(holdings, stage):
    """Half of the run is half of the years."""
    chart = race(holdings)
    run(chart, stage(), "2018", at=0.5)
    assert date.fromordinal(round(chart.place(chart.bars.state[0]))).year == 2014
    assert chart.date.string == "2014"


def test_who_is_not_known_leaves(holdings, stage):
    """China has no number in 2019: its bar is gone."""
    chart = race(holdings)
    run(chart, stage())
    assert chart.runner("China").body.get_fill_opacity() == pytest.approx(0.0, abs=0.06)
    assert chart.runner("Japan").body.get_fill_opacity() == 1.0


def test_another_table_goes_on(holdings, china, stage):
    """Points of a second table follow those of the first, and of two for one day the later counts."""
    chart = race(china, more=[(holdings, "date", "usd_bn", "country")])
    assert chart.keys == ["China", "Japan"]
    assert len(chart.places) == 10


def test_nothing_is_shaped_in_the_second_round(holdings, stage):
    """Once its characters are known, a race draws frames without Pango."""
    chart, scene = race(holdings), stage()
    scene.play(chart.enter())
    for share in np.linspace(0, 1, 20):
        run(chart, scene, "2018", at=float(share))
    asked = shaped.cache_info().misses
    run(chart, scene, "2018")
    assert shaped.cache_info().misses == asked


def test_a_thin_bar_compares(holdings, stage):
    """A runner's other value ends where it lies on the scale."""
    chart, scene = race(holdings), stage()
    run(chart, scene, "2018")
    scene.play(chart.compare("Japan", 1.2309e12, "Peak", under="2014"))
    thin = chart.submobjects[-1]
    assert thin.body.get_right()[0] == pytest.approx(chart.across(1.2309e12))


def test_amounts_below_one_are_written_as_well(holdings, stage):
    """A race of small shares counts in as many places as its largest one has."""
    tiny = tuple(value and value / 1e5 for value in holdings["usd_bn"])
    table = type(holdings)("tiny", {**holdings.columns, "share": tiny}, holdings.source)
    chart = BarRace(table, "date", "share", series="country", lang="en")
    run(chart, stage(), "2016")
    assert [runner.counter.string for runner in chart.bars.runners] == ["0.0106", "0.0109"]


def test_a_race_has_something_to_show(holdings):
    """Where every amount is nothing there is no scale, and an error that says so."""
    nothing = tuple(value and 0.0 for value in holdings["usd_bn"])
    table = type(holdings)("nothing", {**holdings.columns, "usd_bn": nothing}, holdings.source)
    with pytest.raises(SceneError, match="an amount above zero"):
        race(table)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda chart: chart.run("1999"), "begins after 1999"),
        (lambda chart: chart.compare("Japn", 1.0, "x"), "perhaps you meant 'Japan'"),
    ],
)
def test_a_slip_is_told(holdings, ask, told):
    """A date before the race, or a stranger's name, is an error that says so."""
    with pytest.raises(SceneError) as caught:
        ask(race(holdings))
    assert told in str(caught.value)


def coffee(*sold, lands=("Brasil", "Etiopía")):
    """A table of lands over two years, in a unit with long words."""
    rows = [(land, year) for year in (2023.0, 2024.0) for land in lands]
    source = Source(
        "coffee", {"en": "T"}, {"en": "P"}, "S", "", "2024", "", {"sold": Column("kilometer-per-hour", 1.0)}
    )
    columns = {"land": tuple(land for land, _ in rows), "year": tuple(year for _, year in rows), "sold": sold}
    return Table("coffee", columns, source)


@pytest.mark.parametrize("shape", ["preview", "vertical-proxy"])
def test_the_widest_amount_of_all_moments_ends_within_the_room(shape):
    """Behind the longest bar of a scale that it fills, in any shape."""
    with sample_stage(PROFILES[shape].width, PROFILES[shape].height, ["el"]):
        chart = BarRace(coffee(9e6, 5e5, 9.99e6, 6e5), "year", "sold", series="land", lang="el")
        scene = SampleScene()
        scene.play(chart.enter())
        for share in (0.0, 0.5, 1.0):
            scene.play(chart.run(), at=share)
            assert chart.runner("Brasil").counter.get_right()[0] <= chart.room.right


def test_fewer_runners_have_higher_rows():
    """Two share the whole plot, in which eight would have room."""
    chart = BarRace(coffee(9.0, 5.0, 10.0, 6.0), "year", "sold", series="land", lang="es")
    first, second = (chart.runner(land).lane for land in ("Brasil", "Etiopía"))
    assert first.y - second.y == pytest.approx(chart.plot.height / 2)


def test_the_date_stands_below_bars_that_would_reach_it():
    """Six bars of nearly one length leave it no room beside the lowest."""
    lands = tuple("abcdef")
    close = BarRace(coffee(*[10.0] * 12, lands=lands), "year", "sold", series="land", lang="en")
    apart = BarRace(coffee(*[10.0, 9.0, 8.0, 3.0, 2.0, 1.0] * 2, lands=lands), "year", "sold",
                    series="land", lang="en")  # fmt: skip
    assert close.date.get_top()[1] < close.plot.bottom
    assert apart.date.get_top()[1] > apart.plot.bottom
