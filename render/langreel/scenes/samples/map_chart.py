"""A sample of MapChart: how long people live, and where carbon dioxide is measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.map_chart import MapChart
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    chart = MapChart(
        given.table("lives_of_2007"),
        "place",
        "life",
        legend=given.words("预期寿命", "life expectancy"),
        missing=given.words("无数据", "no data"),
        points=given.table("observatories"),
        key="name",
        heading=given.words("2007年的寿命", "Life expectancy in 2007"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw()
    yield chart.callout("JP", given.words("最长", "the longest"))
    yield chart.drop(chart.notes[0])
    yield chart.highlight("JP", "FR", "IT", "ES", "AU", "CH", "SE", "IS")
    yield chart.highlight()
    yield chart.mark()
    yield chart.callout("Mauna Loa", given.words("莫纳罗亚", "Mauna Loa"))
