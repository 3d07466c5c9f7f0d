"""A sample of Sankey: a government's money, in and out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel import theme
from langreel.scenes.charts.sankey import Sankey
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    names = given.names(
        income_tax=("个人所得税", "income taxes"),
        social_insurance=("社会保险", "social insurance"),
        corporate_tax=("企业所得税", "corporate taxes"),
        other_receipts=("其他收入", "other receipts"),
        borrowing=("借债", "borrowing"),
        budget=("联邦政府", "federal government"),
        pensions=("养老金", "pensions"),
        health=("医疗补助", "health"),
        medicare=("老年医保", "Medicare"),
        interest=("利息", "interest"),
        defence=("国防", "defence"),
        other_outlays=("其他支出", "all else"),
    )
    chart = Sankey(
        given.table("budget"),
        value="usd_bn",
        names=names,
        colors={"borrowing": theme.RED, "budget": theme.UNNAMED},
        heading=given.words("钱从哪来，到哪去", "Where the money comes from, and where it goes"),
        lang=given.lang,
    )
    yield chart
    yield chart.enter()
    yield chart.draw(to="budget")
    yield chart.draw()
    yield chart.callout("budget", "interest", given.words("利息", "interest"))
    yield chart.drop(chart.notes[0])
    yield chart.highlight("borrowing")
    yield chart.highlight()
    yield chart.callout("borrowing", "budget", given.words("四分之一", "a quarter"))
