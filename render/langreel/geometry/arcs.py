"""Arcs: stations on an ellipse, arrows that bow between them, wedges of a ring."""

from __future__ import annotations

import math

import numpy as np

from langreel.geometry.boxes import Box
from langreel.geometry.paths import Path


def stations(count: int, box: Box, start: float = 90.0) -> Path:
    """Points clockwise from ``start`` degrees on, the outermost on the edges of ``box``; shape (count, 2)."""
    angles = np.radians(start - np.arange(count) * 360.0 / count)
    return np.column_stack(
        [_stretch(np.cos(angles), box.left, box.right), _stretch(np.sin(angles), box.bottom, box.top)]
    )


def _stretch(values: Path, lo: float, hi: float) -> Path:
    """Values stretched to reach from ``lo`` to ``hi``; in the middle if they are all one."""
    least, span = values.min(), np.ptp(values)
    return lo + (values - least) * (hi - lo) / span if span > 1e-9 else np.full_like(values, (lo + hi) / 2)


def arc(a: Path, b: Path, bow: float = 0.25, count: int = 48) -> Path:
    """A circular arc from ``a`` to ``b`` that bows to the left by ``bow`` times their distance.

    Walking a clockwise loop, left is outwards; the way back bows inwards, so both can be drawn.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    share = np.linspace(0.0, 1.0, count)[:, None]
    chord = b - a
    left = np.array([-chord[1], chord[0]])
    if abs(bow) < 1e-6:
        return a + share * chord
    # A sagitta of bow * d belongs to a radius of d * (1 / (8 * bow) + bow / 2).
    radius = 1 / (8 * bow) + bow / 2
    centre = (a + b) / 2 + left * (bow - radius)
    first, last = a - centre, b - centre
    turn = (math.atan2(last[1], last[0]) - math.atan2(first[1], first[0])) % (2 * math.pi)
    turn = turn - 2 * math.pi if bow > 0 else turn
    angle = math.atan2(first[1], first[0]) + share * turn
    return np.asarray(centre + math.hypot(*first) * np.hstack([np.cos(angle), np.sin(angle)]))


def trim(path: Path, before: float, after: float) -> Path:
    """The path without what lies closer than ``before`` to its start or ``after`` to its end."""
    from_start = np.hypot(*(path - path[0]).T)
    from_end = np.hypot(*(path - path[-1]).T)
    kept = path[(from_start >= before) & (from_end >= after)]
    return kept if len(kept) >= 2 else path


def wedge(start: float, share: float, inner: float, outer: float, count: int = 64) -> Path:
    """The outline of a ring's part, in shares of a turn clockwise from the top; shape (2 * count, 2)."""
    turn = np.radians(90) - 2 * np.pi * np.linspace(start, start + share, count)
    rim = np.column_stack([np.cos(turn), np.sin(turn)])
    return np.vstack([rim * outer, rim[::-1] * inner])
