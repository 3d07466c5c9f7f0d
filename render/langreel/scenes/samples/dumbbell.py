"""A sample of Dumbbell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.dumbbell import Dumbbell
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    heading, words = given.words("谁多了，谁少了", "Who has more, who has less"), given.words
    chart = Dumbbell(
        given.table("holders"), "year", "usd_bn", series="holder", ends=["2014", "2024"],
        names=given.holders, heading=heading, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.draw("China")
    yield chart.draw()
    yield chart.callout("Japan", words("不多不少", "about as much"))
    yield chart.drop(chart.notes[-1])
    yield chart.highlight("United Kingdom")
    yield chart.callout("United Kingdom", words("翻了两番", "four times as much"))
