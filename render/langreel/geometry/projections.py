"""Projections: degrees on the globe → a flat map on which equal areas stay equal.

Equal Earth (Bojan Šavrič, Tom Patterson and Bernhard Jenny, 2018): continents look like themselves, and a
country takes as much of the map as of the globe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from langreel.geometry.boxes import Box
from langreel.geometry.paths import Path

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = np.sqrt(3) / 2


def equal_earth(degrees: Path) -> Path:
    """Places of the map for longitudes and latitudes in degrees, both shape (n, 2).

    >>> equal_earth(np.array([[0.0, 0.0], [180.0, 0.0]])).round(3).tolist()
    [[0.0, 0.0], [2.707, 0.0]]
    """
    long, lat = np.radians(np.asarray(degrees, float)).T
    theta = np.arcsin(np.clip(_M * np.sin(lat), -1.0, 1.0))
    squared, sixth = theta**2, theta**6
    a1, a2, a3, a4 = _A
    x = long * np.cos(theta) / (_M * (a1 + 3 * a2 * squared + sixth * (7 * a3 + 9 * a4 * squared)))
    y = theta * (a1 + a2 * squared + sixth * (a3 + a4 * squared))
    return np.column_stack([x, y])


def recentred(ring: Path, centre: float) -> list[Path]:
    """A ring of degrees as seen with longitude ``centre`` in the middle: cut where the map's edge passes it.

    >>> [part[:, 0].tolist() for part in recentred(np.array([[0, 0], [9, 0], [9, 9], [0, 0]]), 180.0)]
    [[-180.0, -171.0, -171.0, -180.0]]
    """
    turned = _unbroken(np.asarray(ring, float)) - np.array([centre, 0.0])
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        part = turned + np.array([turn, 0.0])
        part = _half(_half(part, 0, -180.0, side=1.0), 0, 180.0, side=-1.0)
        if len(part) > 3 and float(np.ptp(part[:, 0])) > 1e-9:
            parts.append(part)
    return parts


def _unbroken(ring: Path) -> Path:
    """A ring that runs over the date line goes on beyond 180 degrees, instead of jumping to the other side.

    One around a pole is closed there.
    """
    whole = np.column_stack([np.unwrap(ring[:, 0], period=360.0), ring[:, 1]])
    if abs(whole[-1, 0] - whole[0, 0]) < 180.0:
        return whole
    pole = np.copysign(90.0, float(whole[:, 1].mean()))
    return np.vstack([whole, [(whole[-1, 0], pole), (whole[0, 0], pole)], whole[:1]])


def clipped(ring: Path, box: Box) -> Path:
    """The part of a closed ring that lies in a box."""
    for axis, edge, side in (
        (0, box.left, 1.0),
        (0, box.right, -1.0),
        (1, box.bottom, 1.0),
        (1, box.top, -1.0),
    ):
        ring = _half(ring, axis, edge, side=side)
    return ring


def _half(ring: Path, axis: int, edge: float, *, side: float) -> Path:
    """The part of a closed ring on one side of a straight edge (Sutherland and Hodgman)."""
    if not len(ring):
        return ring
    inside = side * (ring[:, axis] - edge) >= 0
    if inside.all():
        return ring
    kept = []
    for (start, end), (was_in, is_in) in zip(pairwise(ring), pairwise(inside)):
        if is_in != was_in:
            kept.append(start + (edge - start[axis]) / (end[axis] - start[axis]) * (end - start))
        if is_in:
            kept.append(end)
    return np.array([*kept, kept[0]]) if kept else np.empty((0, 2))


def fitted(rings: Iterable[Path], room: Box) -> tuple[float, float, float]:
    """The scale and the shift (x, y) by which all ``rings`` fill a room, centred."""
    points = np.vstack(list(rings))
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    scale = min(room.width / max(right - left, 1e-9), room.height / max(top - bottom, 1e-9))
    return float(scale), room.x - scale * float(left + right) / 2, room.y - scale * float(bottom + top) / 2


def signed_area(ring: Path) -> float:
    """The area of a closed ring; negative if it runs clockwise."""
    x, y = ring.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def centroid(rings: Sequence[Path]) -> tuple[float, float]:
    """The middle of the largest of closed rings."""
    ring = max(rings, key=lambda each: abs(signed_area(each)))
    x, y = ring.T
    cross, area = x[:-1] * y[1:] - x[1:] * y[:-1], signed_area(ring)
    if abs(area) < 1e-12:
        return float(x.mean()), float(y.mean())
    return (
        float(np.sum((x[:-1] + x[1:]) * cross) / (6 * area)),
        float(np.sum((y[:-1] + y[1:]) * cross) / (6 * area)),
    )
