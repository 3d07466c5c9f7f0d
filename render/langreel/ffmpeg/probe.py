"""Probe: what a media file is made of, counted from its packets rather than believed from its header."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf
from pathlib import Path
from typing import Any, BinaryIO, Literal

import av

from langreel.errors import MediaError
from langreel.ffmpeg.packet_readers import PacketReader, StreamTimes, show
from langreel.ffmpeg.run import run, url


@dataclass(frozen=True, slots=True)
class SubtitleTrack:
    """A soft subtitle track: ISO 639-2 language, title, and whether players show it unasked."""

    lang: str
    title: str
    default: bool


@dataclass(frozen=True, slots=True)
class MediaChapter:
    """A chapter: where it begins and ends, in seconds."""

    begins: float
    ends: float
    title: str


@dataclass(frozen=True, slots=True)
class Media:
    """What a file holds. Without a picture ``frames`` is 0; without sound ``audio_rate`` is 0.

    ``seconds`` is the picture's length if there is one, else the sound's. ``keys`` are the frames that
    are key frames. ``colours`` is (primaries, transfer, space, range) as ffmpeg numbers them.
    """

    path: Path
    frames: int = 0
    fps: Fraction = Fraction(0)
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    codec: str = ""
    profile: str = ""
    pixel_format: str = ""
    colours: tuple[int, int, int, int] = (2, 2, 2, 0)
    keys: tuple[int, ...] = ()
    video_starts: float = 0.0
    audio_codec: str = ""
    audio_rate: int = 0
    channels: int = 0
    audio_seconds: float = 0.0
    audio_starts: float = 0.0
    tracks: tuple[SubtitleTrack, ...] = ()
    chapters: tuple[MediaChapter, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    has_edit_list: bool = False
    faststart: bool = False


Kind = Literal["film", "picture", "sound", "subtitles", "text"]

BT709 = (1, 1, 1, 1)
"""``Media.colours`` of everything that langreel encodes: BT.709 in all three, limited range."""


def probe(path: Path, readers: Sequence[PacketReader] = ()) -> Media:
    """Read ``path`` to its end and tell what it holds; a damaged file, or mere text, is a MediaError.

    ``readers`` are shown its packets as they go by.
    """
    try:
        with _opened(path) as container:
            if _kind(container) == "text":
                raise MediaError(f"{path.name} is a text", str(path), "a film or a sound is wanted")
            facts = _facts(container, readers)
    except ValueError as error:
        raise MediaError(f"{path.name} is damaged: {error}", where=str(path)) from error
    boxes = _boxes(path)
    order = [box for box in boxes if box in ("moov", "mdat")]
    return Media(path, has_edit_list="elst" in boxes, faststart=order[:1] == ["moov"], **facts)


def kind(path: Path) -> Kind:
    """What sort of file it is, by its first bytes; MediaError where it is none that ffmpeg knows."""
    with _opened(path) as container:
        return _kind(container)


def shown_size(path: Path) -> tuple[int, int]:
    """Width and height of a film as players show it: turned upright, its pixels made square.

    A telephone codes an upright film lying down and notes how to turn it; other cameras squeeze the width.
    MediaError where no picture can be decoded.
    """
    with _opened(path) as container:
        stream = _picture(container)
        frame = next(container.decode(stream), None) if stream else None
        if frame is None:
            raise MediaError(f"{path.name} holds no picture", where=str(path))
        aspect = stream.sample_aspect_ratio or 1
    upright = frame.rotation % 180 == 0
    wide, high = round(frame.width * aspect), frame.height
    return (wide, high) if upright else (high, wide)


def told_length(path: Path) -> tuple[int, Fraction]:
    """Frames, and frames a second, as the header of a film tells them: nothing behind it is read."""
    with _opened(path) as container:
        stream = _picture(container)
        if stream is None:
            raise MediaError(f"{path.name} holds no picture", where=str(path))
        return stream.frames, Fraction(stream.average_rate or 0)


def told_seconds(path: Path) -> float:
    """How long the picture of a film is, as its header tells; endless where it does not tell.

    The file itself may be longer: a subtitle may stand after the last picture.
    """
    with _opened(path) as container:
        stream = _picture(container)
        if stream is not None and stream.duration:
            return float(stream.duration * stream.time_base)
        return container.duration / av.time_base if container.duration else inf


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with av.open(url(path)) as container:
            yield container
    except (av.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MediaError(f"cannot read {path.name}: {reason}", where=str(path)) from error


def _kind(container: Any) -> Kind:
    name = container.format.name
    if name == "tty":  # ffmpeg draws any text as an old terminal would
        return "text"
    if _picture(container):
        return "picture" if name.endswith("_pipe") or name == "image2" else "film"
    return "sound" if container.streams.audio else "subtitles"


def _picture(container: Any) -> Any:
    """The first stream of pictures that is no cover of a sound."""
    cover = av.stream.Disposition.attached_pic
    return next((stream for stream in container.streams.video if not stream.disposition & cover), None)


def frame_hashes(path: Path) -> tuple[str, ...]:
    """The MD5 of each decoded picture of ``path``, in order, as ffmpeg decodes it."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "frames.md5"
        run(["-v", "error", "-i", url(path), "-map", "0:v:0", "-fps_mode", "passthrough",
             "-f", "framemd5", str(listing)])  # fmt: skip
        lines = listing.read_text("ascii").splitlines()
    return tuple(line.rpartition(",")[2].strip() for line in lines if not line.startswith("#"))


