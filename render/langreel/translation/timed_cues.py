"""Timed cues: a translator's own, kept beside the catalogue and shown with their dub as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from langreel import captions
from langreel.model import Track
from langreel.project import Project


def path_of(project: Project, episode: str, lang: str, *, dub: str) -> Path:
    """Where cues lie that keep their times: ``translations/ja.zh.srt`` is Japanese for the Chinese dub."""
    return project.script / episode / "translations" / f"{lang}.{dub}.srt"


def keep(project: Project, episode: str, lang: str, *, dub: str, track: Track) -> Path:
    """Write a track where ``timed`` finds them."""
    path = path_of(project, episode, lang, dub=dub)
    path.parent.mkdir(parents=True, exist_ok=True)
    captions.write(track, "srt", path, lang=lang)
    return path


def timed(project: Project, episode: str, langs: Iterable[str], *, dub: str) -> Mapping[str, Path]:
    """The files of cues that were timed for a dub, by language."""
    found = {lang: path_of(project, episode, lang, dub=dub) for lang in langs}
    return {lang: path for lang, path in found.items() if path.is_file()}
