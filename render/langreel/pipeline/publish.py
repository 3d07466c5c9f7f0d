"""Publish: lay finished work in ``out/<episode>/<profile>/<dub>/`` under the players' convention."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from langreel import captions
from langreel.model import Cue, Timeline
from langreel.pipeline.orders import Production

FORMATS = ("srt", "vtt", "ass")


def folder(film: Production, lang: str) -> Path:
    """Where a dub lies."""
    return film.project.folder(film.episode.id, film.profile.name, lang)


def sidecars(
    film: Production, timeline: Timeline, cues: Mapping[str, tuple[Cue, ...]]
) -> dict[tuple[str, str], Path]:
    """Write each subtitle track in each format, and both languages in one ASS; keyed by track and format."""
    stem = folder(film, timeline.lang) / film.episode.id
    tracks = {(lang, fmt): cues[lang] for lang in cues for fmt in FORMATS}
    if len(film.episode.languages) > 1:
        top, bottom = film.episode.languages[:2]
        tracks[f"{top}+{bottom}", "ass"] = captions.bilingual(timeline, top, bottom, film.episode.lexicon)
    files = {key: stem.with_name(f"{stem.name}.{key[0]}.{key[1]}") for key in tracks}
    for (lang, fmt), out in files.items():
        captions.write(tracks[lang, fmt], timeline.fps, fmt, out, lang=lang, size=film.size)
    return files


def publish(film: Production, timeline: Timeline, made: Path) -> Path:
    """Copy a kept reel into ``out/``, whole or not at all; nothing happens when it lies there already."""
    out = folder(film, timeline.lang) / f"{film.episode.id}.mp4"
    if not _same(made, out):
        draft = out.with_name(f".{out.name}.draft")
        shutil.copy2(made, draft)
        draft.replace(out)
    return out


def _same(made: Path, out: Path) -> bool:
    if not out.exists():
        return False
    ours, theirs = made.stat(), out.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)
