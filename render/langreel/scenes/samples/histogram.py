"""A sample of Histogram: how high a yield stood on the days of a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.histogram import Histogram
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    words = given.words
    chart = Histogram(
        given.table("yields"),
        "percent",
        x_title=words("十年期收益率", "10-year yield"),
        y_title=words("天数", "days"),
        heading=words("2025年的每一天", "The days of 2025"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(4.2)
    yield chart.draw()
    yield chart.highlight(4.5)
    yield chart.callout(4.6, words("很少超过四点五", "rarely above four and a half"))
    yield chart.drop(chart.notes[-1])
    yield chart.highlight()
    yield chart.mark(4.29, words("平均", "mean"))
    yield chart.callout(4.15, words("最常见", "most often"))
