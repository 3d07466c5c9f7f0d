"""Verify: a finished reel and the subtitle files beside it against what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langreel import files
from langreel.captions.formats import ending, srt
from langreel.captions.formats.read_file import read
from langreel.errors import ContentError
from langreel.master import verify as master
from langreel.master.music_check import above_music
from langreel.master.tracks import Sidecar
from langreel.model import Finding, Profile, Reel, Track


def verify(
    reel: Reel,
    profile: Profile,
    looks: Sequence[Path] = (),
    *,
    listened: Path | None = None,
    margins: Sequence[float] = (),
) -> tuple[Finding, ...]:
    """What is wrong with a finished reel and its files; nothing, if they are what was promised.

    ``looks`` and ``listened`` are what was written of its clips and of its stem, if they are known;
    ``margins`` are those of its stem.
    """
    sidecars = [_sidecar(path) for path in reel.subtitles]
    found = master.verify(reel, profile, looks, listened=listened, sidecars=sidecars)
    return (*found, *above_music(reel.timeline, margins))


def report(
    reel: Reel,
    profile: Profile,
    looks: Sequence[Path],
    *,
    listened: Path,
    margins: Sequence[float],
    out: Path,
) -> tuple[Finding, ...]:
    """``verify``, as a job: ``out`` holds the findings, one a line."""
    findings = verify(reel, profile, looks, listened=listened, margins=margins)
    lines = (f"{finding.severity} {finding.rule}: {finding.message}\n" for finding in findings)
    files.write_text(out, "".join(lines))
    return findings


def _sidecar(path: Path) -> Sidecar:
    """A file as players show it, and what is odd about it."""
    lang, found = path.stem.rpartition(".")[2], ending(path)
    try:
        track, odd = read(path, encoding="utf-8")
    except ContentError as error:
        return Sidecar(path.name, lang, Track((), 1000), odd=(Finding("error", "unreadable", error.message),))
    return Sidecar(path.name, lang, srt.plain(track), found.step if found else 1, odd)
