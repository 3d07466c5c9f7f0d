"""Import lines: a translator's file, line by line → the episode's catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from langreel.model import Episode
from langreel.project import Project
from langreel.translation.returned_file import returned
from langreel.translation.store import store
from langreel.translation.translated_line import Report


def import_lines(
    project: Project, episode: Episode, lang: str, *, file: Path, fmt: str = "", encoding: str = ""
) -> Report:
    """Store what a translator's file holds."""
    source = episode.languages[0]
    texts = frozenset(line.text for line in episode.lines(source))
    sheet, odd = returned(file, (source, lang), fmt=fmt, encoding=encoding, expected=texts)
    report = store(
        project, episode, lang, entries=sheet.entries, beside=sheet.beside, shown=file.name, compared=True
    )
    return replace(report, findings=(*odd, *report.findings))
