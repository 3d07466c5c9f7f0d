"""YUV: painted pictures → one BT.709 limited yuv420p frame, converted anew only where a picture differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from langreel.ffmpeg.pictures import Patch, Pixels, Samples

BT709 = 1


def plain(width: int, height: int) -> Any:
    """A grey frame."""
    frame: Any = av.VideoFrame(width, height, "yuv420p")
    for plane in frame.planes:
        _rows(plane)[:] = 128
    return frame


class Canvas:
    """The picture that is shown now; ``frame`` is the one to encode, good until the next picture is shown."""

    def __init__(self, width: int, height: int) -> None:
        self.frame: Any = av.VideoFrame(width, height, "yuv420p")
        self.frame.color_primaries = self.frame.color_trc = self.frame.colorspace = BT709
        self.frame.color_range = ColorRange.MPEG
        self._planes = [_rows(plane) for plane in self.frame.planes]
        self._reformatter = VideoReformatter()

    def show(self, patches: Iterable[Patch]) -> None:
        """Take over what is new in a picture; the first one comes whole."""
        for patch in patches:
            self._take(patch)

    def _take(self, patch: Patch) -> None:
        converted = self._converted(patch.pixels)
        for plane, part, coarse in zip(self._planes, converted.planes, (1, 2, 2)):
            plane[_slices(patch, (0, 0), coarse)] = _rows(part)[_slices(patch, patch.at, coarse)]

    def _converted(self, pixels: Pixels | Samples) -> Any:
        if pixels.ndim == 2:
            return av.VideoFrame.from_ndarray(pixels, format="yuv420p")
        layout = "rgb24" if pixels.shape[2] == 3 else "rgba"
        return self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(pixels, format=layout),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.BILINEAR,
            threads=1,
        )


def _slices(patch: Patch, at: tuple[int, int], coarse: int) -> tuple[slice, slice]:
    """A patch's place in a plane that begins at this row and column, and has every ``coarse``-th pixel."""
    stretches = zip((patch.rows, patch.columns), at)
    rows, columns = (slice((a - zero) // coarse, (b - zero) // coarse) for (a, b), zero in stretches)
    return rows, columns


def _rows(plane: Any) -> Pixels:
    """A plane's memory, shape (height, width)."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
