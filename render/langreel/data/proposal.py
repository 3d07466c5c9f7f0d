"""Proposal: a file → the entry of sources.yaml that makes a table of it, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import yaml

from langreel.data.cells import keys_of
from langreel.data.columns_to_rows import moment_of
from langreel.data.layout import sheet_of
from langreel.data.near_kind import near_kind
from langreel.data.read_options import ReadOptions, read_options
from langreel.data.sheet import TIMES, Kind, Sheet
from langreel.data.sources import Source
from langreel.errors import ContentError
from langreel.placed_yaml import composed

TODO: Final = "TODO"
"""What the author must fill in; `langreel data check` finds it."""
UNVERIFIED: Final = "unverified"
"""The licence of a source that a text named and nobody has looked up; `langreel data check` tells it."""
TEXTS: Final = ("title", "publisher", "series", "url", "as_of", "licence")
Guess = Callable[[str], tuple[str, str]]
"""The unit and the scale that a column's name tells; "" if it tells none."""


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column: what it holds, from where to where, and what it counts; ``sure`` if its name says so.

    ``note`` tells of a column of text which cells keep it from being numbers or dates, and what to write.
    """

    name: str
    kind: Kind
    filled: int
    least: str
    most: str
    unit: str = ""
    scale: str = ""
    sure: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table to be: its columns, its time, what names a row, how its file is read, and its entry as YAML."""

    name: str
    file: Path
    rows: int
    columns: tuple[ProposedColumn, ...]
    time: str
    keys: tuple[str, ...]
    read: str
    entry: str
    missing: tuple[str, ...] = field(default=())


def propose(
    file: Path, shown: str, *, name: str, given: Mapping[str, str], read: str, guess: Guess
) -> Proposal:
    """What a file would be as a table; ContentError where it is none, or cannot be told how to read it."""
    options, read = _options(file, shown, read)
    sheet = _read(file, shown, options)
    if not sheet.rows:
        hint = "nothing stands below the line that names the columns"
        raise ContentError("the table has no rows", f"{shown}:1:1", hint)
    times = sheet.times()
    time = times[0] if len(times) == 1 else ""
    columns = tuple(_column(sheet, column, is_time=column in times, guess=guess) for column in sheet.kinds)
    texts = {key: given.get(key) or TODO for key in TEXTS}
    if not given.get("as_of"):
        texts["as_of"] = max((_latest(sheet, time),), default=TODO) or TODO
    entry = _entry(name, texts, columns, read)
    missing = tuple(key for key in TEXTS if texts[key] == TODO)
    keys = tuple(keys_of(sheet, {}))
    return Proposal(name, file, len(sheet.rows), columns, time, keys, read, entry, missing)


def columns_of(sheet: Sheet, source: Source | None) -> tuple[ProposedColumn, ...]:
    """The columns of a table that has its entry."""
    told = source.columns if source else {}
    plain = {name: (each.unit, f"{each.scale:g}") for name, each in told.items()}
    times = sheet.times()
    found = (
        _column(sheet, name, is_time=name in times, guess=lambda column: plain.get(column, ("", "")))
        for name in sheet.kinds
    )
    return tuple(found)


def table_name(file: Path) -> str:
    """A name for a table after that of its file.

    >>> table_name(Path("API_NY.GDP 2024 (1).csv")), table_name(Path("2024.csv"))
    ('api_ny_gdp_2024_1', 'table_2024')
    """
    name = re.sub(r"\W+", "_", file.stem.lower()).strip("_")
    return name if name.isidentifier() else f"table_{name}".rstrip("_")


def with_entry(text: str, entry: str, shown: str) -> str:
    """The text of a sources.yaml with one more entry at its end; all else stays as it stands."""
    root = composed(text, shown)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        if root.value:
            hint = "write each on lines of its own"
            raise ContentError("the entries stand in braces", f"{shown}:{root.start_mark.line + 1}:1", hint)
        text = text[: root.start_mark.index]
    return f"{text.rstrip()}\n\n{entry}" if text.strip() else entry


def _options(file: Path, shown: str, read: str) -> tuple[ReadOptions, str]:
    """The options as given; where each year has a column and nobody says otherwise, that it has."""
    node = composed(read, "--read") if read else None
    options = read_options(node, "--read") if node else ReadOptions()
    if options.years or "years" in read:
        return options, read
    sheet = _read(file, shown, options)
    years = [column for column in sheet.kinds if moment_of(column)]
    if len(years) < 3 or sheet.times() or {"value", "year"} & set(sheet.kinds):
        return options, read
    inner = read.strip().removeprefix("{").removesuffix("}").strip()
    return replace(options, years="columns"), "{" + ", ".join(filter(None, (inner, "years: columns"))) + "}"


def _read(file: Path, shown: str, options: ReadOptions) -> Sheet:
    if not file.is_file():
        raise ContentError("this is no file" if file.exists() else "there is no such file", shown)
    state = file.stat()
    return sheet_of(file, shown, options, state.st_mtime_ns, state.st_size)


def _column(sheet: Sheet, name: str, *, is_time: bool, guess: Guess) -> ProposedColumn:
    kind = sheet.kinds[name]
    rows = [row for row, cells in sheet.rows.items() if cells[name]]
    if kind == "number":
        ranked = sorted(rows, key=lambda row: sheet.exact(row, name, kind))
        ends = [sheet.text(row, name) for row in (ranked[:1] + ranked[-1:])]
    else:
        texts = sorted({sheet.moment(row, name) for row in rows})
        ends = texts[:1] + texts[-1:]
    least, most = ends or ("", "")
    if kind != "number" or is_time or name.lower() in TIMES:
        near = near_kind(sheet, name)
        note = f"{near.message}: {near.hint}" if near else ""
        return ProposedColumn(name, kind, len(rows), least, most, note=note)
    unit, scale = guess(name)
    if not unit and name in sheet.signs:
        unit = guess(sheet.signs[name])[0]
    return ProposedColumn(name, kind, len(rows), least, most, unit, scale, bool(unit))


def _latest(sheet: Sheet, time: str) -> str:
    return max((sheet.moment(row, time) for row in sheet.rows), default="") if time else ""


def _entry(name: str, texts: Mapping[str, str], columns: tuple[ProposedColumn, ...], read: str) -> str:
    """The entry as YAML, each field on its line."""
    lines = [f"{_scalar(name)}:", *(f"  {key}: {_scalar(text)}" for key, text in texts.items())]
    counted = [column for column in columns if column.scale]
    lines.append("  columns:" if counted else "  columns: {}")
    for column in counted:
        lines.append(
            f"    {_scalar(column.name)}: {{unit: {_scalar(column.unit or '1')}, scale: {column.scale}}}"
        )
    return "\n".join([*lines, *([f"  read: {read}"] if read else [])]) + "\n"


def _scalar(text: str) -> str:
    """A text as YAML writes it within braces: in quotes where it must be."""
    written: Any = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**6)
    return str(written).strip()[1:-1]
