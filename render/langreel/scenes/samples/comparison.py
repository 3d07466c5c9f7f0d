"""A sample of Comparison."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.comparison import Comparison
from langreel.scenes.samples import GOODS, SALES, Given


def sample(given: Given) -> Iterator[Any]:
    heading = given.words("三种出口", "Three exports")
    chart = Comparison(SALES, given.names(**GOODS), heading=heading, source=given.source, lang=given.lang)
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.highlight("oil")
