"""Scatter: points where their numbers are, a trend no longer than they reach, and names on both axes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from langreel import theme
from langreel.data import Column
from langreel.errors import SceneError
from langreel.scenes.charts import Scatter
from langreel.scenes.charts.chart_rules import judge


@pytest.fixture
def table(kept):
    return kept.table("carbon_and_warming")


def chart(table, **options):
    given = {"key": "year", "x_title": "ppm", "y_title": "°C", "lang": "en", **options}
    return Scatter(table, "ppm", "anomaly", **given)


def test_a_point_stands_where_its_numbers_are(table):
    """Both scales are even, and begin where they say."""
    scatter = chart(table)
    places = np.array([dot.get_center()[:2] for dot in scatter.dots.shapes])
    assert places[:, 0] == pytest.approx([scatter.across(ppm) for ppm in table["ppm"]])
    assert places[:, 1] == pytest.approx([scatter.up(degrees) for degrees in table["anomaly"]])
    assert chart(table, zero=True).up.lo <= 0


def test_the_words_of_the_last_tick_stay_in_the_chart(table):
    """Where each number has its unit, the last of them is wide: the plot ends earlier, and its points."""
    counted = {**table.source.columns, "ppm": Column("ppm", 1.0)}
    scatter = chart(replace(table, source=replace(table.source, columns=counted)))
    assert scatter.x_ticks.get_right()[0] <= scatter.room.right + 1e-6
    assert scatter.plot.right < chart(table).plot.right


def test_points_come_in_as_the_table_has_them(table, stage):
    """To a row by its name, and then all."""
    scatter, scene = chart(table), stage()
    scene.play(scatter.draw(to=1968))
    assert len(scatter.dots.arrived()) == 10
    scene.play(scatter.draw())
    assert len(scatter.dots.arrived()) == len(table)


def test_a_trend_ends_where_its_points_end(table, stage):
    """It says nothing of what lies beyond, and says how it was found and how much it explains."""
    scatter, scene = chart(table), stage()
    scene.play(scatter.trend("least squares"))
    line, block = scatter.notes[-1]
    assert line.get_start()[0] == pytest.approx(scatter.across(min(table["ppm"])))
    assert line.get_end()[0] == pytest.approx(scatter.across(max(table["ppm"])))
    assert [words.string for words in block[1:]] == ["least squares", "R² = 0.93"]
    with pytest.raises(SceneError, match="how it was found"):
        scatter.trend("")


def test_an_axis_without_a_name_is_a_finding(table):
    """Unless its unit has words of its own."""
    bare = chart(table, x_title="", y_title="")
    assert [finding.rule for finding in judge([bare.audit()], [])] == ["unnamed-axis"] * 2
    assert list(judge([chart(table).audit()], [])) == []


def test_colours_tell_groups_apart(holdings):
    """A column of groups gives points their colours, and a legend their names."""
    scatter = Scatter(holdings, "date", "usd_bn", series="country", names={"China": "PRC"}, lang="en")
    assert {*scatter.dots.colors} == {theme.series(0), theme.series(1)}
    assert [pair[1].string for pair in scatter.legend] == ["PRC", "Japan"]
    assert {*scatter.audit().colors} == {"China", "Japan"}


def test_a_point_that_is_not_there_is_named(table):
    """With the nearest one."""
    with pytest.raises(SceneError, match="no point '1066'"):
        chart(table).callout(1066, "x")
