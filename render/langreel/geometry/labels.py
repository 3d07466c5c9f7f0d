"""Labels: where words go so that they cover neither the picture nor one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.geometry.boxes import Box
from langreel.geometry.paths import Path, resample

SIDES = {
    "up": (0.0, 1.0),
    "right": (1.0, 0.0),
    "left": (-1.0, 0.0),
    "down": (0.0, -1.0),
    "up-right": (0.7, 0.7),
    "up-left": (-0.7, 0.7),
    "down-right": (0.7, -0.7),
    "down-left": (-0.7, -0.7),
    "level-left": (-1.0, 0.35),
    "level-right": (1.0, 0.35),
    "low-left": (-1.0, -0.35),
    "low-right": (1.0, -0.35),
}
REACHES = (0.25, 0.4, 0.6, 0.85, 1.15, 1.5, 1.9, 2.4)


def spread(
    wanted: Sequence[float], sizes: Sequence[float], lo: float, *, hi: float, gap: float = 0.0
) -> tuple[float, ...]:
    """Centres near the ``wanted`` ones for labels of those ``sizes``, ``gap`` apart within ``lo``..``hi``.

    They keep their order and move as little as possible (least squares: pooled neighbours).

    >>> spread([1.0, 1.1], [0.4, 0.4], 0, hi=5)
    (0.85, 1.25)
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    offsets, edge = [], 0.0
    for index in order:
        offsets.append(edge + sizes[index] / 2)
        edge += sizes[index] + gap
    pooled = _pool([wanted[index] - offset for index, offset in zip(order, offsets)])
    room = max(lo, hi - (edge - gap))
    centres = dict(zip(order, (min(max(p, lo), room) + o for p, o in zip(pooled, offsets))))
    return tuple(round(centres[index], 9) for index in range(len(wanted)))


