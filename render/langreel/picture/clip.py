"""Clip: shot → silent clip with exactly its frames, or some of its frames as PNG."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from langreel import files
from langreel.errors import SceneError
from langreel.model import Profile, Shot

Earlier = tuple[Path, tuple[str, ...]]
"""A clip that this job made before, and what its GOPs show."""


def shoot(shot: Shot, profile: Profile, out: Path, *, earlier: Earlier | None = None) -> tuple[str, ...]:
    """Make the shot's clip, and give what its GOPs show; those that an earlier clip has are taken from there.

    SceneError where its scene raises or does not fit.
    """
    from langreel.ffmpeg import Encoder
    from langreel.picture.run_scene import perform

    progress, size = _FrameCount(shot.frames), (profile.width, profile.height)
    with Encoder(out, *size, fps=shot.fps, keys=shot.keys, earlier=earlier) as clip:

        def receive(frame: int, repeat: int, picture: Any) -> None:
            clip.add(picture, repeat)
            progress(clip.frames)

        perform(shot, profile, receive, begin=clip.motion)
        if clip.frames != shot.frames:
            raise SceneError(f"{shot.scene} painted {clip.frames} frames where its shot has {shot.frames}")
    return tuple(clip.gops)


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


class Enough(BaseException):
    """All stills are taken. Not an Exception, so that nothing in a scene catches it."""


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
