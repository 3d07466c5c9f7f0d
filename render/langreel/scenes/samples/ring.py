"""A sample of Ring."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from langreel.model import Quantity
from langreel.scenes.charts.ring import Ring
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    shares = {
        "official": Quantity(Fraction(44), "percent", 2),
        "private": Quantity(Fraction(56), "percent", 2),
    }
    names = given.names(official=("官方", "official"), private=("民间", "private"))
    centre, under = given.words("8.6万亿", "$8.6T"), given.words("在国外", "held abroad")
    heading, source = given.words("谁持有", "Who holds it"), given.source
    chart = Ring(shares, names, heading=heading, source=source, lang=given.lang, centre=centre, under=under)
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.highlight("official")
