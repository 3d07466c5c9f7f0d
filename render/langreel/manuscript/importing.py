"""Importing: a text's file → an episode in the project, whole or not at all; nothing is ever overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from langreel import files, languages
from langreel.data import sources
from langreel.data.proposal import with_entry
from langreel.errors import UsageError, perhaps
from langreel.manuscript.drafting import EpisodeDraft, ImportRequest, draft
from langreel.manuscript.facts import cells_of
from langreel.manuscript.reading import read
from langreel.manuscript.sources_list import stubs
from langreel.project import Project, working_in


def import_text(
    project: Project, file: Path, request: ImportRequest, *, others: Mapping[str, Path], encoding: str = ""
) -> EpisodeDraft:
    """Write an episode made of a manuscript; ``others`` are the same text in further languages.

    UsageError where there is an episode of that id already.
    """
    _check_languages(request)
    folders = [project.script / request.episode, project.scenes / request.episode]
    for folder in folders:
        if folder.exists():
            hint = "name another --episode; what is there is never overwritten"
            raise UsageError(f"{project.relative(folder)} is there already", hint=hint)
    text = read(file, encoding=encoding)
    with working_in(project.root):
        further = {lang: read(other, encoding=encoding) for lang, other in others.items()}
        made = draft(text, request, cells_of(project.data), others=further)
    ledger = project.data / "sources.yaml"
    before = ledger.read_text("utf-8") if ledger.is_file() else ""
    cited = stubs(made.sources, file.name, request.lang, taken=_names(project.data))
    try:
        for name, content in made.files.items():
            files.write_text(project.root / name, content)
        if cited:
            files.write_text(ledger, with_entry(before, cited, "data/sources.yaml"))
    except BaseException:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _check_languages(request: ImportRequest) -> None:
    for lang in (request.lang, *request.planned):
        if not languages.known(lang):
            raise UsageError(f"unknown language {lang!r}", hint=perhaps(lang, languages.LANGUAGES))
    if request.lang in request.planned:
        raise UsageError(f"{request.lang!r} is the text's own language", hint="--to names further ones")


def _names(folder: Path) -> frozenset[str]:
    """The tables that sources.yaml names."""
    return frozenset(sources(folder)) if (folder / "sources.yaml").is_file() else frozenset()
