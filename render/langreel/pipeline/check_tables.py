"""Check tables: the tables of a project → holes, doubles, outliers, and what changed since a commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from langreel.data.changes import changes
from langreel.data.oddities import oddities
from langreel.data.proposal import TODO, UNVERIFIED
from langreel.data.selection import table_file, table_names, whole
from langreel.data.source_places import source_place
from langreel.data.sources import Source, entries_of
from langreel.errors import ContentError, known, perhaps
from langreel.model import Finding
from langreel.pipeline.earlier_table import Unversioned, commit_of, earlier
from langreel.project import Project
from langreel.quantity import is_unit, unknown_hint


def check_tables(project: Project, tables: Sequence[str], *, since: str = "HEAD") -> Iterator[Finding]:
    """Findings on these tables, or on all; those that stand in git are compared with the commit ``since``."""
    entries = entries_of(project.data)
    names = dict.fromkeys((*entries, *table_names(project.data)))
    when = ""
    try:
        when = commit_of(project.root, since)
    except Unversioned as error:
        hint = "tables are compared with a commit of the project's git"
        yield Finding(
            "info", "table-unversioned", f"not compared with an earlier version: {error}", "data/", hint
        )
    for name in [known(table, names, "table") for table in tables] or names:
        try:
            yield from _table(project, name, entries.get(name), since=when)
        except ContentError as error:
            yield Finding("error", "table", error.message, error.where, error.hint)


def _table(project: Project, name: str, source: Source | None, *, since: str) -> Iterator[Finding]:
    if source is not None:
        yield from _entry(project, name, source)
        if name not in table_names(project.data):
            yield from _without_table(project, name, source)
            return
    file = table_file(project.data, name)
    if source is None:
        hint = f"langreel data add {project.relative(file)}"
        yield Finding(
            "warning", "table-no-source", f"no entry {name!r} in sources.yaml", project.relative(file), hint
        )
    sheet = whole(file, project.data.name, source.read if source else None)
    measured = [
        column for column, meaning in (source.columns if source else {}).items() if meaning.unit != "date"
    ]
    for column in measured:
        if column not in sheet.kinds:
            where = source_place(project.data, name, "columns", column)
            raise ContentError(f"{sheet.path} has no column {column!r}", where, perhaps(column, sheet.kinds))
    yield from oddities(sheet, measured)
    if since:
        try:
            before = earlier(project.root, file, since, options=source.read if source else None)
        except Unversioned:
            yield Finding("info", "table-changed", f"the file is new since {since}", sheet.path)
            return
        yield from changes(before, sheet, since)


def _entry(project: Project, name: str, source: Source) -> Iterator[Finding]:
    """What is left to fill in or to look up, and units that nobody can write."""
    texts = {"title": " ".join(source.title.values()), "publisher": source.publisher, "series": source.series,
             "url": source.url, "as_of": source.as_of, "licence": source.licence}  # fmt: skip
    missing = [key for key, text in texts.items() if text == TODO]
    if missing:
        message, hint = f"{name!r} has TODO for {', '.join(missing)}", "source lines and credits show it"
        where = source_place(project.data, name, missing[0])
        yield Finding("error", "table-unfinished", message, where, hint)
    if source.licence == UNVERIFIED:
        message = f"nobody has looked up {name!r} yet: {source.publisher}: {source.series}"
        hint = "look it up and write its licence; its table comes with langreel data add"
        yield Finding(
            "warning", "source-unverified", message, source_place(project.data, name, "licence"), hint
        )
    for column, meaning in source.columns.items():
        if not is_unit(meaning.unit):
            message = f"unknown unit {meaning.unit!r} of {name}.{column}"
            where = source_place(project.data, name, "columns", column, "unit")
            yield Finding(
                "error", "unknown-unit", message, where, unknown_hint(meaning.unit, tuple(source.title))
            )


def _without_table(project: Project, name: str, source: Source) -> Iterator[Finding]:
    """An entry that no file is there for: open as long as nobody has looked its source up."""
    if source.licence != UNVERIFIED:
        hint = perhaps(name, table_names(project.data))
        yield Finding("error", "table", f"no table {name!r}", source_place(project.data, name), hint)
