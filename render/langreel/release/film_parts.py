"""Film parts: a film copied packet for packet, without tracks or its sound alone; frames as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from PIL import Image

from langreel import files, theme
from langreel.ffmpeg import run, url
from langreel.languages import iso_639_2
from langreel.master.mux import LAYOUT

CLEAR: Final = (theme.HEIGHT / 2 - theme.BAND_TOP) / theme.HEIGHT
"""The share of a wide frame's height in which scenes draw; below it live the subtitles."""
EXACT: Final = "scale=flags=accurate_rnd+full_chroma_int+full_chroma_inp,format=gbrp"
NOISE: Final = 24
"""How far the pixels of an empty band may be apart, of 255: encoders leave traces at its upper edge."""


def copy_film(film: Path, out: Path, *, soft_tracks: bool) -> None:
    """The film with its picture, sound, chapters and tags as they are, with or without subtitle tracks."""
    kept = ["-map", "0:v", "-map", "0:a?", *(["-map", "0:s?"] if soft_tracks else [])]
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-i", url(film), *kept, "-map_metadata", "0", "-map_chapters", "0",
             "-c", "copy", *LAYOUT, url(draft)])  # fmt: skip


def copy_sound(
    film: Path, out: Path, *, chapters: bool = True, tags: Mapping[str, str] = MappingProxyType({})
) -> None:
    """The sound alone as M4A: as long as the film, for an audio track of another film or a podcast.

    ``tags`` are added to those of the film; ``language`` is the sound's.
    """
    named = [word for key, value in tags.items() for word in _named(key, value)]
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-i", url(film), "-map", "0:a", "-map_metadata", "0",
             "-map_chapters", "0" if chapters else "-1", "-c", "copy",
             *named, *LAYOUT, url(draft)])  # fmt: skip


def _named(key: str, value: str) -> tuple[str, str]:
    """A tag of a file as arguments of ffmpeg."""
    if key == "language":
        return "-metadata:s:a:0", f"language={iso_639_2(value)}"
    return "-metadata", f"{key}={value}"


def take_frame(film: Path, frame: int, fps: int, out: Path) -> None:
    """One frame of a film as PNG, in exact colours: it may be laid on the ground that it shows."""
    # The first frame from there on is taken: half a frame before it no rounding leads to its neighbour.
    at = f"{max(0.0, (frame - 0.5) / fps):.6f}"
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-ss", at, "-i", url(film), "-map", "0:v:0", "-frames:v", "1",
             "-vf", EXACT, "-f", "image2", "-c:v", "png", url(draft)])  # fmt: skip


def drawn_part(still: Image.Image) -> Image.Image:
    """A wide still without its band of subtitles where that is empty; any other is whole."""
    top = round(still.height * CLEAR)
    if still.width <= still.height or np.ptp(np.asarray(still)[top:], axis=(0, 1)).max() > NOISE:
        return still
    return still.crop((0, 0, still.width, top))
