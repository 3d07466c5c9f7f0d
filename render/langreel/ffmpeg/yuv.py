"""YUV: painted pictures → one BT.709 limited yuv420p frame, converted anew only where a picture differs."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Bands = NDArray[np.int64]
"""Bands of rows: first and end of each, shape (n, 2)."""

BT709 = 1
_BLOCK = 16
"""Rows: what changed is found and converted in bands of whole blocks."""
_MIXED = 2
"""Rows on either side whose colours are mixed into a row's."""


class Canvas:
    """The picture that is shown now; ``frame`` is the one to encode, good until the next picture is shown."""

    def __init__(self, width: int, height: int) -> None:
        self.frame: Any = av.VideoFrame(width, height, "yuv420p")
        self.frame.color_primaries = self.frame.color_trc = self.frame.colorspace = BT709
        self.frame.color_range = ColorRange.MPEG
        self._planes = [_rows(plane) for plane in self.frame.planes]
        self._reformatter = VideoReformatter()
        self._shown: Pixels | None = None

    def differs(self, picture: Pixels) -> Bands:
        """Where a picture, RGB or RGBA of shape (height, width, 3 or 4), is not the one that is shown."""
        if self._shown is None or self._shown.shape != picture.shape:
            return np.array([(0, len(picture))])
        return _bands(self._shown, picture)

    def show(self, picture: Pixels, bands: Bands) -> None:
        """Make ``frame`` this picture, which differs in these bands."""
        if self._shown is None or self._shown.shape != picture.shape:
            self._shown = np.empty_like(picture)
        for top, bottom in bands:
            self._shown[top:bottom] = picture[top:bottom]
            self._convert(picture, top, bottom)

    def _convert(self, picture: Pixels, top: int, bottom: int) -> None:
        top, bottom = _grown(top, bottom, len(picture))
        first, last = _grown(top, bottom, len(picture))
        layout = "rgb24" if picture.shape[2] == 3 else "rgba"
        converted = self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(picture[first:last], format=layout),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.BILINEAR,
            threads=1,
        )
        for plane, part, coarse in zip(self._planes, converted.planes, (1, 2, 2)):
            inner = slice((top - first) // coarse, (bottom - first) // coarse)
            plane[top // coarse : bottom // coarse] = _rows(part)[inner]


def _grown(top: int, bottom: int, height: int) -> tuple[int, int]:
    """A band with the rows beside it that are mixed into its colours, or it into theirs."""
    return max(0, top - _MIXED), min(height, bottom + _MIXED)


def _rows(plane: Any) -> Pixels:
    """A plane's memory, shape (height, width)."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]


def _bands(one: Pixels, other: Pixels) -> Bands:
    """Where two pictures of a shape differ.

    >>> below = np.zeros((40, 2, 4), np.uint8)
    >>> below[33:] = 1
    >>> _bands(np.zeros_like(below), below).tolist()
    [[32, 40]]
    """
    height = len(one)
    differ = (_words(one) != _words(other)).any(axis=1)
    blocks = np.zeros(-(-height // _BLOCK) + 2, np.int8)
    blocks[1 + np.flatnonzero(differ) // _BLOCK] = 1
    edges = np.flatnonzero(np.diff(blocks)) * _BLOCK
    return np.minimum(edges, height).reshape(-1, 2)


def _words(picture: Pixels) -> NDArray[Any]:
    """The rows of a picture in the longest words that fit: fewer comparisons."""
    rows = picture.reshape(len(picture), -1)
    width = next(width for width in (8, 4, 2, 1) if rows.shape[1] % width == 0)
    return rows.view(f"u{width}")
