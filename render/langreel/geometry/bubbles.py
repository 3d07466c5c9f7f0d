"""Bubbles: discs that move and grow between known moments, and which of their names can be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from langreel.geometry.boxes import Box
from langreel.geometry.ranking import amounts

Values = NDArray[np.float64]


def at_moment(values: Values, moment: float) -> Values:
    """What is known of every bubble at a moment: ``values`` has shape (moments, bubbles, 3) for x, y, size.

    In between it changes in straight lines, the size by its area; NaN where one of two moments is not known.

    >>> at_moment(np.array([[[0.0, 0.0, 4.0]], [[2.0, 1.0, 8.0]]]), 0.5).tolist()
    [[1.0, 0.5, 6.0]]
    """
    return amounts(values, moment)


def radii(sizes: Values, full: float, largest: float) -> Values:
    """The radii of discs whose areas are ``sizes``; one of ``full`` has the ``largest``."""
    return np.asarray(largest * np.sqrt(np.maximum(sizes, 0.0) / full))


Disc = tuple[float, float, float]
"""Middle (x, y) and radius."""
SIDES = ((0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0))


def named(
    discs: Sequence[Disc],
    sizes: Sequence[tuple[float, float]],
    room: Box,
    *,
    taken: Sequence[Box] = (),
    gap: float = 0.05,
) -> list[Box | None]:
    """Where the names of bubbles stand, each of a size: in its own one if it fits, else beside it.

    A bubble lies on those before it. None covers a bubble that is not its own, another name or what is
    ``taken``, or leaves the room; those that come first choose first, and who finds no place has no name.

    >>> named([(0, 0, 2), (5, 0, 0.25)], [(1, 0.3), (1, 0.5)], Box(-9, -9, 9, 9))[1]
    Box(left=4.5, bottom=0.30000000000000004, right=5.5, top=0.8)
    """
    found: list[Box | None] = []
    for n, (disc, size) in enumerate(zip(discs, sizes)):
        inner = [(box, discs[n + 1 :]) for box in _within(disc, size)]
        outer = [(box, [*discs[:n], *discs[n + 1 :]]) for box in _beside(disc, size, gap)]
        stood = [box.padded(gap) for box in [*taken, *found] if box]
        clear = (
            box
            for box, others in [*inner, *outer]
            if box.inside(room)
            and not any(_touches(box, other) for other in others)
            and not any(box.common(name) for name in stood)
        )
        found.append(next(clear, None))
    return found


def _within(disc: Disc, size: tuple[float, float]) -> list[Box]:
    """Places for a name within its disc, the middle first."""
    (x, y, r), (width, height) = disc, size
    ways = ((0.0, 0.0), *SIDES)
    boxes = [(i, j, Box.around(x + 0.5 * r * i, y + 0.5 * r * j, width, height)) for i, j in ways]
    # The corner that is farthest from the middle.
    far = [np.hypot(0.5 * r * abs(i) + width / 2, 0.5 * r * abs(j) + height / 2) for i, j, _ in boxes]
    return [box for (_, _, box), corner in zip(boxes, far) if corner < r]


def _beside(disc: Disc, size: tuple[float, float], gap: float) -> list[Box]:
    """Places for a name over, under and beside its disc."""
    (x, y, r), (width, height) = disc, size
    reach = [(i * (r + gap + width / 2), j * (r + gap + height / 2)) for i, j in SIDES]
    return [Box.around(x + i, y + j, width, height) for i, j in reach]


def _touches(box: Box, disc: Disc) -> bool:
    x, y, r = disc
    near = min(max(x, box.left), box.right) - x, min(max(y, box.bottom), box.top) - y
    return near[0] ** 2 + near[1] ** 2 < r * r


def trail(values: Values, bubble: int, since: float, until: float) -> Values:
    """The way of a bubble between two moments, shape (n, 2): by way of the known moments."""
    inner = np.arange(np.ceil(since + 1e-9), until)
    moments = [since, *inner, until]
    way = np.array([at_moment(values, float(moment))[bubble, :2] for moment in moments])
    return np.asarray(way[~np.isnan(way).any(axis=1)])


def round_size(largest: float) -> float:
    """A round size of which a small disc tells the scale: about an eighth of the largest.

    >>> round_size(1318.0)
    200.0
    """
    rough = largest / 8
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9)))
