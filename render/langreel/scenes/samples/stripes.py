"""A sample of Stripes: how warm each year was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.stripes import Stripes
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    chart = Stripes(
        given.table("warming"),
        "year",
        "anomaly",
        legend=given.words("与1951–1980年均值之差", "above or below the mean of 1951–1980"),
        heading=given.words("每年的气温", "How warm each year was"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to=1950)
    yield chart.draw()
    yield chart.callout(1963, given.words("火山", "a volcano"))
    yield chart.drop(chart.notes[0])
    yield chart.highlight(1880, 2023)
    yield chart.callout(2023, given.words("最热的一年", "the warmest"), under="+1.17 °C")
