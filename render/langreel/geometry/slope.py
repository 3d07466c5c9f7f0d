"""Slope: a ball whose area is a quantity, rolling down a slope that is the quantity's own curve."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from langreel.geometry.boxes import Box
from langreel.geometry.paths import Path


def radius(value: float, full: float, largest: float) -> float:
    """The radius of a disc whose area is to the ``largest`` disc's as ``value`` is to ``full``.

    >>> radius(25, 100, 2.0)
    1.0
    """
    return largest * math.sqrt(max(value, 0.0) / full)


def slope(
    times: Sequence[float] | Path,
    values: Sequence[float] | Path,
    box: Box,
    *,
    first: float | None = None,
    lo: float = 0.0,
) -> Path:
    """The curve of ``values`` over ``times`` turned downhill: even in time, ``lo`` at the box's top.

    It begins at the time ``first`` (default: the earliest) on the box's left edge; shape (n, 2).
    """
    t, v = np.asarray(times, float), np.asarray(values, float)
    begin = t[0] if first is None else first
    visible = np.concatenate([[begin], t[t > begin]])
    x = box.left + (visible - begin) / (t[-1] - begin) * box.width
    seen = np.interp(visible, t, v)
    down = (seen - lo) / max(float(seen.max()) - lo, 1e-9)
    return np.column_stack([x, box.top - down * box.height])


def rest(path: Path, x: float, r: float) -> float:
    """The height at which a ball of radius ``r``, centred at ``x``, just touches the path from above."""
    near = path[np.abs(path[:, 0] - x) <= r]
    ground = float(np.interp(x, path[:, 0], path[:, 1])) + r
    if not len(near):
        return ground
    return max(ground, float(np.max(near[:, 1] + np.sqrt(r**2 - (near[:, 0] - x) ** 2))))


def turned(path: Path, radii: Path) -> Path:
    """How far (radians, clockwise negative) a ball of those ``radii`` has rolled at each point of ``path``.

    ``path`` has shape (n, 2), ``radii`` and the result have shape (n,).
    """
    gone = np.hypot(*np.diff(path, axis=0).T) / ((radii[1:] + radii[:-1]) / 2)
    return -np.concatenate([[0.0], np.cumsum(gone)])
