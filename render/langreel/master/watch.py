"""Watch: where a picture is black, empty, or stands still, seen at its key frames (half a second apart)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from langreel.errors import MediaError
from langreel.ffmpeg import url

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
    before: tuple[bytes, Luma, Sight] | None = None
    with av.open(url(path)) as container:
        stream = container.streams.video[0]
        for packet in container.demux(stream):
            if packet.pts is None or not packet.is_keyframe:
                continue
            at, content = float(packet.pts * packet.time_base), bytes(packet)
            # A hold repeats the same packet; there is nothing new to decode in it.
            if before is not None and before[0] == content:
                yield replace(before[2], at=at, still=True)
                continue
            luma = _luma(_decoded(stream.codec_context, packet))
            low, high = np.percentile(luma[::4, ::4], (0.1, 99.9))
            same = before is not None and _same(before[1], luma)
            sight = Sight(at, bool(high <= _BLACK), bool(high - low <= _EMPTY), same)
            before = content, luma, sight
            yield sight


def _decoded(context: Any, packet: Any) -> Any:
    """The picture of a key frame, decoded by itself."""
    frames = [*context.decode(packet), *context.decode(None)]
    context.flush_buffers()
    if not frames:
        raise MediaError("a key frame does not decode")
    return frames[0]


def _luma(frame: Any) -> Luma:
    """Every other luma sample of every other row."""
    plane = frame.planes[0]
    rows: Luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height : 2, : frame.width : 2].copy()


def _same(before: Luma, luma: Luma) -> bool:
    return bool(np.abs(before.astype(np.int16) - luma).max() <= _STILL)
