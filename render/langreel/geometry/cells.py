"""Cells: how a grid of many small parts shares its room, and which of their names have room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from langreel.geometry.boxes import Box, columns, stack

EVERY = (1, 2, 5, 10, 20, 25, 50, 100)


def grid(box: Box, count: int, gap: float, *, shape: float = 1.6) -> tuple[Box, ...]:
    """``count`` equal cells, row by row from the top, ``gap`` apart, as near as can be to a ``shape`` (width
    over height) and with few empty ones.

    >>> [round(cell.width, 1) for cell in grid(Box(0, 0, 12, 6), 6, 0.0)]
    [4.0, 4.0, 4.0, 4.0, 4.0, 4.0]
    """
    across = min(range(1, count + 1), key=lambda n: _unfit(box, count, n, gap=gap, shape=shape))
    down = math.ceil(count / across)
    height = (box.height - gap * (down - 1)) / down
    tops = [box.top - row * (height + gap) for row in range(down)]
    rows = [columns(Box(box.left, top - height, box.right, top), across, gap) for top in tops]
    return tuple(cell for row in rows for cell in row)[:count]


def mirrored(cells: Sequence[Box]) -> tuple[Box, ...]:
    """The cells with left and right exchanged, for who reads from the right.

    >>> [cell.left for cell in mirrored([Box(0, 0, 1, 1), Box(1, 0, 3, 1)])]
    [2, 0]
    """
    both = min(cell.left for cell in cells) + max(cell.right for cell in cells)
    return tuple(Box(both - cell.right, cell.bottom, both - cell.left, cell.top) for cell in cells)


def _unfit(box: Box, count: int, across: int, *, gap: float, shape: float) -> float:
    """How far from the wanted shape cells are, and how many stay empty."""
    down = math.ceil(count / across)
    width, height = (box.width - gap * (across - 1)) / across, (box.height - gap * (down - 1)) / down
    if min(width, height) <= 0:
        return math.inf
    return abs(math.log(width / height / shape)) + 0.5 * (across * down - count) / across


def table_cells(box: Box, down: int, across: int, *, fill: float = 0.94) -> tuple[tuple[Box, ...], ...]:
    """The cells of a table by row and column; each fills that share of its width and of its height."""
    gap = (1.0 - fill) * box.width / max(across, 1)
    return tuple(columns(row, across, gap) for row in stack(box, down, fill))


def stretches(places: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """From where to where each of the ordered ``places`` reaches: to the next one, but no farther than half
    as long again as usual, so that what is missing stays a gap.

    >>> stretches([2000, 2001, 2002, 2005])
    ((2000, 2001), (2001, 2002), (2002, 2003), (2005, 2006))
    """
    steps = [after - before for before, after in pairwise(places)]
    usual = median(steps) if steps else 1.0
    reach = [step if step < 1.5 * usual else usual for step in [*steps, usual]]
    return tuple((place, place + step) for place, step in zip(places, reach))


def every(widths: Sequence[float], pitch: float, gap: float = 0.25) -> int:
    """Of names that stand ``pitch`` apart, which can be written: all (1), every second (2), every fifth …

    >>> every([0.9] * 30, 0.3)
    5
    """
    widest = max(widths, default=0.0) + gap
    return next((step for step in EVERY if step * pitch >= widest), len(widths) or 1)