def _pool(values: Sequence[float]) -> list[float]:
    """The nearest sequence that never falls (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean:
            other, others = blocks.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]


def place(
    anchor: tuple[float, float],
    size: tuple[float, float],
    area: Box,
    *,
    paths: Sequence[Path] = (),
    taken: Sequence[Box] = (),
    side: str = "auto",
) -> Box:
    """The best box of ``size`` for a label that points at ``anchor``.

    It stays inside ``area``, off the ``paths`` and off the boxes already ``taken``, and near its anchor;
    its leader crosses as little as possible. ``side`` is one of SIDES, or ``auto``.
    """
    sides = SIDES if side == "auto" else {side: SIDES[side]}
    boxes = [_beside(anchor, size, way, reach=reach) for reach in REACHES for way in sides.values()]
    boxes = [_clamp(box, area) for box in boxes]
    return best([*boxes, *(_everywhere(size, area) if side == "auto" else ())], anchor, paths, taken=taken)


def best(
    boxes: Sequence[Box], anchor: tuple[float, float], paths: Sequence[Path], *, taken: Sequence[Box]
) -> Box:
    """The box that covers least and lies nearest to its anchor; of equals the first."""
    dots = np.vstack([resample(path, 0.06) for path in paths]) if paths else np.empty((0, 2))
    return min(boxes, key=lambda box: _cost(box, anchor, dots, taken=taken))


def quiet(size: tuple[float, float], area: Box, paths: Sequence[Path], *, taken: Sequence[Box]) -> Box:
    """The box of ``size`` in ``area`` that is on nothing taken and keeps farthest from everything.

    Of equals it is the most central.
    """
    dots = np.vstack([resample(path, 0.1) for path in paths])

    def crowd(box: Box) -> tuple[float, float, float]:
        hidden = sum(box.common(other) for other in taken)
        rings = sum(covered(box.padded(pad), dots) > 0 for pad in (0.0, 0.12, 0.25, 0.4, 0.6))
        rings += sum(box.padded(pad).common(other) > 0 for pad in (0.0, 0.15, 0.3) for other in taken)
        return hidden, rings, abs(box.x - area.x) + abs(box.y - area.y)

    return min(_everywhere(size, area), key=crowd)


def beside_bracket(
    start: tuple[float, float], end: tuple[float, float], size: tuple[float, float], *, right: float
) -> dict[str, Box]:
    """Where the words of a bracket may go: beyond its guide, or beside its arrow; none past ``right``."""
    (width, height), (x, y) = size, end
    beyond = start[1] + (0.16 + height / 2) * (1 if start[1] > y else -1)
    within = start[1] - (0.2 + height / 2) * (1 if start[1] > y else -1)
    return {
        "left": Box.around(x - 0.25 - width / 2, within, width, height),
        "beyond": Box.around(min(x + 0.1, right) - width / 2, beyond, width, height),
        "corner": Box.around(right - width / 2, beyond, width, height),
        "right": Box.around(min(x + 0.25 + width / 2, right - width / 2), (start[1] + y) / 2, width, height),
    }


def leader(anchor: tuple[float, float], box: Box, gap: float = 0.08) -> tuple[float, float]:
    """Where on the edge of ``box`` (kept ``gap`` away) a leader from ``anchor`` ends."""
    room = box.padded(gap)
    x = min(max(anchor[0], room.left), room.right)
    y = min(max(anchor[1], room.bottom), room.top)
    return x, y


def _everywhere(size: tuple[float, float], area: Box) -> list[Box]:
    """Boxes of ``size`` all over the area."""
    xs = np.linspace(area.left + size[0] / 2, max(area.right - size[0] / 2, area.left + size[0] / 2), 25)
    ys = np.linspace(area.bottom + size[1] / 2, max(area.top - size[1] / 2, area.bottom + size[1] / 2), 15)
    return [Box.around(float(x), float(y), *size) for x in xs for y in ys]


def _beside(
    anchor: tuple[float, float], size: tuple[float, float], way: tuple[float, float], *, reach: float
) -> Box:
    x = anchor[0] + way[0] * (reach + size[0] / 2)
    y = anchor[1] + way[1] * (reach + size[1] / 2)
    return Box.around(x, y, *size)


def _clamp(box: Box, area: Box) -> Box:
    right = max(area.left - box.left, 0.0) - max(box.right - area.right, 0.0)
    up = max(area.bottom - box.bottom, 0.0) - max(box.top - area.top, 0.0)
    return Box(box.left + right, box.bottom + up, box.right + right, box.top + up)


def _cost(box: Box, anchor: tuple[float, float], dots: Path, *, taken: Sequence[Box]) -> float:
    end = leader(anchor, box)
    reach = float(np.hypot(end[0] - anchor[0], end[1] - anchor[1]))
    on_line = np.linspace(anchor, end, 12)[3:]
    crossed = sum(covered(other.padded(0.03), on_line) for other in taken)
    hidden = sum(1.0 + 50.0 * box.common(other) for other in taken if box.padded(0.08).common(other) > 0)
    lonely = 6.0 if reach < 0.12 else 0.0
    return (
        4.0 * covered(box.padded(0.12), dots)
        + 100.0 * hidden
        + 4.0 * crossed
        + 2.0 * _near(on_line, dots)
        + reach
        + lonely
    )


def covered(box: Box, dots: Path) -> int:
    """How many of the dots lie in the box."""
    x, y = dots[:, 0], dots[:, 1]
    return int(np.sum((x > box.left) & (x < box.right) & (y > box.bottom) & (y < box.top)))


def _near(points: Path, dots: Path) -> int:
    """How many of the points touch a dot."""
    if not len(dots):
        return 0
    apart = np.hypot(points[:, None, 0] - dots[None, :, 0], points[:, None, 1] - dots[None, :, 1])
    return int(np.sum(apart.min(axis=1) < 0.06))


def levels(
    middles: Sequence[float], widths: Sequence[float], gap: float = 0.2, *, most: int = 3
) -> tuple[int, ...]:
    """Levels for labels along a time axis: 1, 2, … above it and -1, -2, … below, alternating sides.

    Labels do not overlap, nor do the stems of the higher ones pass through them if that can be; what fits
    nowhere goes outermost.

    >>> levels([0, 1, 2], [1.5, 1.5, 1.5])
    (1, -1, 1)
    """
    taken: dict[int, list[tuple[float, float]]] = {}
    chosen: dict[int, int] = {}
    for turn, index in enumerate(sorted(range(len(middles)), key=lambda index: middles[index])):
        side = 1 if turn % 2 == 0 else -1
        options = [sign * level for level in range(1, most + 1) for sign in (side, -side)]
        x, half = middles[index], widths[index] / 2
        fitting = (
            o
            for stems in (gap / 2, None)
            for o in options
            if _fits(taken, o, (x, half), gap=gap, stems=stems)
        )
        level = next(fitting, options[-2])
        chosen[index] = level
        taken.setdefault(level, []).append((x - half, x + half))
        for lower in range(1, abs(level)):
            taken.setdefault(lower if level > 0 else -lower, []).append((x, x))
    return tuple(chosen[index] for index in range(len(middles)))


def _fits(
    taken: dict[int, list[tuple[float, float]]],
    level: int,
    place: tuple[float, float],
    *,
    gap: float,
    stems: float | None,
) -> bool:
    """Whether a label (middle, half its width) has room on a level, and its stem on the way there."""
    (x, half), sign = place, 1 if level > 0 else -1
    here = all(right + gap <= x - half or x + half + gap <= left for left, right in taken.get(level, []))
    if stems is None:
        return here
    passed = (span for lower in range(1, abs(level)) for span in taken.get(sign * lower, []))
    return here and all(right + stems <= x or x + stems <= left for left, right in passed)


def shelves(
    middles: Sequence[float], sizes: Sequence[tuple[float, float]], gap: float, *, above: float, below: float
) -> tuple[Box, ...]:
    """Boxes of those ``sizes`` at alternating ``levels`` over and under the axis y = 0, as close as they fit.

    The nearest stand ``above`` or ``below`` the axis; a higher one clears those of its side that it passes.
    """
    chosen = levels(middles, [width for width, _ in sizes], gap)
    boxes: dict[int, Box] = {}
    for index in sorted(range(len(middles)), key=lambda index: abs(chosen[index])):
        x, (width, height), side = middles[index], sizes[index], 1 if chosen[index] > 0 else -1
        lower = [boxes[other] for other in boxes if chosen[other] * side in range(1, abs(chosen[index]))]
        passed = [box for box in lower if box.left < x + width / 2 + gap and x - width / 2 - gap < box.right]
        reach = max([above if side > 0 else below, *(gap + max(box.top, -box.bottom) for box in passed)])
        boxes[index] = Box.around(x, side * (reach + height / 2), width, height)
    return tuple(boxes[index] for index in range(len(middles)))
