"""Publish: lay finished work in ``out/<episode>/<profile>/<dub>/`` under the players' convention.

A short film's lies in ``out/<episode>/clips/<name>/<profile>/<dub>/``.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from langreel import files
from langreel.build import digests, json_file
from langreel.build.store import kept_digest
from langreel.model import Reel
from langreel.pipeline.film import Dub, Film


def require(film: Film, below: str = "") -> None:
    """BuildError where a dub that is asked for, or what lies in a folder below it, cannot be laid.

    Known before it is made.
    """
    for lang in film.langs:
        files.require_folder(folder(film, lang) / below)


def publish(film: Film, dub: Dub) -> Reel:
    """Copy a dub's reel and subtitle files beside each other: ``us_debt.mp4``, ``us_debt.en.srt`` …"""
    lang = dub.timeline.lang
    where = files.make_folder(folder(film, lang))
    made = {f"{film.name}.mp4": dub.video.path}
    made |= {f"{film.name}.{ending}": track.path for ending, track in dub.tracks.items()}
    root = film.project.root.resolve()
    _clear(film, lang, {name: kept_digest(path, root) for name, path in made.items()})
    video, *subtitles = (lay(path, where / name) for name, path in made.items())
    return Reel(video, tuple(subtitles), dub.timeline, film.logo)


def _clear(film: Film, lang: str, laid: Mapping[str, str]) -> None:
    """Take away what was laid beside a dub once and is no more, as a track of a translation that is gone.

    What holds anything else by now is somebody's own, and stays. ``laid`` are digests by name.
    """
    name = f"laid.{film.episode.id}{film.of_clip}.{film.profile.name}.{lang}.json"
    memory, where = film.project.cache / "remembered" / name, folder(film, lang)
    before = json_file.read(memory)
    if before == laid:
        return
    for name, digest in before.items() if isinstance(before, dict) else ():
        if name not in laid and (where / name).is_file() and digests.file(where / name) == digest:
            (where / name).unlink()
    json_file.write(memory, laid)


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
