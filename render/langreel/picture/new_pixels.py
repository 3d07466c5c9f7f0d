"""New pixels: of what was painted again, only what came out otherwise is taken over and handed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import cairo
import numpy as np

from langreel.ffmpeg.pictures import Pixels
from langreel.picture.areas import GRID

_LARGE: Final = 60_000
"""Pixels: from here on it is cheaper to look for what is new than to hand on what is not."""


def take_over(painted: Pixels, pixels: Pixels, rectangles: Iterable[cairo.RectangleInt]) -> cairo.Region:
    """Copy rectangles of what was painted, (h, w, 4), into the pixels, where it is new; that region."""
    region = cairo.Region()
    for whole in rectangles:
        for each in _new(painted, pixels, whole):
            pixels[slices(each)] = painted[slices(each)]
            region.union(each)
    return region


def slices(each: cairo.RectangleInt) -> tuple[slice, slice]:
    """Its rows and columns."""
    return slice(each.y, each.y + each.height), slice(each.x, each.x + each.width)


def _new(painted: Pixels, pixels: Pixels, whole: cairo.RectangleInt) -> Iterator[cairo.RectangleInt]:
    """The rows of a rectangle in which pixels are new, in steps of the grid; a small one is not looked at."""
    if whole.width * whole.height < _LARGE or painted.shape[1] % 2:
        yield whole
        return
    rows, columns = slices(whole)
    # Two pixels at a time: rectangles begin and end on the grid, or at the picture's edge.
    pairs = slice(columns.start // 2, columns.stop // 2)
    now, before = (each.reshape(len(each), -1).view(np.uint64)[rows, pairs] for each in (painted, pixels))
    steps = np.flatnonzero((now != before).any(axis=1)) // GRID
    for run in np.split(steps, np.flatnonzero(np.diff(steps) > 1) + 1) if len(steps) else ():
        first, end = int(run[0]) * GRID, min((int(run[-1]) + 1) * GRID, whole.height)
        yield cairo.RectangleInt(whole.x, whole.y + first, whole.width, end - first)
