"""Clip strip: a clip → small pictures of it side by side, one every two seconds, as JPEG."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from langreel import ffmpeg

EVERY: Final = 2.0
"""Seconds between two pictures."""
HEIGHT: Final = 54
MOST: Final = 60
"""Pictures at most; a longer clip shows its beginning."""


def strip(clip: Path, out: Path) -> int:
    """Write the strip; gives the number of pictures."""
    media = ffmpeg.probe(clip)
    seconds = float(media.seconds)
    count = max(1, min(MOST, round(seconds / EVERY)))
    step = seconds / count
    # The middle of each stretch is shown: a shot often begins on an empty stage.
    tiles = f"fps=1/{step:.6f}:start_time=0:round=near,scale=-2:{HEIGHT},tile={count}x1"
    ffmpeg.run(["-i", ffmpeg.url(clip), "-vf", tiles, "-frames:v", "1", "-q:v", "4", str(out)])
    return count
