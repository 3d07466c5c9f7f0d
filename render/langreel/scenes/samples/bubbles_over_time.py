"""A sample of BubblesOverTime: income and life expectancy of nine countries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.bubbles_over_time import BubblesOverTime
from langreel.scenes.samples import LANDS, Given


def sample(given: Given) -> Iterator[Any]:
    chart = BubblesOverTime(
        given.table("lives"),
        "income",
        "life",
        size="population",
        time="year",
        key="country",
        x_title=given.words("人均收入", "income a person"),
        y_title=given.words("出生时的预期寿命", "life expectancy at birth"),
        size_title=given.words("面积：人口", "area: population"),
        names=given.names(**LANDS),
        heading=given.words("更富，更长寿", "Richer, and longer lives"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.run(to=1962)
    yield chart.trail("China", "Japan")
    yield chart.run()
    yield chart.callout("Japan", given.words("最长寿", "the longest"), side="down-right")
    yield chart.drop(chart.notes[0])
    yield chart.highlight("China", "Japan", "India", "Nigeria")
    yield chart.callout("Nigeria", given.words("落在后面", "left behind"))
