"""Lanes: how the bars of groups and series share a plot."""

from __future__ import annotations

from langreel.geometry.boxes import Box, columns, stack

Lane = tuple[float, float]
"""Where a bar begins and ends across its direction."""


def lanes(plot: Box, groups: int, series: int, *, flat: bool) -> list[list[Lane]]:
    """For each group the lane of each of its series: ``flat`` bars lie below one another, else they stand.

    >>> lanes(Box(0, 0, 4, 2), 2, 1, flat=True)
    [[(1.19, 1.81)], [(0.19, 0.81)]]
    """
    fill = 0.62 if series == 1 else 0.78
    slots = _rows(plot, groups, fill) if flat else _columns(plot, groups, fill)
    return [_shared(slot, series, reverse=flat) for slot in slots]


def _rows(plot: Box, count: int, fill: float) -> list[Lane]:
    return [(row.bottom, row.top) for row in stack(plot, count, fill)]


def _columns(plot: Box, count: int, fill: float) -> list[Lane]:
    gap = plot.width / count * (1 - fill)
    return [(cell.left, cell.right) for cell in columns(plot.inset(gap / 2, 0, gap / 2), count, gap)]


def _shared(slot: Lane, count: int, reverse: bool) -> list[Lane]:
    """A slot cut into lanes; lying bars list the first series on top."""
    width, fill = (slot[1] - slot[0]) / count, 0.94 if count > 1 else 1.0
    found = [(slot[0] + n * width, slot[0] + (n + fill) * width) for n in range(count)]
    return found[::-1] if reverse else found
