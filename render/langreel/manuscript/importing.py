"""Importing: a text's file → an episode in the project, whole or not at all; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from langreel import languages
from langreel.data import sources
from langreel.data.proposal import with_entry
from langreel.errors import UsageError, perhaps
from langreel.manuscript import all_or_none
from langreel.manuscript.drafting import EpisodeDraft, ImportRequest, draft, outlined
from langreel.manuscript.facts import cells_of
from langreel.manuscript.reading import read
from langreel.manuscript.sources_list import stubs
from langreel.manuscript.update import record
from langreel.manuscript.update.episode_lines import script_files
from langreel.manuscript.update.take_over import take_over
from langreel.manuscript.update.text_changes import TextUpdate, text_update
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
    contents: dict[Path, str | None] = {project.root / name: text for name, text in made.files.items()}
    if cited:
        contents[ledger] = with_entry(before, cited, "data/sources.yaml")
    with all_or_none.written(contents):
        return made


def is_there(project: Project, episode: str) -> bool:
    """Whether there is an episode of that id."""
    return (project.script / episode / "episode.yaml").is_file()


def text_changes(project: Project, file: Path, request: ImportRequest, *, encoding: str = "") -> TextUpdate:
    """What changed in a text since it was imported. ContentErrors where its episode is not right."""
    _check_languages(request)
    script = script_files(project, request.episode)
    if script.source != request.lang:
        hint = f"--lang {script.source}; another text of it is for `--with`, or `langreel subs import`"
        raise UsageError(f"{request.episode!r} is told in {script.source!r} first", hint=hint)
    with working_in(project.root):
        film = outlined(read(file, encoding=encoding), request.lang)
    kept = project.script / request.episode / record.NAME
    before = record.read(kept.read_text("utf-8")) if kept.is_file() else None
    return text_update(before, film, script)


def take_changes(project: Project, update: TextUpdate, source: str) -> list[str]:
    """Take over what changed; the files that were written, whole or not at all."""
    with working_in(project.root):
        return [project.relative(path) for path in take_over(project, update, cells_of(project.data), source)]


def _check_languages(request: ImportRequest) -> None:
    for lang in (request.lang, *request.planned):
        if not languages.known(lang):
            raise UsageError(f"unknown language {lang!r}", hint=perhaps(lang, languages.LANGUAGES))
    if request.lang in request.planned:
        raise UsageError(f"{request.lang!r} is the text's own language", hint="--to names further ones")


def _names(folder: Path) -> frozenset[str]:
    """The tables that sources.yaml names."""
    return frozenset(sources(folder)) if (folder / "sources.yaml").is_file() else frozenset()
