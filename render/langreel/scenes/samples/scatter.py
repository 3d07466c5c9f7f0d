"""A sample of Scatter: carbon dioxide and temperature, a point a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.scatter import Scatter
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    chart = Scatter(
        given.table("carbon_and_warming"),
        "ppm",
        "anomaly",
        key="year",
        x_title=given.words("二氧化碳，每百万份空气中的份数", "carbon dioxide, parts per million"),
        y_title=given.words("与1951–1980年均值之差", "above the mean of 1951–1980"),
        heading=given.words("二氧化碳越多，气温越高", "More carbon dioxide, more warmth"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to=1990)
    yield chart.draw()
    yield chart.trend(given.words("最小二乘直线", "straight line by least squares"))
    yield chart.callout(1959, given.words("开始", "the beginning"))
    yield chart.drop(chart.notes[-1])
    yield chart.callout(1992, given.words("火山爆发之后", "after an eruption"), side="down-right")
    yield chart.callout(2023, given.words("最热的一年", "the warmest"))
    yield chart.highlight(1992, 2023)