def _facts(container: Any, readers: Sequence[PacketReader]) -> dict[str, Any]:
    video = _picture(container)
    audio = next(iter(container.streams.audio), None)
    if video is None and audio is None and not container.streams.subtitles:
        raise ValueError("it holds neither picture nor sound")
    facts: dict[str, Any] = {
        "tracks": tuple(_track(stream) for stream in container.streams.subtitles),
        "chapters": tuple(_chapter(chapter) for chapter in container.chapters()),
        "tags": dict(container.metadata),
    }
    spans = [StreamTimes(stream) for stream in (video, audio) if stream is not None]
    show(container, [*spans, *readers])
    for span in spans:
        span.check()
        facts |= _video_facts(span) if span.stream is video else _audio_facts(span)
    return facts


def _video_facts(span: StreamTimes) -> dict[str, Any]:
    stream, packets = span.stream, span.packets
    context, start = stream.codec_context, packets[0][0] if packets else 0
    return {
        "frames": len(packets),
        "fps": Fraction(stream.average_rate or 0),
        "width": context.width,
        "height": context.height,
        "seconds": float((span.end - start) * stream.time_base),
        "codec": context.name,
        "profile": context.profile or "",
        "pixel_format": context.pix_fmt or "",
        "colours": (context.color_primaries, context.color_trc, context.colorspace, context.color_range),
        "keys": tuple(number for number, (_, key) in enumerate(packets) if key),
        "video_starts": float(start * stream.time_base),
    }


def _audio_facts(span: StreamTimes) -> dict[str, Any]:
    stream, packets = span.stream, span.packets
    start = packets[0][0] if packets else 0
    seconds = float((span.end - start) * stream.time_base)
    return {
        "audio_codec": stream.codec_context.name,
        "audio_rate": stream.codec_context.sample_rate,
        "channels": stream.codec_context.channels,
        "audio_seconds": seconds,
        "audio_starts": float(start * stream.time_base),
        "seconds": seconds,
    }


def _track(stream: Any) -> SubtitleTrack:
    tags = stream.metadata
    # The mov demuxer calls a track's title its handler's name.
    title = tags.get("title") or tags.get("handler_name", "")
    default = bool(stream.disposition & av.stream.Disposition.default)
    return SubtitleTrack(tags.get("language", ""), title, default)


def _chapter(chapter: Mapping[str, Any]) -> MediaChapter:
    unit = chapter["time_base"]
    title = chapter["metadata"].get("title", "")
    return MediaChapter(float(chapter["start"] * unit), float(chapter["end"] * unit), title)


_CONTAINERS = ("moov", "trak", "edts", "mdia")


def _boxes(path: Path) -> tuple[str, ...]:
    """The MP4 boxes of a file, outside in; empty for other formats."""
    with path.open("rb") as file:
        head = file.read(8)
        if head[4:] not in (b"ftyp", b"moov"):
            return ()
        return tuple(_walk(file, 0, path.stat().st_size))


def _walk(file: BinaryIO, start: int, end: int) -> Iterator[str]:
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size, name = int.from_bytes(head[:4]), head[4:8].decode("latin-1")
        skip = 16 if size == 1 else 8
        size = int.from_bytes(head[8:16]) if size == 1 else size or end - start
        if size < skip:
            return
        yield name
        if name in _CONTAINERS:
            yield from _walk(file, start + skip, start + size)
        start += size
