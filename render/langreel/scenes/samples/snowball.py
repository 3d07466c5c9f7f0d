"""A sample of Snowball."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.snowball import Snowball
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, truth = given.words("越滚越大", "It rolls and grows"), given.words("面积就是债", "area is debt")
    chart = Snowball(
        given.table("debt"), "date", "owed",
        heading=heading, words=given.words("债务", "debt"), truth=truth, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.roll("2018")
    yield chart.flag("2019", given.words("疫情以前", "before the pandemic"))
    yield chart.focus("2017")
    yield chart.roll("2020")
    yield chart.interest(2e12, given.words("利息", "interest"))
    yield chart.snow(1.5e12, count=6)
