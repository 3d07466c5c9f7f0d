"""Upright: a wide film across an upright picture, under its title, on the theme's ground."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from langreel import files
from langreel.ffmpeg import Media, run, url
from langreel.ffmpeg.gops import gop_length
from langreel.master.mux import LAYOUT

WIDTH, HEIGHT = 1080, 1920
TOP = 560
"""Pixels above the film: its title stands there, clear of what platforms lay over the top."""


def lay_upright(film: Media, plate: Path, out: Path, on_seconds: Callable[[float], None]) -> None:
    """Lay a film on ``plate``, a picture of the whole; sound, chapters, tags are copied, tracks left out."""
    gop = gop_length(round(film.fps))
    graph = (
        f"[1:v]scale={WIDTH}:-2:flags=lanczos[film];[0:v][film]overlay=0:{TOP}:shortest=1,format=yuv420p[out]"
    )
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-loop", "1", "-framerate", str(film.fps), "-i", url(plate),
             "-i", url(film.path), "-filter_complex", graph, "-map", "[out]", "-map", "1:a?",
             "-map_metadata", "1", "-map_chapters", "1", "-c:v", "libx264", "-preset", "fast",
             "-crf", "14", "-profile:v", "high", "-g", str(gop), "-frames:v", str(film.frames),
             "-c:a", "copy", *LAYOUT, url(draft)], on_seconds)  # fmt: skip
