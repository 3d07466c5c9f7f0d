"""Soft subtitles: a track becomes MP4 text samples, and is read back from a reel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
_TICK: Final = Fraction(1, 1_000_000)
"""Seconds. In ticks longer than those of picture and sound, ffmpeg would end samples before their time."""
_PIECE: Final = Fraction("2147000.5")
"""Milliseconds of each piece of a sample that stands longer than MP4 can write, 2^31 - 1 ticks.

Cues are whole milliseconds: by the half one a reader knows that the next sample goes on with this one.
"""
_SLIP: Final = Fraction("0.1")
"""Milliseconds that a sample may be moved when it is copied from file to file: some ticks."""
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
            packet.pts = packet.dts = _ticks(begins)
            packet.duration, packet.time_base = _ticks(ends) - packet.pts, _TICK
            packet.stream = stream
            target.mux_one(packet)


def _ticks(milliseconds: Fraction) -> int:
    return int(milliseconds / _MILLISECONDS / _TICK)


def _samples(track: Track) -> Iterator[tuple[Fraction, Fraction, bytes]]:
    """(begins, ends) in milliseconds and UTF-8 of each sample, from zero on; what overlaps stands in one."""
    last = 0
    for cue in stacked(track).cues:
        begins, ends = (track.milliseconds(at) for at in (cue.span.start, cue.span.end))
        if last < begins:
            yield from _pieces(last, begins, b"")
        if begins < ends:
            yield from _pieces(begins, ends, _bytes(cue))
        last = max(last, ends)


def _pieces(begins: int, ends: int, text: bytes) -> Iterator[tuple[Fraction, Fraction, bytes]]:
    """A sample as one, or as several that follow one another where it stands too long for one."""
    at = Fraction(begins)
    while ends - at > _PIECE:
        yield at, at + _PIECE, text
        at += _PIECE
    yield at, Fraction(ends), text


def _bytes(cue: Cue) -> bytes:
    text = "\n".join(cue.lines).encode()
    if len(text) > _LONGEST:
        hint = "break it into several cues"
        raise ContentError(f"a cue of {len(text)} bytes, MP4 holds {_LONGEST} at most", hint=hint)
    return text


@dataclass(frozen=True, slots=True)
class _TextSample:
    """A sample with its text, from when to when in milliseconds."""

    begins: Fraction
    ends: Fraction
    text: str


class SoftTracks:
    """The soft subtitle tracks of an MP4, taken while it is read (``PacketReader``)."""

    def __init__(self) -> None:
        self._samples: dict[int, list[_TextSample]] = {}

    def begin(self, container: Any) -> Mapping[int, Take]:
        """Who takes the samples of each track."""
        self._samples = {stream.index: [] for stream in container.streams.subtitles}
        return dict.fromkeys(self._samples, self._take)

    def _take(self, packet: Any) -> None:
        # A sample of two bytes is an empty text: the gap between two cues.
        if packet.size > 2:
            self._samples[packet.stream_index].append(_read(packet))

    @property
    def found(self) -> tuple[Track, ...]:
        """Each track, in milliseconds, in the order of the tracks."""
        tracks = (map(_cue, _joined(samples)) for samples in self._samples.values())
        return tuple(Track(tuple(cues), _MILLISECONDS) for cues in tracks)


def embedded(video: Path) -> tuple[Track, ...]:
    """Each soft subtitle track of an MP4 (``SoftTracks``)."""
    soft = SoftTracks()
    with av.open(url(video)) as container:
        show(container, [soft])
    return soft.found


def _read(packet: Any) -> _TextSample:
    tick = packet.time_base * _MILLISECONDS
    content = bytes(packet)
    text = content[2 : 2 + int.from_bytes(content[:2])].decode("utf-8", "replace")
    return _TextSample(packet.pts * tick, (packet.pts + (packet.duration or 0)) * tick, text)


def _joined(samples: Sequence[_TextSample]) -> Sequence[_TextSample]:
    """Samples as they were before they were divided into pieces."""
    whole, goes_on = list[_TextSample](), False
    for each in samples:
        if goes_on and each.text == whole[-1].text and abs(each.begins - whole[-1].ends) < _SLIP:
            whole[-1] = replace(whole[-1], ends=each.ends)
        else:
            whole.append(each)
        goes_on = abs(each.ends - each.begins - _PIECE) < _SLIP
    return whole


def _cue(sample: _TextSample) -> Cue:
    begins, ends = round(sample.begins), round(sample.ends)
    return Cue(Span(begins, ends - begins), tuple(sample.text.split("\n")))
