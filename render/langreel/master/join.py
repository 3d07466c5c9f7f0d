"""Join and trim: silent clips one after another, or cut at key frames; nothing is encoded again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg import url

_MUXER = {"use_editlist": "0", "movflags": "negative_cts_offsets"}


def begun(target: Any, clip: Path) -> Any:
    """A stream of ``target`` for pictures like a clip's."""
    with _reading(clip) as source:
        return target.add_stream_from_template(source.streams.video[0])


def joined(clips: Sequence[Path], stream: Any) -> Iterator[Any]:
    """The packets of silent clips, one after another, to be muxed into ``stream``.

    MediaError if clips differ in size, rate or encoder settings.
    """
    shape: tuple[object, ...] | None = None
    at = 0
    for clip in clips:
        with _reading(clip) as source:
            shape = shape or _shape(source)
            if _shape(source) != shape:
                raise MediaError(
                    f"{clip.name} does not join {clips[0].name}: other size, rate or encoder settings",
                    where=str(clip),
                    hint="make both again with the same profile",
                )
            for packet in _timed(_packets(source), at, stream):
                yield packet
                at += 1


def trim(clip: Path, start: int, frames: int, *, out: Path) -> None:
    """Copy ``frames`` frames of a silent clip from frame ``start`` on.

    Both ends must be key frames, or the clip's own ends: MediaError names the frame that is not.
    """
    if frames < 1:
        raise MediaError(f"nothing of {clip.name} is left between two transitions", where=str(clip))
    with (
        _reading(clip) as source,
        files.replacing(out) as draft,
        av.open(url(draft), "w", format="mp4", options=_MUXER) as target,
    ):
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in _timed(_between(clip, _packets(source), start, start + frames), 0, stream):
            target.mux_one(packet)


def _packets(source: Any) -> Iterator[Any]:
    """The clip's packets, one a frame, as they are decoded: GOPs follow one another as they are shown."""
    return (packet for packet in source.demux(source.streams.video[0]) if packet.pts is not None)


def _between(clip: Path, packets: Iterator[Any], start: int, end: int) -> Iterator[Any]:
    """Those of the frames from ``start`` up to ``end``."""
    count = 0
    for number, packet in enumerate(packets):
        if number in (start, end) and not packet.is_keyframe:
            raise _no_key(clip, number)
        if number == end:
            return
        if number >= start:
            yield packet
        count = number + 1
    if count != end:
        raise _no_key(clip, start if count <= start else end)


def _no_key(clip: Path, frame: int) -> MediaError:
    return MediaError(f"frame {frame} of {clip.name} is not a key frame", where=str(clip))


def _timed(packets: Iterator[Any], at: int, stream: Any) -> Iterator[Any]:
    """The packets, to begin at frame ``at``, in a clock of whole frames so that nothing is rounded.

    Decoding runs one frame ahead of showing (langreel.ffmpeg.h264), also in clips of one frame, which do
    not say so.
    """
    frame, frames_in_tick, first = Fraction(), 0.0, 0
    for number, packet in enumerate(packets, at):
        if number == at:
            frame = 1 / Fraction(packet.stream.average_rate)
            frames_in_tick = float(packet.time_base / frame)
            first = round(packet.pts * frames_in_tick)
        shows = round(packet.pts * frames_in_tick)
        packet.time_base, packet.duration = frame, 1
        packet.pts, packet.dts = at + shows - first, number - 1
        packet.stream = stream
        yield packet


def _shape(source: Any) -> tuple[object, ...]:
    stream = source.streams.video[0]
    context = stream.codec_context
    return context.name, context.width, context.height, stream.average_rate, context.extradata


@contextmanager
def _reading(clip: Path) -> Iterator[Any]:
    try:
        with av.open(url(clip)) as source:
            if not source.streams.video:
                raise MediaError(f"{clip.name} holds no picture", where=str(clip))
            yield source
    except av.FFmpegError as error:
        if error.errno in files.FULL:
            raise
        raise MediaError(f"cannot read {clip.name}: {error.strerror}", where=str(clip)) from error
