"""Snow: a ball whose area is a quantity, rolling down a slope that is the quantity's own curve."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from langreel.scales.boxes import Box
from langreel.scales.paths import Path


@dataclass(frozen=True, slots=True)
class Roll:
    """A ball at rest on the slope at each moment: its centre, its radius, and how far it has turned.

    All arrays have shape (n,); angles are radians, clockwise negative as in Manim.
    """

    times: Path
    x: Path
    y: Path
    radius: Path
    angle: Path

    def at(self, time: float) -> tuple[float, float, float, float]:
        """Centre x and y, radius and angle at that time."""
        x, y, r, turned = (
            float(np.interp(time, self.times, values)) for values in (self.x, self.y, self.radius, self.angle)
        )
        return x, y, r, turned


def radius(value: float, full: float, largest: float) -> float:
    """The radius of a disc whose area is to the ``largest`` disc's as ``value`` is to ``full``.

    >>> radius(25, 100, 2.0)
    1.0
    """
    return largest * math.sqrt(max(value, 0.0) / full)


def slope(times: Sequence[float], values: Sequence[float], box: Box) -> Path:
    """The curve of ``values`` over ``times`` turned downhill: even in time, zero at the box's top."""
    t, v = np.asarray(times, float), np.asarray(values, float)
    x = box.left + (t - t[0]) / (t[-1] - t[0]) * box.width
    return np.column_stack([x, box.top - v / v.max() * box.height])


def rest(path: Path, x: float, r: float) -> float:
    """The height at which a ball of radius ``r``, centred at ``x``, just touches the path from above."""
    near = path[np.abs(path[:, 0] - x) <= r]
    ground = float(np.interp(x, path[:, 0], path[:, 1])) + r
    if not len(near):
        return ground
    return max(ground, float(np.max(near[:, 1] + np.sqrt(r**2 - (near[:, 0] - x) ** 2))))


def roll(times: Sequence[float], values: Sequence[float], path: Path, largest: float) -> Roll:
    """The ball at each of ``times``, above the place of the path that stands for that time."""
    t, v = np.asarray(times, float), np.asarray(values, float)
    r = largest * np.sqrt(v / v.max())
    x = path[0, 0] + (t - t[0]) / (t[-1] - t[0]) * (path[-1, 0] - path[0, 0])
    y = np.array([rest(path, float(cx), float(cr)) for cx, cr in zip(x, r)])
    gone = np.hypot(np.diff(x), np.diff(y)) / ((r[1:] + r[:-1]) / 2)
    return Roll(t, x, y, r, -np.concatenate([[0.0], np.cumsum(gone)]))
