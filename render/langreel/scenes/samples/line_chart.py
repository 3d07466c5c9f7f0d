"""A sample of LineChart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.line_chart import LineChart
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, words = given.words("持有的国债", "Treasuries held"), given.words
    chart = LineChart(
        given.table("holdings"), "date", "usd_bn", series="country",
        names=given.countries, heading=heading, horizon="2024", lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.rescale(2e12)
    yield chart.draw()
    yield chart.project("2024", 1.5e12, words("预测", "expected"), series="Japan")
    yield chart.drop(chart.notes[-1])
    yield chart.shade("2020", "2022", words("疫情", "pandemic"))
    yield chart.event("2012-03-31", words("降息", "rate cut"))
    yield chart.reference(0.3e12, words("平均", "average"))
    yield chart.callout("2013", words("最高", "the peak"), "China", side="down-right")
    yield chart.measure("2013", "2018", words("少了一成", "a tenth less"), series="China", side="corner")
    yield chart.remark(words("部分由别国代管", "part is held elsewhere"), width=3.0)
    yield chart.highlight("China")
