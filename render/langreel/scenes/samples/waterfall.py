"""A sample of Waterfall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.waterfall import Waterfall
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, words = given.words("十年间的变化", "What changed in ten years"), given.words
    names = {**given.holders, **given.names(others=("其他", "others"))}
    table = given.table("ten_years")
    chart = Waterfall(table, "what", "usd_bn", names=names, heading=heading, lang=given.lang)
    yield chart
    yield chart.enter()
    yield chart.draw("2014")
    yield chart.draw()
    yield chart.highlight(["2014", "2024"])
    yield chart.highlight()
    yield chart.callout("2014", words("开始", "the beginning"))
    yield chart.drop(chart.notes[-1])
    yield chart.callout("China", words("少得最多", "the largest fall"))
