"""Desk: what a production orders of the master's department, stated without loading what makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from langreel.master.tracks import SoftTrack
from langreel.model import Finding, Profile, Reel, Shot, Span


def footage(shot: Shot, profile: Profile, out: Path) -> None:
    """Show a still or a clip for the frames of a shot (``langreel.master.compose``)."""
    from langreel.master import compose

    compose.footage(shot, profile, out)


def transition(kind: str, before: Path, after: Path, frames: int, profile: Profile, out: Path) -> None:
    """Lead from the end of one clip to the beginning of the next (``langreel.master.compose``)."""
    from langreel.master import compose

    compose.transition(kind, before, after, frames, profile, out)


def trim(clip: Path, start: int, frames: int, out: Path) -> None:
    """Copy some frames of a silent clip (``langreel.master.join``)."""
    from langreel.master import join

    join.trim(clip, start, frames, out)


def mux(
    clips: Sequence[Path],
    stem: Path,
    tracks: Sequence[SoftTrack],
    chapters: Sequence[tuple[float, str]],
    tags: Mapping[str, str],
    out: Path,
) -> None:
    """Join clips, sound and subtitle tracks into a reel (``langreel.master.mux``)."""
    from langreel.master import mux

    mux.mux(clips, stem, tracks, chapters, tags, out)


def look(clip: Path, out: Path) -> None:
    """Look at the key frames of a clip (``langreel.master.picture_check``)."""
    from langreel.master import picture_check

    picture_check.look(clip, out)


def listen(stem: Path, lines: Sequence[Span], fps: int, out: Path) -> None:
    """Listen to a stem and to each of its lines (``langreel.master.sound_check``)."""
    from langreel.master import sound_check

    sound_check.listen(stem, lines, fps, out)


def report(
    reel: Reel, profile: Profile, looks: Sequence[Path], listened: Path, out: Path
) -> tuple[Finding, ...]:
    """Verify a reel, and write what was found to ``out`` (``langreel.master.report``)."""
    from langreel.master import report

    return report.report(reel, profile, looks, listened, out)
