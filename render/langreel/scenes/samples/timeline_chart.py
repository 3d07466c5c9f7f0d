"""A sample of TimelineChart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.timeline_chart import TimelineChart
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    events = [
        ("2022-02", given.words("储备被冻结", "reserves frozen")),
        ("2023-06-03", given.words("上限暂停", "limit suspended")),
        ("2024-11", given.words("三十六万亿", "36 trillion")),
    ]
    heading, source = given.words("三件事", "Three events"), given.source
    chart = TimelineChart(events, since="2022", until="2025", heading=heading, source=source, lang=given.lang)
    yield chart
    yield chart.enter()
    for number in range(len(events)):
        yield chart.event(number)
