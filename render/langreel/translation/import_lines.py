"""Import lines: a translator's file, line by line → the episode's catalogue."""

from __future__ import annotations

from pathlib import Path

from langreel.model import Episode
from langreel.project import Project
from langreel.translation.formats import read
from langreel.translation.store import store
from langreel.translation.translated_line import Report


def import_lines(
    project: Project, episode: Episode, lang: str, *, file: Path, fmt: str = "", encoding: str = ""
) -> Report:
    """Store what a translator's file holds."""
    texts = frozenset(line.text for line in episode.lines(episode.languages[0]))
    return store(project, episode, lang, entries=read(file, fmt, encoding, expected=texts), shown=file.name)
