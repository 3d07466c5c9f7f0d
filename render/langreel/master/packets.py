"""Packets: what a file holds, demuxed and not decoded; what has equal digests looks and sounds the same."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from langreel.errors import MediaError
from langreel.ffmpeg import url
from langreel.ffmpeg.packet_readers import Take, show


@dataclass(frozen=True, slots=True)
class Packets:
    """How many frames a file has, digests of its picture, clip by clip, and of its sound if it has one."""

    frames: int
    clips: tuple[str, ...]
    sound: str


class PacketDigests:
    """Digests of a file's picture and sound, made while it is read (``PacketReader``).

    ``starts`` are the frames at which the clips begin of which the picture consists.

    A digest is made of the decoder's settings, and of when each packet shows, counted from its clip's start
    (in frames, or samples), whether it is a key, and its bytes.
    """

    def __init__(self, starts: Sequence[int] = (0,)) -> None:
        self._starts = starts
        self._pictures: list[_Counted] = []
        self._sounds: list[_Counted] = []

    def begin(self, container: Any) -> Mapping[int, Take]:
        """Who takes the packets of each stream: the first picture and the first sound count."""
        self._pictures = [_Counted(stream, self._starts) for stream in container.streams.video[:1]]
        self._sounds = [_Counted(stream, (0,)) for stream in container.streams.audio[:1]]
        return {each.stream.index: each.take for each in (*self._pictures, *self._sounds)}

    @property
    def found(self) -> Packets:
        """What has been read so far."""
        clips = (digest.hexdigest() for each in self._pictures for digest in each.digests)
        heard = (digest.hexdigest() for each in self._sounds for digest in each.digests)
        return Packets(sum(each.count for each in self._pictures), tuple(clips), "".join(heard))


def packets(path: Path, starts: Sequence[int] = (0,)) -> Packets:
    """The packets of a file by their digests (``PacketDigests``); MediaError where it cannot be read."""
    digests = PacketDigests(starts)
    try:
        with av.open(url(path)) as container:
            show(container, [digests])
    except av.FFmpegError as error:
        raise MediaError(f"cannot read {path.name}: {error.strerror}", where=str(path)) from error
    return digests.found


def unit(stream: Any) -> Fraction:
    """How many frames or samples one tick of a stream's clock is."""
    return Fraction(stream.time_base * _rate(stream))


def _rate(stream: Any) -> Fraction | int:
    rate = stream.average_rate if stream.type == "video" else stream.codec_context.sample_rate
    return rate or 0


class _Counted:
    """A stream's packets as they come, with a digest for each of the clips that begin at ``starts``."""

    def __init__(self, stream: Any, starts: Sequence[int]) -> None:
        self.stream, context = stream, stream.codec_context
        head = f"{context.name} {_rate(stream)} ".encode() + (context.extradata or b"")
        self.digests = [hashlib.sha256(head) for _ in starts]
        self.count, self._starts = 0, starts
        self._ticks = float(unit(stream))

    def take(self, packet: Any) -> None:
        """One more packet. GOPs are closed: clips follow each other in decoding order as they are shown."""
        clip = bisect_right(self._starts, self.count) - 1
        shows = packet.pts * self._ticks - self._starts[clip]
        digest = self.digests[clip]
        digest.update(f"{shows:.3f} {packet.is_keyframe} {packet.size} ".encode())
        digest.update(packet)
        self.count += 1
