"""A canvas of letters: geometry drawn so that a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from langreel.geometry import Box
from langreel.geometry.paths import Path, resample


@pytest.fixture
def drawn() -> Callable[..., list[str]]:
    """Boxes and paths as 32 x 9 letters: a box fills its cells, a path those that it crosses."""

    def draw(area: Box, shapes: Mapping[str, Box | Path | Sequence[Box]]) -> list[str]:
        cells = [["." for _ in range(32)] for _ in range(9)]
        for letter, shape in shapes.items():
            for x, y in _points(shape):
                column = int((x - area.left) / area.width * 32)
                row = int((area.top - y) / area.height * 9)
                if 0 <= column < 32 and 0 <= row < 9:
                    cells[row][column] = letter
        return ["".join(row) for row in cells]

    return draw


def _points(shape: Box | Path | Sequence[Box]) -> list[tuple[float, float]]:
    if isinstance(shape, Box):
        xs = [shape.left + (n + 0.5) * shape.width / 60 for n in range(60)]
        ys = [shape.bottom + (n + 0.5) * shape.height / 30 for n in range(30)]
        return [(x, y) for x in xs for y in ys]
    if isinstance(shape, (list, tuple)):
        return [point for each in shape for point in _points(each)]
    return [(float(x), float(y)) for x, y in resample(shape, 0.05)]
