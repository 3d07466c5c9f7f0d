"""A sample of Water."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.geometry import stage
from langreel.scenes.charts.water import Water
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    body = Water(stage().area.inset(0.4, 0.55, 0.4, 2.6), level=0.2)
    yield body
    yield body.flow(level=0.8, swell=0.1)
