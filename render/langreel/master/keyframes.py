"""Watch: where a picture is black, empty, or stands still, seen at its key frames.

Those are two seconds apart at most, and one stands wherever a picture begins to stand still for half a
second. What follows one that is black or empty, and moves, is looked at each half second. What is bare only
between two key frames, and moves there, is not seen: nothing that is drawn does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from langreel.errors import MediaError
from langreel.ffmpeg import url
from langreel.master.packets import unit
from langreel.model import Span

Luma = NDArray[np.uint8]
"""Every other luma sample of every other row of a picture."""

# Video black is 16; the house's dark ground is 34.
_BLACK = 24
_EMPTY = 6
_STILL = 16
# Where a packet tells whether others rest on it, and with which bits.
_KIND, _RESTED_ON = 4, 0x60
# Bytes of a packet's length, kind and count; in its last one x264 sets a bit now and then (ffmpeg/h264.py).
_COUNTED = 8


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """A frame that is looked at: which, and whether it is black, or of one colour.

    ``still``: nothing has changed since the one before. ``moves``: something does until the next.
    """

    frame: int
    black: bool
    empty: bool
    still: bool
    moves: bool = False


def watched(path: Path, logo: Sequence[float] = ()) -> Iterator[tuple[KeyFrame, Luma]]:
    """Every frame of a file's picture that is looked at; MediaError, as it goes, where one does not decode.

    ``logo`` is where one stands, as shares of width and height: a picture with nothing else is empty.
    """
    try:
        with av.open(url(path)) as container:
            yield from _watched(container, logo)
    except av.FFmpegError as error:
        raise MediaError(f"cannot decode {path.name}: {error.strerror}", where=str(path)) from error


def stretches(seen: Sequence[KeyFrame], end: int, which: Callable[[KeyFrame], bool]) -> tuple[Span, ...]:
    """Unbroken stretches of key frames of which ``which`` is true, each up to the next that is not.

    >>> dark = [KeyFrame(t * 30, 1 < t < 5, False, False) for t in range(8)]
    >>> stretches(dark, 240, lambda sight: sight.black)
    (Span(start=60, frames=90),)
    """
    found: list[Span] = []
    start: int | None = None
    for sight in seen:
        if which(sight):
            start = sight.frame if start is None else start
        elif start is not None:
            found.append(Span(start, sight.frame - start))
            start = None
    return (*found, Span(start, end - start)) if start is not None else tuple(found)


def standstills(seen: Sequence[KeyFrame], end: int) -> tuple[Span, ...]:
    """Stretches in which the picture does not change, each from the first key frame that shows it."""
    before = {sight.frame: earlier.frame for earlier, sight in pairwise(seen)}
    still = stretches(seen, end, lambda sight: sight.still)
    starts = (before.get(stretch.start, stretch.start) for stretch in still)
    return tuple(Span(start, stretch.end - start) for start, stretch in zip(starts, still, strict=True))


def same(before: Luma, luma: Luma) -> bool:
    """Whether two pictures look the same."""
    return before.shape == luma.shape and bool(np.abs(before.astype(np.int16) - luma).max() <= _STILL)


def _watched(container: Any, logo: Sequence[float]) -> Iterator[tuple[KeyFrame, Luma]]:
    before: tuple[KeyFrame, Luma] | None = None
    for sight, luma in _looked_at(container, logo):
        still = before is not None and not before[0].moves and same(before[1], luma)
        before = replace(sight, still=still), luma
        yield before


def _looked_at(container: Any, logo: Sequence[float]) -> Iterator[tuple[KeyFrame, Luma]]:
    """Each key frame, and where one is bare and something moves, what follows it each half second."""
    stream = container.streams.video[0]
    ticks, step = unit(stream), max(1, round((stream.average_rate or 0) / 2))
    content, luma = b"", np.empty((0, 0), np.uint8)
    for gop in _gops(container.demux(stream)):
        # A hold repeats the same packet; there is nothing new to decode in it.
        if content != bytes(gop[0]):
            content, luma = bytes(gop[0]), _first(stream.codec_context, gop)
        sight = KeyFrame(round(gop[0].pts * ticks), *_bare(luma, logo), still=False, moves=_moves(gop))
        yield sight, luma
        if sight.moves and (sight.black or sight.empty):
            for picture in islice(_decoded(stream.codec_context, gop), step, None, step):
                later = _luma(picture)
                frame = round(picture.pts * ticks)
                yield KeyFrame(frame, *_bare(later, logo), still=False, moves=True), later


def _gops(packets: Iterable[Any]) -> Iterator[list[Any]]:
    """Packets from key frame to key frame."""
    found: list[Any] = []
    for packet in packets:
        if packet.is_keyframe and found:
            yield found
            found = []
        if packet.pts is not None and (packet.is_keyframe or found):
            found.append(packet)
    if found:
        yield found


def _moves(gop: Sequence[Any]) -> bool:
    """Whether anything changes behind a key frame: packets that tell of nothing say so in the same bytes.

    Those on which others rest have bytes of their own. Of a GOP of three frames it cannot be told.
    """
    told = {(data[_KIND] & _RESTED_ON, data[_COUNTED:-1]) for data in map(bytes, gop[1:])}
    return len(told) > len({kind for kind, _ in told})


def _first(context: Any, gop: Sequence[Any]) -> Luma:
    """The key frame of a GOP, decoded by itself."""
    for picture in _decoded(context, gop[:1]):
        return _luma(picture)
    raise MediaError("a key frame does not decode")


def _decoded(context: Any, packets: Sequence[Any]) -> Iterator[Any]:
    """The pictures of a GOP, or of its beginning, in the order in which they are shown."""
    try:
        for packet in (*packets, None):
            yield from context.decode(packet)
    finally:
        context.flush_buffers()


def _bare(luma: Luma, logo: Sequence[float]) -> tuple[bool, bool]:
    """Whether a picture is black, and whether it is empty, but for a logo."""
    low, high = np.percentile(_without(logo, luma)[::4, ::4], (0.1, 99.9))
    return bool(high <= _BLACK), bool(high - low <= _EMPTY)


def _without(logo: Sequence[float], luma: Luma) -> Luma:
    """The picture with its ground where a logo stands: what lies beside it, towards the middle."""
    if not logo:
        return luma
    height, width = luma.shape
    left, top, right, bottom = (round(share * size) for share, size in zip(logo, (width, height) * 2))
    beside = right + 2 if left < width / 2 else left - 3
    bare = luma.copy()
    bare[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = luma[(top + bottom) // 2, beside]
    return bare


def _luma(frame: Any) -> Luma:
    plane = frame.planes[0]
    rows: Luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height : 2, : frame.width : 2].copy()
