"""A sample of BarRace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel import theme
from langreel.scenes.charts.bar_race import BarRace
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, colors = given.words("谁持有得多", "Who holds most"), {"China": theme.RED, "Japan": theme.VIOLET}
    chart = BarRace(
        given.table("holdings"), "date", "usd_bn", series="country",
        names=given.countries, colors=colors, bars=2, heading=heading, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.run("2017", bars=3)
    yield chart.compare("China", 1.2701e12, given.words("最高点", "its peak"), under="2013")
