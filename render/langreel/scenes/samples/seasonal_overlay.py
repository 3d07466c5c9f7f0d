"""A sample of SeasonalOverlay: the year’s breath of carbon dioxide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.seasonal_overlay import SeasonalOverlay
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    chart = SeasonalOverlay(
        given.table("carbon"),
        "month",
        "ppm",
        relative=True,
        until="2025",
        y_title=given.words("与当年均值之差，百万分之几", "parts per million above the mean of its year"),
        heading=given.words("地球的呼吸", "The planet breathes"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to="1990")
    yield chart.draw()
    yield chart.callout("2020-09", given.words("九月最低", "lowest in September"))
    yield chart.drop(chart.notes[0])
    yield chart.callout("2025-05", given.words("五月最高", "highest in May"))
    yield chart.highlight(1959, 2025)
