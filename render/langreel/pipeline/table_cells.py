"""Table cells: the rows of a table as they stand in its file, and one cell changed at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from langreel import files
from langreel.data.selection import table_file, whole
from langreel.data.sheet import Sheet
from langreel.data.sources import options_of
from langreel.errors import ContentError, UsageError, known
from langreel.pipeline.script_edits import Outdated
from langreel.project import Project

TEXTS: Final = frozenset({".csv", ".tsv", ".txt", ".tab"})
"""Endings of files whose cells are changed where they stand."""

_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table: its columns, and its rows by the line of its file. ``editable``: cells can be changed."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: Mapping[int, Sequence[str]]
    editable: bool


def table_rows(project: Project, name: str) -> TableRows:
    """All rows of the table of that name; ContentError where there is none, or where it cannot be read."""
    file = table_file(project.data, name)
    sheet = _sheet(project, name)
    rows = {line: tuple(row[column] for column in sheet.kinds) for line, row in sheet.rows.items()}
    return TableRows(name, project.relative(file), tuple(sheet.kinds), rows, file.suffix.lower() in TEXTS)


def edit_cell(project: Project, name: str, line: int, *, column: str, was: str, text: str) -> str:
    """Write one cell; gives the file's project-relative path. Outdated if another text stands there."""
    file = table_file(project.data, name)
    if file.suffix.lower() not in TEXTS:
        raise UsageError(f"{file.name} is no text", hint="change the cell in the program that wrote the file")
    if "\n" in text or "\r" in text:
        raise ContentError("a cell is one line")
    with _ONE_AT_A_TIME:
        sheet = _sheet(project, name)
        known(column, sheet.kinds, "column")
        here = sheet.rows.get(line, {}).get(column)
        if here == text:
            return project.relative(file)
        if here != was:
            raise Outdated(here)
        files.write_bytes(file, _changed(file.read_bytes(), sheet, line, column=column, was=was, text=text))
    return project.relative(file)


def _sheet(project: Project, name: str) -> Sheet:
    return whole(table_file(project.data, name), project.data.name, options_of(project.data, name))


def _changed(raw: bytes, sheet: Sheet, line: int, *, column: str, was: str, text: str) -> bytes:
    """The file with another cell. What stands around it, and every other line, keeps its bytes."""
    where = sheet.at(line, column)
    row, begins = (int(number) for number in sheet.place(line, column).split(":"))
    lines = raw.decode("utf-8").split("\n")
    here, at = lines[row - 1], begins - 1 + (1 if row == 1 and raw.startswith(b"\xef\xbb\xbf") else 0)
    old = next((form for form in (_quoted(was), was) if _stands(here, at, form)), None)
    if old is None:
        raise ContentError(
            "this cell cannot be changed where it stands", where, "change it in the file itself"
        )
    at += len(here[at:]) - len(here[at:].lstrip(" "))
    new = _quoted(text) if old.startswith('"') or _needs_quotes(text) else text
    lines[row - 1] = here[:at] + new + here[at + len(old) :]
    return "\n".join(lines).encode()


def _stands(line: str, at: int, form: str) -> bool:
    """Whether a cell is written so: behind it comes its end."""
    rest = line[at:].lstrip(" ")
    behind = rest[len(form) :].lstrip(" ")
    return rest.startswith(form) and (not behind or behind[0] in ",;\t|\r")


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _needs_quotes(text: str) -> bool:
    return any(sign in text for sign in ',;\t|"')
