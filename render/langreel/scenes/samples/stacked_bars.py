"""A sample of StackedBars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.stacked_bars import StackedBars
from langreel.scenes.samples import Given

THREE = ["China", "Japan", "United Kingdom"]


def sample(given: Given) -> Iterator[Any]:
    heading, words = given.words("三国持有的国债", "Treasuries held by three"), given.words
    table = given.table("holders", holder=THREE, year=[2012, 2016, 2020, 2024])
    chart = StackedBars(
        table, "year", "usd_bn", series="holder",
        names=given.holders, heading=heading, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.draw("China")
    yield chart.draw()
    yield chart.callout("2024", words("最后", "the last"))
    yield chart.drop(chart.notes[-1])
    yield chart.callout("2012", words("最多的一方", "the largest part"), "China", under="2012")
    yield chart.highlight("China")
