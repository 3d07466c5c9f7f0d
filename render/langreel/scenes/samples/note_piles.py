"""A sample of NotePiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langreel.geometry import Box
from langreel.scenes.charts.note_piles import NotePiles
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    piles = NotePiles(300, 1, Box(-6.0, -2.0, 6.0, 2.0))
    yield piles
    yield piles.grow()
    yield piles.mark(60)
    yield piles.eat(25)
