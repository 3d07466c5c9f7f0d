"""Look: what a clip shows, seen once and kept; and what a reel of such clips shows, joined from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import accumulate
from pathlib import Path

import numpy as np

from langreel import files
from langreel.master.keyframes import KeyFrame, Luma, same, watched
from langreel.master.packets import packets


@dataclass(frozen=True, slots=True)
class ClipPicture:
    """A clip as it was seen: its packets' digest, its length, what was looked at, its first and its last."""

    packets: str
    frames: int
    sights: tuple[KeyFrame, ...]
    first: Luma
    last: Luma


def look(clip: Path, out: Path, *, logo: Sequence[float] = ()) -> None:
    """Look at a clip (``watched``), on which a ``logo`` may stand, and write what is seen to ``out``."""
    sights, lumas = zip(*watched(clip, logo), strict=True)
    seen = np.array([astuple(sight) for sight in sights], np.int64)
    found = packets(clip)
    with files.replacing(out) as draft, draft.open("wb") as file:
        told = {"packets": found.clips[0], "frames": found.frames, "seen": seen}
        np.savez_compressed(file, **told, first=lumas[0], last=lumas[-1])  # type: ignore[arg-type]


def read(path: Path) -> ClipPicture:
    """What ``look`` wrote."""
    with np.load(path) as kept:
        sights = (KeyFrame(int(frame), *map(bool, told)) for frame, *told in kept["seen"])
        return ClipPicture(
            str(kept["packets"]), int(kept["frames"]), tuple(sights), kept["first"], kept["last"]
        )


def starts(looks: Sequence[ClipPicture]) -> tuple[int, ...]:
    """The frames at which the clips begin when they follow one another."""
    return tuple(accumulate((each.frames for each in looks[:-1]), initial=0))


def joined(looks: Sequence[ClipPicture]) -> tuple[KeyFrame, ...]:
    """What is seen when the clips follow one another: a standstill may run across a cut."""
    return tuple(_joined(looks))


def _joined(looks: Sequence[ClipPicture]) -> Iterator[KeyFrame]:
    before: ClipPicture | None = None
    for start, each in zip(starts(looks), looks, strict=True):
        first, *others = each.sights
        stood = before is not None and not before.sights[-1].moves and same(before.last, each.first)
        yield replace(first, frame=start, still=stood)
        yield from (replace(sight, frame=start + sight.frame) for sight in others)
        before = each
