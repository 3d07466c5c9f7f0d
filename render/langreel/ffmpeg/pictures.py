"""Pictures: what a clip is made of: each has a key, and gives the parts in which it differs from the last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""RGB, or RGBA on an opaque ground: shape (height, width, 3 or 4)."""

Samples = NDArray[np.uint8]
"""Y, U and V in BT.709's limited range, laid out as I420: shape (height * 3 / 2, width)."""

MIXED = 2
"""Rows and columns on either side whose colours are mixed into a pixel's when it becomes YUV."""

Stretch = tuple[int, int]
"""First and end of some rows or columns."""

_numbers = count()


@dataclass(frozen=True, slots=True)
class Patch:
    """Some rows and columns of a picture; ``pixels`` begin a little before, at row and column ``at``.

    Of a whole picture they may be samples.
    """

    rows: Stretch
    columns: Stretch
    at: tuple[int, int]
    pixels: Pixels | Samples


class Picture(Protocol):
    """What stands in one frame. Equal keys, equal pixels: for ever, or for this process if it is passing."""

    @property
    def key(self) -> bytes: ...

    @property
    def passing(self) -> bool:
        """Whether it is a load to keep, so that it goes to the encoder as soon as it is there."""

    def patches(self) -> Iterable[Patch]:
        """Where it is not as the picture whose patches were asked for before."""


class Bitmap:
    """A picture as pixels, which the painter may paint over afterwards."""

    passing = True

    def __init__(self, pixels: Pixels) -> None:
        self.key = b"bitmap %d" % next(_numbers)
        self._pixels = pixels.copy(order="C")

    def patches(self) -> list[Patch]:
        height, width = self._pixels.shape[:2]
        return [Patch((0, height), (0, width), (0, 0), self._pixels)]

    def pixels(self) -> Pixels:
        return self._pixels

    def shows(self, pixels: Any) -> bool:
        """Whether these are its pixels."""
        return np.array_equal(self._pixels, pixels)


class I420:
    """A picture that is given as it is encoded."""

    passing = True

    def __init__(self, samples: Samples) -> None:
        self.key = b"samples %d" % next(_numbers)
        self._samples = samples

    def patches(self) -> list[Patch]:
        rows, width = self._samples.shape
        return [Patch((0, rows * 2 // 3), (0, width), (0, 0), self._samples)]


def cut(picture: Pixels, rows: Stretch, columns: Stretch) -> Patch:
    """A part of a picture, copied, with the pixels beside it that are mixed into it, or it into those.

    It begins and ends at multiples of eight, or at the picture's edge: pixels are rounded in eights.
    """
    height, width = picture.shape[:2]
    rows, columns = _grown(rows, height), _grown(columns, width)
    (top, bottom), (left, right) = _grown(rows, height), _grown(columns, width)
    return Patch(rows, columns, (top, left), picture[top:bottom, left:right].copy())


def _grown(stretch: Stretch, end: int) -> Stretch:
    return max(0, stretch[0] - MIXED), min(end, stretch[1] + MIXED)
