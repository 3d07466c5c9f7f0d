"""Film parts: a film copied packet for packet, without tracks or its sound alone; frames as pictures."""

from __future__ import annotations

from pathlib import Path

from langreel import files
from langreel.ffmpeg import run, url
from langreel.master.mux import LAYOUT


def copy_film(film: Path, out: Path, *, soft_tracks: bool) -> None:
    """The film with its picture, sound, chapters and tags as they are, with or without subtitle tracks."""
    kept = ["-map", "0:v", "-map", "0:a?", *(["-map", "0:s?"] if soft_tracks else [])]
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-i", url(film), *kept, "-map_metadata", "0", "-map_chapters", "0",
             "-c", "copy", *LAYOUT, url(draft)])  # fmt: skip


def copy_sound(film: Path, out: Path, *, chapters: bool = True) -> None:
    """The sound alone as M4A: as long as the film, for an audio track of another film or a podcast."""
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-i", url(film), "-map", "0:a", "-map_metadata", "0",
             "-map_chapters", "0" if chapters else "-1", "-c", "copy", *LAYOUT, url(draft)])  # fmt: skip


def take_frame(film: Path, frame: int, fps: int, out: Path) -> None:
    """One frame of a film as PNG."""
    # The first frame from there on is taken: half a frame before it no rounding leads to its neighbour.
    at = f"{max(0.0, (frame - 0.5) / fps):.6f}"
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-ss", at, "-i", url(film), "-map", "0:v:0", "-frames:v", "1",
             "-f", "image2", "-c:v", "png", url(draft)])  # fmt: skip
