"""A sample of StackedAreas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.stacked_areas import StackedAreas
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, words = given.words("四国持有的国债", "Treasuries held by four"), given.words
    table = given.table("holders", holder=["China", "Japan", "United Kingdom", "Canada"])
    chart = StackedAreas(
        table, "year", "usd_bn", series="holder",
        names=given.holders, heading=heading, horizon="2026", lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.draw("2015", series="China")
    yield chart.draw()
    yield chart.project("2026", 3.2e12, words("预测", "expected"))
    yield chart.drop(chart.notes[-1])
    yield chart.shade("2020", "2022", words("疫情", "pandemic"))
    yield chart.event("2012-03-31", words("降息", "rate cut"))
    yield chart.reference(0.3e12, words("平均", "average"))
    yield chart.measure("2010", "2024", words("多了一半", "half more"))
    yield chart.remark(words("部分由别国代管", "part is held elsewhere"), width=3.0)
    yield chart.drop(*chart.notes)
    yield chart.callout("2013", words("最多的一年", "the most"), "China", side="up")
    yield chart.highlight("China")
