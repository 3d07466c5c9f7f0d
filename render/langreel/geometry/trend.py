"""Trend: the straight line that lies nearest to many points."""

from __future__ import annotations

from dataclasses import dataclass

from langreel.geometry.paths import Path


@dataclass(frozen=True, slots=True)
class Trend:
    """A straight line by least squares of y; ``share`` (R²) of the spread in y goes along with x."""

    slope: float
    level: float
    share: float

    def __call__(self, x: float) -> float:
        return self.level + self.slope * x


def least_squares(points: Path) -> Trend:
    """The trend of points, shape (n, 2). Raises ValueError where x does not differ.

    >>> import numpy as np
    >>> least_squares(np.array([[0.0, 1.0], [1.0, 3.0], [2.0, 5.0]])).slope
    2.0
    """
    x, y = points[:, 0], points[:, 1]
    spread = x - x.mean()
    if len(points) < 2 or not float(spread @ spread):
        raise ValueError("a trend needs points at two different places")
    slope = float(spread @ (y - y.mean()) / (spread @ spread))
    left = y - y.mean() - slope * spread
    whole = float((y - y.mean()) @ (y - y.mean()))
    share = 1.0 - float(left @ left) / whole if whole else 1.0
    return Trend(slope, float(y.mean() - slope * x.mean()), share)
