"""Paths: polylines measured, cut at a place, and walked along."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Path = NDArray[np.float64]


def partial(path: Path, x: float) -> Path:
    """The part of a left-to-right ``path`` up to ``x``; it ends exactly there, within the path's reach."""
    x = float(np.clip(x, path[0, 0], path[-1, 0]))
    kept = path[path[:, 0] < x]
    head = [x, float(np.interp(x, path[:, 0], path[:, 1]))]
    return np.vstack([kept, head]) if len(kept) else np.array([path[0], head])


def lengths(path: Path) -> Path:
    """How far along the path each of its points lies; shape (n,), the last is its length."""
    steps = np.hypot(*np.diff(path, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def along(path: Path, share: float) -> tuple[float, float, float]:
    """The point at that share (0..1) of the path's length, and its heading in radians."""
    x, y, heading = all_along(path, [share])[0].tolist()
    return x, y, heading


def all_along(path: Path, shares: ArrayLike) -> Path:
    """The points at some shares (0..1) of the path's length, with headings in radians; shape (n, 3)."""
    gone = lengths(path)
    at = np.clip(shares, 0.0, 1.0) * gone[-1]
    index = np.clip(np.searchsorted(gone, at, side="right"), 1, len(path) - 1)
    steps = path[index] - path[index - 1]
    x, y = (np.interp(at, gone, path[:, axis]) for axis in (0, 1))
    return np.column_stack([x, y, np.arctan2(steps[:, 1], steps[:, 0])])


def resample(path: Path, every: float) -> Path:
    """Points on the path, ``every`` apart or a little closer, both ends included."""
    gone = lengths(path)
    count = max(2, int(np.ceil(gone[-1] / every)) + 1)
    at = np.linspace(0.0, gone[-1], count)
    return np.column_stack([np.interp(at, gone, path[:, axis]) for axis in (0, 1)])
