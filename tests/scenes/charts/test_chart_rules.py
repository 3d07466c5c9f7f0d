"""What charts claim by how they are drawn, and which claims are more than their data say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from langreel import languages, theme
from langreel.geometry import Box
from langreel.geometry.color_distance import distance
from langreel.languages import LANGUAGES
from langreel.model import Quantity
from langreel.scenes.charts import BarChart, LineChart, Ring, Snowball, TimelineChart
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.bar_race import BarRace
from langreel.scenes.charts.chart import made_charts
from langreel.scenes.charts.chart_rules import judge, sourced

PLOT = Box(-5, -2, 5, 2)
FRACTIONS = {"small": Fraction(10), "large": Fraction(90)}


def rules(*audits, words=()):
    return [finding.rule for finding in judge(audits, words)]


def years(*known):
    """Bars one beside the other, named by these years."""
    return tuple((float(date(year, 1, 1).toordinal()), float(n)) for n, year in enumerate(known))


@pytest.mark.parametrize("kind", ["bars", "area", "areas", "race", "snowball"])
def test_lengths_and_areas_begin_at_zero(kind):
    """A line may show a cut-out, a bar may not."""
    assert rules(ChartAudit(kind, baseline=500.0)) == ["truncated-baseline"]
    assert rules(ChartAudit(kind)) == rules(ChartAudit("lines", baseline=500.0)) == []


def test_an_axis_covers_its_data():
    """A point above the last level or below the first is a finding."""
    for data, expected in (((1, 9), []), ((1, 11), ["axis-too-short"]), ((-1, 9), ["axis-too-short"])):
        assert rules(ChartAudit("lines", domain=(0, 10), data=data)) == expected


def test_time_is_even():
    """Years in a row are even, leap years and all; a missing decade between them is not."""
    assert rules(ChartAudit("bars", periods=years(2019, 2020, 2021, 2022))) == []
    assert rules(ChartAudit("bars", periods=years(1990, 2000, 2010, 2020))) == []
    assert rules(ChartAudit("bars", periods=years(2000, 2010, 2020, 2021, 2022))) == ["uneven-time"]
    months = tuple((float(date(2024, month, 1).toordinal()), float(month)) for month in range(1, 13))
    assert rules(ChartAudit("bars", periods=months)) == []


def test_colours_that_tell_series_apart_do_so_for_everybody():
    """Red and green of one lightness do not; named series may lie nearer than those of a colour key."""
    red_and_green = {"a": "#C8553D", "b": "#7F8F2F"}
    assert rules(ChartAudit("lines", colors=red_and_green)) == ["colours-alike"]
    near = {"US": theme.BLUE, "Japan": theme.VIOLET}
    assert rules(ChartAudit("lines", colors=near, named=True)) == []
    assert rules(ChartAudit("bars", colors=near, named=False)) == ["colours-alike"]
    assert rules(ChartAudit("lines", colors={"a": theme.BLUE, "b": theme.YELLOW}, named=False)) == []


def test_sights_differ_where_they_should():
    """Without green receptors a red and a green move together, blue and yellow stay apart."""
    assert distance("#D02020", "#408020", "deuteranopia") < 0.4 * distance("#D02020", "#408020")
    assert distance("#2040D0", "#D0C020", "deuteranopia") > 60
    assert distance("#808080", "#808080", "protanopia") == 0


def test_two_value_axes_own_up():
    """Two charts over one plot share their axis, or words say which is whose."""
    one, other = (ChartAudit("lines", domain=(0, top), unit="USD", plot=PLOT) for top in (10, 500))
    assert rules(one, other) == ["dual-axes"]
    assert rules(one, other, words=["Yield (right axis)"]) == []
    assert rules(one, one) == []
    assert rules(one, ChartAudit("lines", domain=(0, 5), plot=Box(-5, 2.1, 5, 3))) == []


def test_a_projection_is_no_solid_line():
    """What nobody knows yet is dashed."""
    assert rules(ChartAudit("lines", forecasts=True)) == ["solid-projection"]


def test_a_chart_names_its_source():
    """In any language; a stage without charts needs none."""
    audit = [ChartAudit("ring")]
    assert [finding.rule for finding in sourced(audit, ["Debt"])] == ["no-source"]
    assert list(sourced(audit, ["Debt", "Source: Treasury"])) == []
    assert list(sourced(audit, ["来源：财政部"])) == []
    assert list(sourced(audit, ["מקור: משרד האוצר"], "he")) == []
    assert list(sourced([], [])) == []


def test_colours_that_stand_for_numbers_follow_them():
    """From quiet to strong, or from a middle to both sides; and a key says what they mean."""
    grey, rainbow = ("#101010", "#808080", "#F0F0F0"), ("#FF0000", "#FFFF00", "#0000FF")
    assert rules(ChartAudit("stripes", shades=grey)) == []
    assert rules(ChartAudit("stripes", shades=rainbow)) == ["shades-unordered"]
    assert rules(ChartAudit("stripes", shades=("#F0F0F0", "#101010", "#F0F0F0"), turn=0.5)) == []
    assert rules(ChartAudit("stripes", shades=grey, keyed=False)) == ["no-colour-key"]


def test_sizes_are_in_proportion():
    """Twice as much is twice as large."""
    assert rules(ChartAudit("areas", sizes=((1.0, 2.0), (2.0, 4.0), (0.0, 0.0)))) == []
    assert rules(ChartAudit("areas", sizes=((1.0, 1.0), (2.0, 4.0)))) == ["out-of-proportion"]


def test_an_axis_of_numbers_says_what_they_count():
    """A plot with numbers both ways has a name on either side."""
    assert rules(ChartAudit("scatter", unnamed_axes=("x",))) == ["unnamed-axis"]


# What the charts of the house say of themselves


def test_a_line_chart_tells_what_it_has_drawn(stage, holdings):
    """Only points that are reached count; the axis runs from zero."""
    with made_charts() as cast:
        chart = LineChart(holdings, "date", "usd_bn", series="country", lang="en")
    assert cast == [chart]
    scene = stage()
    scene.play(chart.enter())
    assert chart.audit().data is None
    scene.play(chart.draw(to="2012", series="China"))
    audit = chart.audit()
    assert audit.data == pytest.approx((1151.9e9, 1220.4e9))
    assert (audit.domain[0], audit.colors.keys(), audit.unit) == (0.0, {"China"}, "USD")
    assert audit.forecasts is False
    assert rules(audit) == []


def test_points_that_the_source_cannot_know_are_a_projection(stage, china):
    """A table whose last rows say that they are a projection."""
    china.columns["status"] = ("actual",) * 8 + ("projection",) * 2
    chart = LineChart(china, "date", "usd_bn", lang="en")
    scene = stage()
    scene.play(chart.draw(to="2017"))
    assert rules(chart.audit()) == []
    scene.play(chart.draw())
    assert rules(chart.audit()) == ["solid-projection"]


def test_bars_tell_their_scale_their_years_and_their_key(stage, outlays):
    """Two columns a year are told apart by colour alone; bars that have not grown claim nothing."""
    chart = BarChart(outlays, "year", ["interest", "defence"], flat=False, lang="en")
    assert chart.audit().data is None
    stage().play(chart.grow())
    audit = chart.audit()
    assert audit.baseline == 0.0
    assert audit.data == pytest.approx((475e9, 881e9))
    assert len(audit.periods) == 3
    assert (list(audit.colors), audit.named) == (["interest", "defence"], False)


def test_a_bar_that_runs_off_its_scale_says_so_itself(stage):
    """Its point and its missing number are its account; it is no axis that is too short."""
    amounts = {name: Quantity(value, "USD", 3) for name, value in FRACTIONS.items()}
    chart = BarChart(amounts, fit=["small"], lang="en")
    stage().play(chart.grow())
    assert chart.audit().data == (10.0, 10.0)
    assert rules(chart.audit()) == []


def test_a_race_over_uneven_moments_is_told(stage, holdings):
    """Year after year is even; the same pace over years and then a decade is not."""
    even = BarRace(holdings, "date", "usd_bn", series="country", lang="en")
    scene = stage()
    scene.play(even.enter())
    scene.play(even.run())
    assert rules(even.audit()) == []
    gaps = dict(holdings.columns)
    gaps["date"] = (*(date(1990 + n, 12, 31) for n in range(8)), date(2015, 12, 31), date(2016, 12, 31)) * 2
    uneven = BarRace(
        type(holdings)("t", gaps, holdings.source), "date", "usd_bn", series="country", lang="en"
    )
    scene.play(uneven.run())
    assert rules(uneven.audit()) == ["uneven-time"]


def test_ring_snowball_and_timeline_give_account(stage, china):
    """Parts that are shown and their colours; dates in their places."""
    parts = {name: Quantity(value, "percent", 3) for name, value in FRACTIONS.items()}
    ring = Ring(parts, colors={"small": theme.RED, "large": theme.RED}, lang="en")
    assert rules(ring.audit()) == []
    stage().play(ring.grow())
    assert rules(ring.audit()) == ["colours-alike"]
    ball = Snowball(china, "date", "usd_bn", lang="en")
    stage().play(ball.enter(), ball.roll())
    assert len(ball.audit().periods) == 9
    assert rules(ball.audit()) == []
    told = TimelineChart([("2000", "one"), ("2018", "two"), ("2020", "three")], lang="en")
    assert rules(told.audit()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_line_is_known_in_every_language(lang):
    """As it is seen: with plain spaces, whatever stands before its colon."""
    words = " ".join(languages.of(lang).screen.source.format("Treasury").split())
    assert [*sourced([ChartAudit("lines")], [words])] == []
