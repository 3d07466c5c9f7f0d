"""Watch: where a picture is black, empty, or stands still, seen at its key frames (half a second apart)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from langreel.errors import MediaError

Luma = NDArray[np.uint8]

# Video black is 16; the house's dark ground is 34.
_BLACK = 24
_EMPTY = 6
_STILL = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the picture, in seconds."""

    begins: float
    ends: float

    @property
    def seconds(self) -> float:
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Sight:
    """A key frame: when it shows, and whether it is black, of one colour, and like the one before."""

    at: float
    black: bool
    empty: bool
    still: bool


def sights(path: Path) -> tuple[Sight, ...]:
    """Every key frame of a file's picture."""
    try:
        return tuple(_sights(path))
    except av.FFmpegError as error:
        raise MediaError(f"cannot decode {path.name}: {error.strerror}", where=str(path)) from error


def stretches(seen: Sequence[Sight], end: float, which: Callable[[Sight], bool]) -> tuple[Stretch, ...]:
    """Unbroken stretches of key frames of which ``which`` is true, each up to the next that is not.

    >>> dark = [Sight(t / 2, 1 < t < 5, False, False) for t in range(8)]
    >>> stretches(dark, 4.0, lambda sight: sight.black)
    (Stretch(begins=1.0, ends=2.5),)
    """
    found: list[Stretch] = []
    begins: float | None = None
    for sight in seen:
        if which(sight):
            begins = sight.at if begins is None else begins
        elif begins is not None:
            found.append(Stretch(begins, sight.at))
            begins = None
    return (*found, Stretch(begins, end)) if begins is not None else tuple(found)


def standstills(seen: Sequence[Sight], end: float) -> tuple[Stretch, ...]:
    """Stretches in which the picture does not change, each from the first key frame that shows it."""
    at = [sight.at for sight in seen]
    before = dict(zip(at[1:], at, strict=False))
    return tuple(
        Stretch(before.get(stretch.begins, stretch.begins), stretch.ends)
        for stretch in stretches(seen, end, lambda sight: sight.still)
    )


def _sights(path: Path) -> Iterator[Sight]:
    before: Luma | None = None
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.skip_frame = "NONKEY"
        for frame in container.decode(stream):
            luma = _luma(frame)
            low, high = np.percentile(luma, (0.1, 99.9))
            yield Sight(frame.time or 0.0, high <= _BLACK, high - low <= _EMPTY, _same(before, luma))
            before = luma


def _luma(frame: av.VideoFrame) -> Luma:
    """Every other luma sample of every other row."""
    plane = frame.planes[0]
    rows: Luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height : 2, : frame.width : 2].copy()


def _same(before: Luma | None, luma: Luma) -> bool:
    if before is None:
        return False
    return bool(np.abs(before.astype(np.int16) - luma).max() <= _STILL)
