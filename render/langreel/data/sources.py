"""Sources: ``data/sources.yaml`` -> where each table comes from, and what its numbers count."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from langreel.data.csv_file import contents, decode
from langreel.errors import ContentError, perhaps
from langreel.languages import COMMON, text_in

ALL = "*"
"""Stands for the names of all entries."""
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FIELDS = ("title", "publisher", "series", "url", "as_of", "licence", "columns")


@dataclass(frozen=True, slots=True)
class Column:
    """What a number of a column means: ``cell * scale`` counts ``unit``."""

    unit: str
    scale: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from. ``title`` and ``publishers`` are per language."""

    name: str
    title: Mapping[str, str]
    publishers: Mapping[str, str]
    series: str
    url: str
    as_of: str
    licence: str
    columns: Mapping[str, Column]

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
    return _parsed(decode(contents(folder / "sources.yaml", shown), shown), shown)


@lru_cache(maxsize=8)
def _parsed(text: str, shown: str) -> Mapping[str, Source]:
    try:
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        raise ContentError(f"broken YAML: {error.problem}", _place(shown, error.problem_mark)) from None
    except yaml.YAMLError as error:
        raise ContentError(f"broken YAML: {error}", shown) from None
    if root is None:
        return {}
    marks = _marks(root, "the file must map tables to their sources", shown)
    entries = zip(marks, (node for _, node in root.value))
    return {name: _source(name, node, marks[name], shown=shown) for name, node in entries}


def _source(name: str, node: yaml.Node, mark: yaml.Mark, *, shown: str) -> Source:
    """One entry, checked."""
    marks = _marks(node, f"{name!r} must have fields: {', '.join(FIELDS)}", shown)
    entry: dict[str, Any] = yaml.SafeLoader("").construct_document(node)
    for key in marks:
        if key not in FIELDS:
            raise ContentError(f"{name!r} has an unknown field {key!r}", _place(shown, marks[key]),
                               perhaps(key, FIELDS))  # fmt: skip
    for key in FIELDS:
        if key not in entry:
            raise ContentError(f"{name!r} has no {key!r}", _place(shown, mark), f"add a line {key}: …")
    columns = _columns(entry["columns"], _place(shown, marks["columns"]))
    texts = {key: str(entry[key]) for key in ("series", "url", "as_of", "licence")}
    title, publishers = (_names(entry[key], key, _place(shown, marks[key])) for key in ("title", "publisher"))
    return Source(name, title, publishers, columns=columns, **texts)


def _marks(node: yaml.Node, otherwise: str, shown: str) -> dict[str, yaml.Mark]:
    """The keys of a mapping and where they stand; ContentError if it is none, or has a key twice."""
    if not isinstance(node, yaml.MappingNode):
        raise ContentError(otherwise, _place(shown, node.start_mark))
    marks: dict[str, yaml.Mark] = {}
    for key, _ in node.value:
        if str(key.value) in marks:
            raise ContentError(f"{key.value!r} stands here twice", _place(shown, key.start_mark), "keep one")
        marks[str(key.value)] = key.start_mark
    return marks


def _place(shown: str, mark: yaml.Mark | None) -> str:
    return f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown


def _names(value: object, key: str, where: str) -> dict[str, str]:
    """Text per language; plain text serves every language."""
    names: dict[str, str] = {}
    for lang, text in (value if isinstance(value, dict) else {COMMON.code: value}).items():
        if not isinstance(text, str) or not text.strip():
            hint = "put text that has a comma in quotes"
            raise ContentError(f"{key} has no text for {lang!r}", where, hint)
        names[str(lang)] = text
    return names


def _columns(value: object, where: str) -> dict[str, Column]:
    """Unit and scale of each column of numbers."""
    if not isinstance(value, dict):
        raise ContentError("columns must be named", where, "like holdings_usd_bn: {unit: USD, scale: 1.0e9}")
    return {str(name): _column(str(name), meaning, where) for name, meaning in value.items()}


def _column(name: str, value: object, where: str) -> Column:
    if not isinstance(value, dict) or value.keys() != {"unit", "scale"}:
        hint = "like {unit: USD, scale: 1.0e9}"
        raise ContentError(f"column {name!r} needs a unit and a scale", where, hint)
    try:
        return Column(str(value["unit"]), float(value["scale"]))
    except (TypeError, ValueError):
        raise ContentError(f"the scale of {name!r} is not a number: {value['scale']!r}", where) from None
