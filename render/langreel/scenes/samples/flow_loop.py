"""A sample of FlowLoop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.scenes.charts.flow_loop import FlowLoop
from langreel.scenes.samples import PICTURE, Given


def sample(given: Given) -> Iterator[Any]:
    names = given.names(shop=("小店", "Shop"), bank=("银行", "Bank"), customer=("顾客", "Customer"))
    icons = {"shop": "shop", "bank": "bank", "customer": "customer"}
    heading, source = given.words("钱的循环", "The loop of money"), given.source
    chart = FlowLoop(names, icons, heading=heading, source=source, lang=given.lang)
    yield chart
    yield chart.enter()
    yield chart.arrow("customer", "shop", given.words("付款", "pays"))
    yield chart.flow("shop", "bank", count=2)
    yield chart.relabel(given.names(shop=("出口商", "Exporters")), {"shop": "factory"})
    yield chart.highlight("bank")
    yield PICTURE
    yield chart.shrink(0.5)
