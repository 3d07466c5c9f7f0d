"""Blends: the passage from one act to the next, mixed as it is encoded: in Y, U and V."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from langreel.errors import ContentError, MediaError, perhaps
from langreel.ffmpeg import Encoder, probe, url
from langreel.ffmpeg.pictures import I420, Samples
from langreel.model import Profile

Plane: TypeAlias = NDArray[np.uint8]
"""Of a picture the light (Y), or the colours (U above V): rows of samples."""
Blend: TypeAlias = Callable[[Plane, Plane, float, int], Plane]
"""The outgoing plane, the incoming one, how far the passage is (0 to 1), and the level that is black."""

BLACK = (16, 128)
"""Of the light, and of the colours: BT.709 in limited range."""
_ROWS = 32
_WHOLE = np.uint16(256)


def transition(kind: str, before: Path, after: Path, *, frames: int, profile: Profile, out: Path) -> None:
    """Lead from the end of one clip to the beginning of the next in ``frames`` frames, an even number.

    It takes the place of the last half of them in ``before`` and the first half in ``after``, so the reel
    keeps its length. Each side plays on its own half and stands still on the other.
    """
    if kind not in BLENDS:
        raise ContentError(f"unknown transition {kind!r}", hint=perhaps(kind, BLENDS))
    half = frames // 2
    with Encoder(out, profile.width, profile.height, fps=profile.fps, keys=(half,)) as clip:
        for number, (old, new) in enumerate(_sides(before, after, half)):
            # Neither end repeats the picture that stands beside it in the reel.
            clip.add(I420(_blended(BLENDS[kind], old, new, _eased((number + 1) / (2 * half + 1)))))
            sys.audit("langreel.progress", number + 1, 2 * half)


def _eased(progress: float) -> float:
    return progress * progress * (3 - 2 * progress)


def _blended(blend: Blend, old: Samples, new: Samples, progress: float) -> Samples:
    picture = np.empty_like(old)
    for mixed, going, coming, black in zip(*map(_light_and_colours, (picture, old, new)), BLACK, strict=True):
        mixed[:] = blend(going, coming, progress, black)
    return picture


def _light_and_colours(picture: Samples) -> tuple[Plane, Plane]:
    """The parts of a picture that is laid out as I420, in the same memory."""
    rows = len(picture) * 2 // 3
    return picture[:rows], picture[rows:].reshape(rows, -1)


def _crossed(old: Plane, new: Plane, progress: float, black: int) -> Plane:
    """One through the other."""
    return _mixed(old, new, progress)


def _faded(old: Plane, new: Plane, progress: float, black: int) -> Plane:
    """Through black: the old picture is gone halfway, and there the new one begins to show."""
    shown, share = (old, 1 - progress * 2) if progress < 0.5 else (new, progress * 2 - 1)
    # Each of the 256 levels is reckoned once.
    every = np.arange(256, dtype=np.uint8)[None]
    levels = _mixed(np.full_like(every, black), every, share)
    return np.frombuffer(shown.tobytes().translate(levels.tobytes()), np.uint8).reshape(shown.shape)


def _wiped(old: Plane, new: Plane, progress: float, black: int) -> Plane:
    """From left to right, behind an edge that is soft over a tenth of the width."""
    width = old.shape[1]
    soft = width / 10
    edge = progress * (width + soft)
    return _mixed(old, new, np.clip((edge - np.arange(width)) / soft, 0, 1))


def _mixed(old: Plane, new: Plane, share: float | NDArray[np.float64]) -> Plane:
    """Of the new samples a share, or one for each column, in steps of 1/256."""
    mixed, incoming = np.empty_like(old), np.asarray(np.rint(share * _WHOLE), np.uint16)
    # Some rows at a time stay near the processor.
    for top in range(0, len(old), _ROWS):
        rows = slice(top, top + _ROWS)
        mixed[rows] = (old[rows] * (_WHOLE - incoming) + new[rows] * incoming + _WHOLE // 2) // _WHOLE
    return mixed


BLENDS: dict[str, Blend] = {"fade": _faded, "crossfade": _crossed, "wipe": _wiped}


def _sides(before: Path, after: Path, half: int) -> Iterator[tuple[Samples, Samples]]:
    """The two pictures of each frame: either side plays on its own half, and stands still on the other.

    Pictures are decoded as they are needed, so that never more than a few of them are there.
    """
    coming = _decoded(after, 0, half)
    new = next(coming)
    for old in _decoded(before, probe(before).frames - half, half):
        yield old, new
    yield old, new
    for new in coming:
        yield old, new


def _decoded(clip: Path, start: int, frames: int) -> Iterator[Samples]:
    """Frames of a clip as they are laid out in it, from frame ``start`` on."""
    with av.open(url(clip)) as container:
        stream = container.streams.video[0]
        rate = stream.average_rate
        assert rate is not None and stream.time_base is not None
        container.seek(round(max(0, start) / rate / stream.time_base), stream=stream)
        left = frames
        for frame in container.decode(stream):
            if frame.pts is not None and round(frame.pts * stream.time_base * rate) >= start:
                yield np.asarray(frame.to_ndarray(), np.uint8)
                left -= 1
            if not left:
                return
    raise MediaError(f"{clip.name} has fewer than the {frames} frames of its transition", where=str(clip))
