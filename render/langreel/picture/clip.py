"""Clip: shot → silent clip with exactly its frames, or some of its frames as PNG."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from langreel import files
from langreel.errors import SceneError
from langreel.model import Profile, Shot
from langreel.picture.shot_share import EmptyShare, Enough, Share

Earlier = tuple[Path, tuple[str, ...]]
"""A clip that this job made before, and what its GOPs show."""

WHOLE: Final = (0.0, 1.0)


def shoot(
    shot: Shot,
    profile: Profile,
    out: Path,
    *,
    earlier: Earlier | None = None,
    share: tuple[float, float] = WHOLE,
) -> tuple[str, ...]:
    """Make the shot's clip, and give what its GOPs show; those that an earlier clip has are taken from there.

    With a ``share``, only of that part of its frames, from 0 to 1: ``join_shares`` makes the clip of all. A
    share in which no motion begins is empty, and so is its file.
    SceneError where its scene raises or does not fit.
    """
    mine = Share(round(share[0] * shot.frames), round(share[1] * shot.frames))
    try:
        gops, frames = _encoded(shot, profile, out, mine=mine, earlier=earlier)
    except EmptyShare:
        out.touch()
        return ()
    if share == WHOLE:
        _check_length(shot, frames)
    return gops


def _encoded(
    shot: Shot, profile: Profile, out: Path, *, mine: Share, earlier: Earlier | None
) -> tuple[tuple[str, ...], int]:
    from langreel.ffmpeg import Encoder
    from langreel.picture.run_scene import perform

    progress, size = _FrameCount(shot.frames), (profile.width, profile.height)
    with Encoder(out, *size, fps=shot.fps, keys=shot.keys, earlier=earlier) as clip:

        def begin(frame: int) -> None:
            mine.motion(frame)
            clip.motion()

        def receive(frame: int, repeat: int, picture: Any) -> None:
            if mine.takes(picture.key):
                clip.add(picture, repeat, at=frame)
                progress(clip.frames)

        with suppress(Enough):
            perform(shot, profile, receive, begin=begin, first=mine.seen_from)
        if mine.is_empty:
            raise EmptyShare
    return tuple(clip.gops), clip.frames


def join_shares(
    shot: Shot, profile: Profile, shares: Sequence[tuple[Path, tuple[str, ...]]], *, out: Path
) -> tuple[str, ...]:
    """Put together what ``shoot`` made of the shares of a shot: the very bytes that it makes of the whole."""
    from langreel.ffmpeg.rejoin import rejoin

    clips = [clip for clip, gops in shares if gops]
    _check_length(shot, rejoin(clips, profile.width, profile.height, fps=shot.fps, out=out))
    return tuple(gop for _, gops in shares for gop in gops)


def _check_length(shot: Shot, frames: int) -> None:
    if frames != shot.frames:
        raise SceneError(f"{shot.scene} painted {frames} frames where its shot has {shot.frames}")


def still(shot: Shot, profile: Profile, frame: int, *, out: Path) -> None:
    """Paint one frame of the shot to a PNG: the same picture that the clip has there."""
    stills(shot, profile, {frame: out})


def stills(shot: Shot, profile: Profile, frames: Mapping[int, Path]) -> None:
    """Paint some frames of the shot, each to its PNG, in one run that ends with the last of them."""
    from langreel.picture.run_scene import perform

    for frame in frames:
        if not 0 <= frame < shot.frames:
            raise SceneError(f"there is no frame {frame} in {shot.scene}: it has {shot.frames} frames")
    missing = set(frames)

    def receive(first: int, repeat: int, picture: Any) -> None:
        for frame in sorted(missing & set(range(first, first + repeat))):
            save(picture.pixels(), frames[frame])
            missing.discard(frame)
        if not missing:
            raise Enough

    try:
        if missing:
            perform(shot, profile, receive, only=set(frames))
    except Enough:
        return


class _FrameCount:
    """Announces frames done, for a watcher, at most ten times a second."""

    def __init__(self, total: int) -> None:
        self._total, self._next = total, 0.0

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now >= self._next or done >= self._total:
            self._next = now + 0.1
            sys.audit("langreel.progress", done, self._total)


def save(pixels: Any, out: Path) -> None:
    """Write pixels as PNG, whole or not at all."""
    from PIL import Image

    with files.replacing(out) as draft:
        Image.fromarray(pixels[:, :, :3]).save(draft, "PNG")
