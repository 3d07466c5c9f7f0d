"""Pictures: what a clip is made of: each has a key, and gives the rows in which it differs from the last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""RGB, or RGBA on an opaque ground: shape (height, width, 3 or 4)."""

MIXED = 2
"""Rows on either side whose colours are mixed into a row's when it becomes YUV."""

_numbers = count()


@dataclass(frozen=True, slots=True)
class Patch:
    """Rows ``top`` to ``bottom`` of a picture; ``rows`` begins a little above, with row ``first``."""

    first: int
    top: int
    bottom: int
    rows: Pixels


class Picture(Protocol):
    """What stands in one frame. Equal keys, equal pixels."""

    @property
    def key(self) -> bytes: ...

    @property
    def passing(self) -> bool:
        """Whether it is a load to keep, so that it should go to the encoder as soon as it is there."""

    def patches(self) -> Iterable[Patch]:
        """Where it is not as the picture whose patches were asked for before."""


class Bitmap:
    """A picture as pixels, which the painter may paint over afterwards."""

    passing = True

    def __init__(self, pixels: Pixels) -> None:
        self.key = b"bitmap %d" % next(_numbers)
        self._pixels = pixels.copy(order="C")

    def patches(self) -> list[Patch]:
        height = len(self._pixels)
        return [Patch(0, 0, height, self._pixels)]

    def pixels(self) -> Pixels:
        return self._pixels

    def shows(self, pixels: Any) -> bool:
        """Whether these are its pixels."""
        return np.array_equal(self._pixels, pixels)


def cut(picture: Pixels, top: int, bottom: int) -> Patch:
    """Rows of a picture, copied, with those beside them that are mixed into them, or they into those.

    They begin and end at multiples of eight (or at the picture's end): rows are rounded in eights.
    """
    top, bottom = _grown(top, bottom, len(picture))
    first, last = _grown(top, bottom, len(picture))
    return Patch(first, top, bottom, picture[first:last].copy())


def _grown(top: int, bottom: int, height: int) -> tuple[int, int]:
    return max(0, top - MIXED), min(height, bottom + MIXED)
