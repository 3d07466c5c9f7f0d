"""Finished films: other subtitles in them, as tracks or burnt into the picture, from files of any make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions, master
from langreel.errors import ContentError
from langreel.master import swap as soft
from langreel.model import Cue, Finding
from langreel.pipeline.jobs import NAMES


@dataclass(frozen=True, slots=True)
class Swapped:
    """The subtitle tracks that a film has now, and what was odd about the files they came from."""

    tracks: tuple[soft.Kept, ...]
    findings: tuple[Finding, ...]


def swap(
    video: Path, files: Mapping[str, Path], drop: Sequence[str], default: str, order: Sequence[str], out: Path
) -> Swapped:
    """Copy a film with other subtitle tracks; ``files`` are SRT, WebVTT or ASS by language."""
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        tracks = []
        for number, (lang, file) in enumerate(files.items()):
            cues, found = captions.read(file)
            findings += found
            tracks.append(_track(lang, _words(cues, file), Path(folder) / f"{number}.srt"))
        kept = soft.swap(video, tracks, drop, default, order, out)
    return Swapped(kept, tuple(findings))


def _words(cues: tuple[Cue, ...], file: Path) -> tuple[Cue, ...]:
    if not cues:
        raise ContentError("there is no cue in the file", str(file), "is it SRT, WebVTT or ASS?")
    return cues


def _track(lang: str, cues: tuple[Cue, ...], clean: Path) -> master.Track:
    """Cues as a track: written anew, so that whatever stood in the file is words and times only."""
    captions.write(cues, captions.MS, "srt", clean, lang=lang)
    return master.Track(lang, NAMES.get(lang, lang), clean)
