"""A sample of HeatGrid: how warm each month was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.heat_grid import HeatGrid
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    chart = HeatGrid(
        given.table("warming_by_month"),
        "month:year",
        "month:month",
        "anomaly",
        zero=0.0,
        legend=given.words("与1951–1980年同月均值之差", "above or below the mean of 1951–1980"),
        heading=given.words("没有一个月变冷", "No month stayed cool"),
        missing=given.words("无数据", "no data"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to=1990)
    yield chart.draw()
    yield chart.callout(1976, 2, given.words("凉", "cool"))
    yield chart.drop(chart.notes[0])
    yield chart.callout(2016, 2, given.words("厄尔尼诺", "El Niño"))
    yield chart.highlight(columns=range(1960, 2024), rows=range(1, 13))
