"""Clip frames: some pictures of a finished clip as PNGs, decoded from the nearest key frame on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg.run import url


def save_frames(clip: Path, pictures: Mapping[int, Path], wide: int = 0) -> None:
    """Write frames of a clip, by number, each to its PNG: as large as they are, or ``wide`` pixels wide.

    MediaError where the clip does not decode, or has no such frame.
    """
    try:
        with av.open(url(clip)) as container:
            container.streams.video[0].thread_type = "AUTO"
            for number, frame in _frames(container, sorted(pictures)):
                _save(frame, pictures[number], wide)
    except av.FFmpegError as error:
        raise MediaError(f"cannot decode {clip.name}: {error.strerror}", where=str(clip)) from error


def _frames(container: Any, numbers: list[int]) -> Iterator[tuple[int, Any]]:
    """The frames of these numbers, ascending; what lies between two near ones is decoded once."""
    stream = container.streams.video[0]
    tick = 1 / (stream.average_rate * stream.time_base)
    decoded: Iterator[Any] = iter(())
    at: int | None = None
    for number in numbers:
        if at is None or number > at + stream.average_rate:
            container.seek(round(number * tick), stream=stream)
            decoded = container.decode(stream)
        at = number
        frame = next((each for each in decoded if each.pts is not None and each.pts >= number * tick), None)
        if frame is None:
            raise MediaError(f"there is no frame {number}", where=container.name)
        yield number, frame


def _save(frame: Any, out: Path, wide: int) -> None:
    width = wide or frame.width
    picture = frame.reformat(
        width,
        round(frame.height * width / frame.width),
        "rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        interpolation=Interpolation.AREA if wide else Interpolation.BICUBIC,
    )
    with files.replacing(out) as draft:
        picture.to_image().save(draft, "PNG", compress_level=1)
