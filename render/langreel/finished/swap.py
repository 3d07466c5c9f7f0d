"""Swap: subtitle files of any make become the tracks of a finished film; nothing is encoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions
from langreel.finished.given import check_film, read_subtitles
from langreel.languages import endonym
from langreel.master import swap as master
from langreel.master.tracks import SoftTrack
from langreel.model import Finding, Track


@dataclass(frozen=True, slots=True)
class Swapped:
    """The subtitle tracks that a film has now, and what was odd about the files they came from."""

    tracks: tuple[master.FilmTrack, ...]
    findings: tuple[Finding, ...]


def swap(
    video: Path, files: Mapping[str, Path], drop: Sequence[str], default: str, order: Sequence[str], out: Path
) -> Swapped:
    """Copy a film with other subtitle tracks; ``files`` are subtitle files by language."""
    check_film(video)
    read = {lang: read_subtitles(file) for lang, file in files.items()}
    with TemporaryDirectory() as folder:
        tracks = [
            _track(lang, each.track, Path(folder) / f"{number}.srt")
            for number, (lang, each) in enumerate(read.items())
        ]
        kept = master.swap(video, tracks, drop, default=default, order=order, out=out)
    return Swapped(kept, tuple(finding for each in read.values() for finding in each.findings))


def _track(lang: str, track: Track, clean: Path) -> SoftTrack:
    """Cues as a track: written anew, so that whatever stood in the file is words and times only."""
    captions.write(track, "srt", clean, lang=lang)
    return SoftTrack(lang, endonym(lang), clean)
