"""Publish: lay finished work in ``out/<episode>/<profile>/<dub>/`` under the players' convention.

A short film's lies in ``out/<episode>/clips/<name>/<profile>/<dub>/``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from langreel import files
from langreel.captions.formats import beside_reel
from langreel.model import Reel
from langreel.pipeline.film import Dub, Film


def publish(film: Film, dub: Dub) -> Reel:
    """Copy a dub's reel and subtitle files beside each other: ``us_debt.mp4``, ``us_debt.en.srt`` …"""
    where = folder(film, dub.timeline.lang)
    where.mkdir(parents=True, exist_ok=True)
    _clear(film, where)
    files = {ending: track.path for ending, track in dub.tracks.items()}
    video = lay(dub.video.path, where / f"{film.name}.mp4")
    subtitles = tuple(lay(path, where / f"{film.name}.{ending}") for ending, path in files.items())
    return Reel(video, subtitles, dub.timeline, film.logo)


def _clear(film: Film, where: Path) -> None:
    """Take away tracks of translations that were whole once and are not any more."""
    for lang in film.episode.unfinished:
        for each in beside_reel():
            (where / f"{film.name}.{lang}.{each.name}").unlink(missing_ok=True)


def folder(film: Film, lang: str) -> Path:
    """Where a dub lies."""
    return film.project.folder(place_of(film), film.profile.name, lang)


def place_of(film: Film) -> str:
    """Where a film lies below ``out/``; its short films in ``clips/``, each apart."""
    clip = film.request.clip
    return f"{film.episode.id}/clips/{clip}" if clip else film.episode.id


def lay(made: Path, out: Path) -> Path:
    """Copy a kept file, whole or not at all; nothing happens when it lies there already."""
    if not _same(made, out):
        with files.replacing(out) as draft:
            shutil.copy2(made, draft)
    return out


def _same(made: Path, out: Path) -> bool:
    if not out.exists():
        return False
    ours, theirs = made.stat(), out.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)
