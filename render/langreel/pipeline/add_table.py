"""Add table: a file from anywhere → a table of the project, with its entry in data/sources.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from langreel import files
from langreel.data.formats import FORMATS
from langreel.data.proposal import Proposal, propose, table_name, with_entry
from langreel.data.selection import table_names
from langreel.data.sources import entries_of
from langreel.errors import ContentError, UsageError
from langreel.placed_yaml import text_of
from langreel.project import Project
from langreel.quantity.header_units import header_unit

SHOWN = "data/sources.yaml"


@dataclass(frozen=True, slots=True)
class AddRequest:
    """The file, the table's name (else after the file), texts of its entry, and how it is read, as YAML."""

    file: Path
    name: str = ""
    texts: Mapping[str, str] | None = None
    read: str = ""


def proposed(project: Project, request: AddRequest) -> Proposal:
    """What would be added; ContentError where the file is no table, UsageError where its name is taken."""
    file, name = request.file, request.name or table_name(request.file)
    if file.is_dir():
        raise ContentError("this is a folder", str(file), "name a file")
    if file.suffix.lower() not in FORMATS:
        raise ContentError(
            f"{file.suffix or file.name!r} is no table", str(file), f"known: {', '.join(FORMATS)}"
        )
    if not name.isidentifier():
        raise UsageError(
            f"{name!r} is no name for a table", hint="letters, digits and _, beginning with a letter"
        )
    as_of = (request.texts or {}).get("as_of", "")
    if as_of and not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", as_of):
        raise UsageError(f"{as_of!r} is no date", hint="--as-of is a year, a month or a day: 2025-07-31")
    inside = file.resolve().parent == project.data.resolve() and file.stem == name
    if name in entries_of(project.data) or (name in table_names(project.data) and not inside):
        raise UsageError(f"there is a table {name!r} already", SHOWN, "choose another: --name")
    return propose(
        file, str(file), name=name, given=request.texts or {}, read=request.read, guess=header_unit
    )


def add(project: Project, proposal: Proposal) -> tuple[Path, ...]:
    """Copy the file into data/ and write the entry; the files that were written."""
    sources, written = project.data / "sources.yaml", list[Path]()
    text = text_of(sources, SHOWN) if sources.is_file() else ""
    whole = with_entry(text, proposal.entry, SHOWN)
    target = project.data / f"{proposal.name}{proposal.file.suffix.lower()}"
    if target.resolve() != proposal.file.resolve():
        files.write_bytes(target, proposal.file.read_bytes())
        written.append(target)
    files.write_text(sources, whole)
    entries_of(project.data)
    return (*written, sources)
