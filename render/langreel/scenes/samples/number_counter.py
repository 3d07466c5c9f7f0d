"""A sample of NumberCounter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.geometry import stage
from langreel.scenes.charts.number_counter import NumberCounter
from langreel.scenes.samples import Given, dollars


def sample(given: Given) -> Iterator[Any]:
    number = NumberCounter(dollars(881), given.words("一年的利息", "interest a year"), lang=given.lang)
    yield number.shift((stage().area.x, 0.0, 0.0))
    yield number.enter()
    yield number.count()
