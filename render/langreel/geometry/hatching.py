"""Hatching: slanting strokes within an outline, however it is shaped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.geometry.paths import Path

_TURN = np.array([[1.0, 1.0], [-1.0, 1.0]]) / np.sqrt(2)
"""Turns a slope of one into a level."""


def hatching(rings: Sequence[Path], pitch: float) -> list[Path]:
    """Strokes ``pitch`` apart that rise to the right, each from edge to edge, shape (2, 2).

    They run within an odd number of the closed rings: not in holes.
    """
    turned = [ring @ _TURN.T for ring in rings]
    edges = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in turned])
    low, high = edges[:, [1, 3]].min(axis=1), edges[:, [1, 3]].max(axis=1)
    levels = np.arange(np.ceil(low.min() / pitch), np.floor(high.max() / pitch) + 1) * pitch
    return [
        stroke @ _TURN
        for level in levels
        for stroke in _strokes(edges[(low <= level) & (level < high)], level)
    ]


def _strokes(edges: Path, level: float) -> list[Path]:
    """The stretches of a level between the edges that it crosses, two by two."""
    share = (level - edges[:, 1]) / (edges[:, 3] - edges[:, 1])
    crossed = np.sort(edges[:, 0] + share * (edges[:, 2] - edges[:, 0]))
    return [np.array([(start, level), (end, level)]) for start, end in zip(crossed[::2], crossed[1::2])]
