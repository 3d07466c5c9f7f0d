"""Comparison, ring, time line and counter; and what holds for every chart."""

from __future__ import annotations

import contextvars
from fractions import Fraction

import numpy as np
import pytest
from manim import config

from langreel import theme
from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import (
    BarChart,
    Comparison,
    FlowLoop,
    LineChart,
    NumberCounter,
    Ring,
    Snowball,
    TimelineChart,
)
from langreel.scenes.charts.chart import LANGUAGE, Chart
from langreel.scenes.typography import Lettering


def dollars(billions, digits=3):
    return Quantity(Fraction(billions) * 10**9, "USD", digits)


THREE = {"a": dollars(400), "b": dollars(100), "c": dollars(25)}
SHARES = {"official": Quantity(Fraction(44), "percent", 2), "private": Quantity(Fraction(56), "percent", 2)}
EVENTS = [("2022-02", "reserves frozen"), ("2023-12-29", "34 trillion"), ("2024", "36 trillion")]


@pytest.mark.parametrize("squares", [False, True])
def test_areas_are_in_proportion(squares, stage):
    """Four times the money is four times the area, in discs as in squares."""
    chart = Comparison(THREE, squares=squares, lang="en")
    stage().play(chart.grow())
    widths = [shape.body.width for shape in chart.shapes.values()]
    assert widths[0] / widths[1] == pytest.approx(2)
    assert widths[0] / widths[2] == pytest.approx(4)


def test_only_like_is_compared_with_like():
    """Dollars and tonnes have no common area; nor has a loss an area at all."""
    with pytest.raises(SceneError, match="different units"):
        Comparison({"a": dollars(1), "b": Quantity(Fraction(1), "t", 1)}, lang="en")
    with pytest.raises(SceneError, match="not negative"):
        Ring({"a": dollars(-1), "b": dollars(2)}, lang="en")


def test_a_ring_is_closed(stage):
    """44 and 56 percent sweep the whole turn."""
    chart = Ring(SHARES, lang="en")
    scene = stage()
    scene.play(chart.grow("official"))
    scene.play(chart.grow("private"))
    whole = chart.arcs
    assert whole.width == pytest.approx(2 * chart.radius, rel=1e-2)
    assert whole.height == pytest.approx(2 * chart.radius, rel=1e-2)


def test_events_keep_their_dates(stage):
    """Dots stand evenly in time; words never leave the room."""
    chart = TimelineChart(EVENTS, since="2022", until="2025", lang="en")
    scene = stage()
    scene.play(chart.enter())
    for number in range(3):
        scene.play(chart.event(number))
    xs = [event[1].get_x() for event in chart.events]
    days = [day.toordinal() for day in chart.days]
    assert (xs[1] - xs[0]) / (xs[2] - xs[0]) == pytest.approx((days[1] - days[0]) / (days[2] - days[0]))
    assert all(event[2].get_right()[0] <= chart.room.right + 1e-6 for event in chart.events)


def test_a_timeline_that_is_too_full_says_so():
    """Words are not squeezed until nobody can read them."""
    crowd = [(f"2024-01-{day:02d}", "a long story that fills two lines") for day in range(1, 31)]
    with pytest.raises(SceneError, match="no room"):
        TimelineChart(crowd, lang="en")


def test_a_number_counts_to_its_quantity(stage):
    """It starts at nothing and ends at what the figure says, in the language of the dub."""
    counter = NumberCounter(dollars(Fraction("524.7"), 4), lang="zh")
    assert counter.counter.string == "0亿"
    stage().play(counter.count())
    assert counter.counter.string == "5247亿"


def full(name, lang, holdings, china):
    """A chart of each kind with all that it can say."""
    two = {"China": "中国", "Japan": "日本"} if lang == "zh" else {}
    heading = "中国持有的美国国债" if lang == "zh" else "China's holdings of US Treasuries"
    words = {"heading": heading, "lang": lang}
    if name == "line":
        chart = LineChart(holdings, "date", "usd_bn", series="country", names=two, **words)
        notes = [chart.callout("2019", "$1.15T", "Japan"), chart.reference(1e12, "$1T")]
        return chart, [chart.enter(), chart.draw(), *notes, chart.remark("custody elsewhere")]
    if name == "bar":
        chart = BarChart(THREE, fit=["b", "c"], source=china.source, note="approximate", **words)
        return chart, [chart.enter(), chart.grow()]
    if name == "loop":
        chart = FlowLoop({"a": "Exporters", "b": "Central banks and investors", "c": "America"}, **words)
        return chart, [chart.enter(), chart.arrow("a", "b", "dollars"), chart.arrow("b", "c", "Treasuries")]
    if name == "snowball":
        chart = Snowball(china, "date", "usd_bn", words="debt", truth="area is debt", **words)
        moves = [chart.enter(), chart.roll(), chart.flag("2018", "now")]
        return chart, [*moves, chart.interest(9e10, "interest")]
    if name == "comparison":
        chart = Comparison(THREE, source=china.source, **words)
        return chart, [chart.enter(), chart.grow()]
    if name == "ring":
        chart = Ring(SHARES, source=china.source, centre="$8.6T", under="held abroad", **words)
        return chart, [chart.enter(), chart.grow()]
    chart = TimelineChart(EVENTS, source=china.source, **words)
    return chart, [chart.enter(), *(chart.event(number) for number in range(3))]


KINDS = ("line", "bar", "loop", "snowball", "comparison", "ring", "timeline")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_every_chart_keeps_to_its_area(name, lang, holdings, china, stage):
    """Nothing is painted outside of the title-safe area, nor in the subtitle band; no type is too small."""
    chart, moves = full(name, lang, holdings, china)
    scene = stage()
    for move in moves:
        scene.play(move)
    ground = scene.picture()[0, 0]
    inked = np.argwhere(np.abs(scene.picture() - ground).sum(axis=2) > 24)
    unit = config.pixel_height / theme.HEIGHT
    tops, lefts = inked[:, 0] / unit, inked[:, 1] / unit
    assert theme.HEIGHT / 2 - tops.min() <= theme.SAFE_TOP + 0.06
    assert theme.HEIGHT / 2 - tops.max() >= theme.BAND_TOP - 0.06
    assert lefts.min() - theme.WIDTH / 2 >= theme.SAFE_LEFT - 0.06
    assert lefts.max() - theme.WIDTH / 2 <= theme.SAFE_RIGHT + 0.06
    lines = [part for part in chart.get_family() if isinstance(part, Lettering) and part.string]
    assert min(line.size for line in lines) >= theme.SMALL - 1e-6


def test_a_chart_asks_for_its_language():
    """Outside of a scene it must be told; inside it knows."""

    def outside():
        with pytest.raises(SceneError, match="does not know its language"):
            Chart()
        LANGUAGE.set("zh")
        assert Chart().lang == "zh"

    contextvars.Context().run(outside)
