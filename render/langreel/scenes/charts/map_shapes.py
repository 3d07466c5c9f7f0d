"""Map shapes: rings of a map as one shape, as far as the picture shows them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VMobject

from langreel.geometry import Box
from langreel.geometry.paths import Path
from langreel.geometry.projections import centroid, clipped, signed_area


def mainland(rings: Sequence[Path], near: bool) -> Sequence[Path]:
    """All of a place, or what is not far off its largest part: a map of Europe is none of Guiana."""
    if not near:
        return rings
    x, y = centroid(rings)
    return [ring for ring in rings if np.hypot(*(ring.mean(axis=0) - (x, y))) < 0.25] or rings


def within(rings: Sequence[Path], plot: Box) -> list[Path]:
    """The rings that reach into the plot, cut at its edges."""
    room, found = plot.padded(1e-6), []
    for ring in rings:
        (left, low), (right, high) = ring.min(axis=0), ring.max(axis=0)
        if left > room.right or right < room.left or low > room.top or high < room.bottom:
            continue
        found.append(ring if Box(left, low, right, high).inside(room) else clipped(ring, plot))
    return [ring for ring in found if len(ring) > 3 and abs(signed_area(ring)) > 1e-6]


def shape_of(rings: Sequence[Path]) -> VMobject:
    shape = VMobject()
    shape.points = points_of(rings)
    return shape


def points_of(lines: Sequence[Path]) -> Path:
    """Manim's points (n, 3) of straight lines, each a path of its own: four a segment."""
    if not lines:
        return np.empty((0, 3))
    starts, ends = (np.vstack([line[cut] for line in lines]) for cut in (slice(None, -1), slice(1, None)))
    flat = np.stack([starts + share * (ends - starts) for share in (0.0, 1 / 3, 2 / 3, 1.0)], axis=1)
    return np.column_stack([flat.reshape(-1, 2), np.zeros(4 * len(starts))])
