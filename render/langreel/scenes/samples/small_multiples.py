"""A sample of SmallMultiples: how long people live, country by country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.small_multiples import SmallMultiples
from langreel.scenes.samples import LANDS, Given


def sample(given: Given) -> Iterator[Any]:
    chart = SmallMultiples(
        given.table("lives"),
        "year",
        "life",
        series="country",
        names=given.names(**LANDS),
        y_title=given.words("出生时的预期寿命", "life expectancy at birth"),
        zero=False,
        heading=given.words("寿命都在变长", "Lives grew longer"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to=1977)
    yield chart.draw()
    yield chart.callout("India", 1952, given.words("起点", "from here"))
    yield chart.drop(chart.notes[0])
    yield chart.callout("China", 1962, given.words("饥荒", "famine"))
    yield chart.highlight("China")
