"""Sources: ``data/sources.yaml`` -> where each table comes from, and what its numbers count."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from langreel.data.read_options import ReadOptions, read_options
from langreel.errors import ContentError, perhaps
from langreel.languages import COMMON, text_in
from langreel.placed_yaml import composed, entries, place, plain, text_of

ALL = "*"
"""Stands for the names of all entries."""
FIELDS = ("title", "publisher", "series", "url", "as_of", "licence", "columns")
"""What an entry must have; ``read`` it may have."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a number of a column means: ``cell * scale`` counts ``unit``."""

    unit: str
    scale: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from, and how its file is read. ``title`` and ``publishers`` are per language."""

    name: str
    title: Mapping[str, str]
    publishers: Mapping[str, str]
    series: str
    url: str
    as_of: str
    licence: str
    columns: Mapping[str, Column]
    read: ReadOptions = field(default_factory=ReadOptions)

    @property
    def publisher(self) -> str:
        """The publisher in the common language, or as the file names it."""
        return self.credit(COMMON.code)

    def credit(self, lang: str) -> str:
        """The publisher as a source line in ``lang`` names it."""
        return text_in(self.publishers, lang)


def sources(folder: Path) -> Mapping[str, Source]:
    """The entries of ``folder/sources.yaml`` by table; ContentError with line and column if one is wrong.

    Whoever watches a job is told which entries it looked at, like the selections of a table.
    """
    path = str(folder.absolute() / "sources.yaml")
    sys.audit("langreel.covered", path)
    return Ledger(path, _read(folder))


@dataclass(frozen=True, slots=True)
class Ledger(Mapping[str, Source]):
    """Sources by table; each look at an entry, or at the names of all, is announced to audit hooks."""

    path: str
    entries: Mapping[str, Source]

    def __getitem__(self, name: str) -> Source:
        self._tell(name)
        return self.entries[name]

    def __iter__(self) -> Iterator[str]:
        self._tell(ALL)
        return iter(self.entries)

    def __len__(self) -> int:
        self._tell(ALL)
        return len(self.entries)

    def _tell(self, name: str) -> None:
        asked = json.dumps({"table": name})
        sys.audit("langreel.selected", self.path, name, asked, _digest(self.entries, name))


def entries_of(folder: Path) -> Mapping[str, Source]:
    """The entries, told to nobody; none where there is no file."""
    return _read(folder) if (folder / "sources.yaml").is_file() else {}


def options_of(folder: Path, name: str) -> ReadOptions:
    """How a table is read, told to nobody: what comes of it is. Where no entry says it, as it is."""
    try:
        known = _read(folder)
    except ContentError:
        return ReadOptions()
    return known[name].read if name in known else ReadOptions()


def source_digest(folder: Path, name: str) -> str:
    """The digest that was announced for this entry, as it is now; empty if it is gone."""
    try:
        return _digest(_read(folder), name)
    except ContentError:
        return ""


def _digest(entries: Mapping[str, Source], name: str) -> str:
    held = sorted(entries) if name == ALL else entries.get(name)
    return sha256(repr(held).encode()).hexdigest() if held is not None else ""


def _read(folder: Path) -> Mapping[str, Source]:
    shown = f"{folder.name}/sources.yaml"
    if not (folder / "sources.yaml").is_file():
        raise ContentError("there is no such file", shown, "it names where each table comes from")
    return _parsed(text_of(folder / "sources.yaml", shown), shown)


@lru_cache(maxsize=8)
def _parsed(text: str, shown: str) -> Mapping[str, Source]:
    root = composed(text, shown)
    if root is None:
        return {}
    found = entries(root, "the file must map tables to their sources", shown)
    return {name: _source(name, key, node, shown=shown) for name, (key, node) in found.items()}


def _source(name: str, first: yaml.Node, node: yaml.Node, *, shown: str) -> Source:
    """One entry, checked."""
    found = entries(node, f"{name!r} must have fields: {', '.join(FIELDS)}", shown)
    at = {name: place(shown, where.start_mark) for name, (where, _) in found.items()}
    entry: dict[str, Any] = plain(node)
    for key in found:
        if key not in (*FIELDS, "read"):
            hint = perhaps(key, (*FIELDS, "read"))
            raise ContentError(f"{name!r} has an unknown field {key!r}", at[key], hint)
    for key in FIELDS:
        if key not in entry:
            where = place(shown, first.start_mark)
            raise ContentError(f"{name!r} has no {key!r}", where, f"add a line {key}: …")
    columns = _columns(found["columns"][1], at["columns"], shown)
    texts = {key: str(entry[key]) for key in ("series", "url", "as_of", "licence")}
    title, publishers = (_names(entry[key], key, at[key]) for key in ("title", "publisher"))
    options = read_options(found["read"][1], shown) if "read" in found else ReadOptions()
    return Source(name, title, publishers, columns=columns, read=options, **texts)


def _names(value: object, key: str, where: str) -> dict[str, str]:
    """Text per language; plain text serves every language."""
    names: dict[str, str] = {}
    for lang, text in (value if isinstance(value, dict) else {COMMON.code: value}).items():
        if not isinstance(text, str) or not text.strip():
            hint = "put text that has a comma in quotes"
            raise ContentError(f"{key} has no text for {lang!r}", where, hint)
        names[str(lang)] = text
    return names


def _columns(node: yaml.Node, where: str, shown: str) -> dict[str, Column]:
    """Unit and scale of each column of numbers."""
    if not isinstance(node, yaml.MappingNode):
        raise ContentError("columns must be named", where, "like holdings_usd_bn: {unit: USD, scale: 1.0e9}")
    found = entries(node, "columns must be named", shown)
    return {
        name: _column(name, plain(meaning), place(shown, key.start_mark))
        for name, (key, meaning) in found.items()
    }


def _column(name: str, value: object, where: str) -> Column:
    if not isinstance(value, dict) or value.keys() != {"unit", "scale"}:
        hint = "like {unit: USD, scale: 1.0e9}"
        raise ContentError(f"column {name!r} needs a unit and a scale", where, hint)
    try:
        return Column(str(value["unit"]), float(value["scale"]))
    except (TypeError, ValueError):
        raise ContentError(f"the scale of {name!r} is not a number: {value['scale']!r}", where) from None
