"""Swap: subtitle files of any make become the tracks of a finished film; nothing is encoded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.captions.formats import srt
from langreel.captions.formats.read_file import ReadFile
from langreel.finished.given import length_of, read_subtitles
from langreel.languages import endonym
from langreel.master import swap as master
from langreel.master.tracks import SoftTrack
from langreel.model import Finding
from langreel.stacked_cues import stacking


@dataclass(frozen=True, slots=True)
class Swapped:
    """The subtitle tracks that a film has now, and what was odd about the files they came from."""

    tracks: tuple[master.FilmTrack, ...]
    findings: tuple[Finding, ...]


def swap(
    video: Path,
    files: Mapping[str, Path],
    drop: Sequence[str],
    *,
    default: str,
    order: Sequence[str],
    encoding: str,
    out: Path,
) -> Swapped:
    """Copy a film with other subtitle tracks; ``files`` are subtitle files by language.

    Whatever stands in a file becomes words and times only; ``encoding`` is empty where it is recognised.
    """
    seconds = length_of(video)
    read = {lang: read_subtitles(file, encoding, seconds) for lang, file in files.items()}
    tracks = [SoftTrack(lang, endonym(lang), srt.plain(each.track)) for lang, each in read.items()]
    kept = master.swap(video, tracks, drop, default=default, order=order, out=out)
    return Swapped(kept, tuple(finding for lang, each in read.items() for finding in _odd(files[lang], each)))


def _odd(file: Path, read: ReadFile) -> Iterable[Finding]:
    """What was odd about a file, and what the film shows otherwise."""
    return (*read.findings, *stacking(read.track, file.name))
