"""Credits: an episode → the sources of every table that it uses, by publisher."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from langreel import data
from langreel.data import Source
from langreel.languages import text_in
from langreel.project import Project
from langreel.scenes import brief


@dataclass(frozen=True, slots=True)
class Credit:
    """What one publisher is thanked for: the titles of its tables, and the date of the newest."""

    publisher: str
    titles: tuple[str, ...]
    as_of: str


def credits_of(episode: str, lang: str) -> tuple[Credit, ...]:
    """A credit for each publisher whose data the episode uses, most tables first."""
    caller = sys._getframe(1).f_globals.get("__file__", "")
    project = brief.around(Path(caller).parent)
    known = data.sources(project.data)
    used = tables_used(project, episode)
    return by_publisher((known[name] for name in known if name in used), lang)


def tables_used(project: Project, episode: str) -> frozenset[str]:
    """The tables that an episode's figures are read from, and those its scenes ask for by name."""
    named = {table for _, table in figures_of(project.script / episode / "figures.yaml")}
    for scene in sorted((project.scenes / episode).rglob("*.py")):
        named.update(tables_named(scene))
    return frozenset(named)


def by_publisher(sources: Iterable[Source], lang: str) -> tuple[Credit, ...]:
    """Sources grouped by who published them; those with most tables come first, else as they stand."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.credit(lang), []).append(source)
    found = [
        Credit(publisher, tuple(text_in(one.title, lang) for one in group), max(one.as_of for one in group))
        for publisher, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda credit: -len(credit.titles)))


def figures_of(path: Path) -> Iterator[tuple[str, str]]:
    """``peak: {table: holdings, …}``: the figures of a figures.yaml that have a table, with it."""
    content = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    for name, figure in content.items() if isinstance(content, dict) else ():
        if isinstance(figure, dict) and "table" in figure:
            yield str(name), str(figure["table"])


def tables_named(path: Path) -> tuple[str, ...]:
    """``table("holdings", …)``: the first words of such calls, read without running the file."""
    return _tables(path.read_bytes())


@lru_cache(maxsize=128)
def _tables(source: bytes) -> tuple[str, ...]:
    return tuple(_called(source))


def _called(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "table":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield str(first.value)
