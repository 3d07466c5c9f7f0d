"""A sample of BarChart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.bar_chart import BarChart
from langreel.scenes.samples import GOODS, SALES, Given


def sample(given: Given) -> Iterator[Any]:
    heading, source = given.words("卖给外国的东西", "What is sold abroad"), given.source
    names, note = given.names(**GOODS), given.words("2024年", "in 2024")
    chart = BarChart(
        SALES, names=names, heading=heading, note=note, fit=["oil", "soy"], source=source, lang=given.lang
    )
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.rescale(1e12)
    yield chart.reference(0.9e12, given.words("目标", "target"))
    yield chart.callout("oil", given.words("大多是原油", "most of it crude"))
    yield chart.drop(chart.notes[-1])
    yield chart.highlight("bonds")
