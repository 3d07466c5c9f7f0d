"""Packets: what a file holds, demuxed and not decoded; what has equal digests looks and sounds the same."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from langreel.errors import MediaError
from langreel.ffmpeg import url


@dataclass(frozen=True, slots=True)
class Packets:
    """Digests of a file's picture, clip by clip, and of its sound; empty for what it does not have."""

    clips: tuple[str, ...]
    sound: str


def packets(path: Path, starts: Sequence[int] = (0,)) -> Packets:
    """``starts`` are the frames at which the clips begin of which the picture consists.

    A digest is made of the decoder's settings, and of when each packet shows, counted from its clip's start
    (in frames, or samples), whether it is a key, and its bytes.
    """
    try:
        with av.open(url(path)) as container:
            return _packets(container, starts)
    except av.FFmpegError as error:
        raise MediaError(f"cannot read {path.name}: {error.strerror}", where=str(path)) from error


def unit(stream: Any) -> Fraction:
    """How many frames or samples one tick of a stream's clock is."""
    return Fraction(stream.time_base * _rate(stream))


def _rate(stream: Any) -> Fraction | int:
    rate = stream.average_rate if stream.type == "video" else stream.codec_context.sample_rate
    return rate or 0


class _Counted:
    """A stream's packets as they come, with a digest for each of the clips that begin at ``starts``."""

    def __init__(self, stream: Any, starts: Sequence[int]) -> None:
        context = stream.codec_context
        head = f"{context.name} {_rate(stream)} ".encode() + (context.extradata or b"")
        self.digests = [hashlib.sha256(head) for _ in starts]
        self._starts, self._count = starts, 0
        self._ticks = float(unit(stream))

    def take(self, packet: Any) -> None:
        """One more packet. GOPs are closed: clips follow each other in decoding order as they are shown."""
        clip = bisect_right(self._starts, self._count) - 1
        shows = packet.pts * self._ticks - self._starts[clip]
        digest = self.digests[clip]
        digest.update(f"{shows:.3f} {packet.is_keyframe} {packet.size} ".encode())
        digest.update(packet)
        self._count += 1


def _packets(container: Any, starts: Sequence[int]) -> Packets:
    counted = {each.index: _Counted(each, starts) for each in container.streams.video[:1]}
    counted |= {each.index: _Counted(each, (0,)) for each in container.streams.audio[:1]}
    streams = [container.streams[index] for index in counted]
    for packet in container.demux(streams) if streams else ():
        if packet.pts is not None:
            counted[packet.stream_index].take(packet)
    told = {
        container.streams[index].type: [digest.hexdigest() for digest in each.digests]
        for index, each in counted.items()
    }
    return Packets(tuple(told.get("video", ())), "".join(told.get("audio", ())))
