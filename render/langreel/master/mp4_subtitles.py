"""Soft subtitles: a track becomes MP4 text samples, and is read back from a reel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av

from langreel.errors import ContentError
from langreel.ffmpeg import url
from langreel.ffmpeg.packet_readers import Take, show
from langreel.model import Cue, Span, Track
from langreel.stacked_cues import stacked

_MILLISECONDS: Final = 1000
_LONGEST: Final = 0xFFFF
"""Bytes of UTF-8 that a sample can hold: their number takes two."""
_LOOK: Final = b"""\
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour
Style: Default, Arial, 16, &Hffffff
"""
"""The letters of a track, where a player heeds them: plain and white."""


def write_track(track: Track, out: Path) -> None:
    """Write cues as the only track of an MP4, words as they are: ffmpeg would read 1 < 2 > 0 as a tag."""
    if not track.cues:
        raise ContentError("a subtitle track without a single cue", where=str(out))
    with av.open(url(out), "w", options={"use_editlist": "0"}) as target:
        stream: Any = target.add_stream("mov_text")
        stream.codec_context.subtitle_header = _LOOK
        target.start_encoding()
        for begins, ends, text in _samples(track):
            packet = av.Packet(len(text).to_bytes(2) + text)
            packet.pts = packet.dts = begins
            packet.duration, packet.time_base = ends - begins, Fraction(1, _MILLISECONDS)
            packet.stream = stream
            target.mux_one(packet)


def _samples(track: Track) -> Iterator[tuple[int, int, bytes]]:
    """(begins, ends) in milliseconds and UTF-8 of each sample; what overlaps stands in one."""
    cues = stacked(track).cues
    if first := track.milliseconds(cues[0].span.start):
        # Without a sample at zero the track would begin with its first cue.
        yield 0, first, b""
    for cue in cues:
        begins, ends = (track.milliseconds(at) for at in (cue.span.start, cue.span.end))
        if begins < ends:
            yield begins, ends, _bytes(cue)


def _bytes(cue: Cue) -> bytes:
    text = "\n".join(cue.lines).encode()
    if len(text) > _LONGEST:
        hint = "break it into several cues"
        raise ContentError(f"a cue of {len(text)} bytes, MP4 holds {_LONGEST} at most", hint=hint)
    return text


class SoftTracks:
    """The soft subtitle tracks of an MP4, taken while it is read (``PacketReader``)."""

    def __init__(self) -> None:
        self._cues: dict[int, list[Cue]] = {}

    def begin(self, container: Any) -> Mapping[int, Take]:
        """Who takes the samples of each track."""
        self._cues = {stream.index: [] for stream in container.streams.subtitles}
        return dict.fromkeys(self._cues, self._take)

    def _take(self, packet: Any) -> None:
        # A sample of two bytes is an empty text: the gap between two cues.
        if packet.size > 2:
            self._cues[packet.stream_index].append(_cue(packet))

    @property
    def found(self) -> tuple[Track, ...]:
        """Each track, in milliseconds, in the order of the tracks."""
        return tuple(Track(tuple(cues), _MILLISECONDS) for cues in self._cues.values())


def embedded(video: Path) -> tuple[Track, ...]:
    """Each soft subtitle track of an MP4 (``SoftTracks``)."""
    soft = SoftTracks()
    with av.open(url(video)) as container:
        show(container, [soft])
    return soft.found


def _cue(packet: Any) -> Cue:
    tick = packet.time_base * _MILLISECONDS
    begins, ends = round(packet.pts * tick), round((packet.pts + (packet.duration or 0)) * tick)
    content = bytes(packet)
    text = content[2 : 2 + int.from_bytes(content[:2])].decode("utf-8", "replace")
    return Cue(Span(begins, ends - begins), tuple(text.split("\n")))
