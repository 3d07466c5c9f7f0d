"""Rejoin: clips of one size that were encoded apart → the clip that one encoder would have written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import av

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg import h264
from langreel.ffmpeg.gop_store import GopStore


def rejoin(clips: Sequence[Path], width: int, height: int, *, fps: int, out: Path) -> int:
    """Write the GOPs of clips one after another, to the byte as one encoder does; how many frames there are.

    MediaError where a clip is damaged.
    """
    with files.replacing(out) as draft, closing(GopStore(out.parent)) as known:
        with closing(h264.Writer(draft, width, height, fps=fps, known=known)) as writer:
            for clip in clips:
                _copy(clip, writer)
        return writer.written


def _copy(clip: Path, writer: h264.Writer) -> None:
    try:
        for packets in h264.gops(clip):
            writer.copy(packets)
    except (av.FFmpegError, ValueError, IndexError) as error:
        if isinstance(error, av.FFmpegError) and error.errno in files.FULL:
            raise
        raise MediaError(f"cannot read {clip.name}: {error}", where=str(clip)) from error
