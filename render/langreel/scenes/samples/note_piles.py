"""A sample of NotePiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.geometry import stage
from langreel.scenes.charts.note_piles import NotePiles
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    piles = NotePiles(300, 1, stage().area.inset(0.4, 0.55, 0.4, 1.6))
    yield piles
    yield piles.grow()
    yield piles.mark(60)
    yield piles.eat(25)
