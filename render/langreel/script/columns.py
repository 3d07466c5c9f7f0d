"""Columns: a scene's file → tables and columns that it asks for and the data does not have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from langreel.data import Source, column_names
from langreel.errors import ContentError, LangreelError, perhaps
from langreel.model import Place
from langreel.project import Project
from langreel.quantity import is_unit, unknown_hint, wording
from langreel.script.problems import Problem
from langreel.script.scan import SceneFile

AXES = ("x", "y", "series")
"""Keywords by which charts take the names of columns."""
BOUNDS = ("since", "until")

Names = Mapping[str, str]


def columns(
    project: Project, unit: SceneFile, tables: Mapping[str, Source] | None, langs: Sequence[str]
) -> Iterator[Problem]:
    """Unknown tables, columns and units of columns, where a file names them in plain strings."""
    everything = [*ast.walk(unit.tree)]
    yield from _tables(project, unit, everything, tables=tables)
    known = dict(tables or {})
    for scope in everything:
        nodes = [*ast.walk(scope)] if isinstance(scope, ast.FunctionDef) else []
        named = _assigned(nodes)
        for node in nodes if named else ():
            yield from _used(project, unit, node, named=named)
            yield from _drawn(unit, node, named, tables=known, langs=langs)


def _tables(
    project: Project, unit: SceneFile, nodes: Sequence[ast.AST], *, tables: Mapping[str, Source] | None
) -> Iterator[Problem]:
    for node in nodes:
        name = _table(node)
        if not name or not isinstance(node, ast.Call):
            continue
        if tables is not None and name not in tables:
            place = _place(unit, node.args[0])
            yield Problem(place, "unknown-table", f"unknown table {name!r}", perhaps(name, tables))
            continue
        known = _columns(project, name)
        for keyword in node.keywords:
            if keyword.arg and keyword.arg not in (*known, *BOUNDS) and known:
                yield _unknown(unit, keyword, keyword.arg, of=name, known=known)


def _table(node: ast.AST) -> str:
    """The table that ``table("name")`` or ``data.table("name")`` asks for, else empty."""
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    call = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0]
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return str(first.value) if call == "table" and is_text and isinstance(first, ast.Constant) else ""


def _assigned(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """Variables of a function that hold one table, by all that stands in it."""
    held: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    held.setdefault(target.id, set()).add(_table(node.value))
    return {name: next(iter(found)) for name, found in held.items() if len(found) == 1 and all(found)}


def _used(project: Project, unit: SceneFile, node: ast.AST, *, named: Names) -> Iterator[Problem]:
    """Columns that a table's variable is asked for: ``china["date"]``, ``LineChart(china, x="date")``."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in named:
        yield from _check(project, unit, node.slice, name=named[node.value.id])
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
        name = named.get(node.args[0].id)
        for keyword in node.keywords:
            if name and keyword.arg in AXES:
                yield from _check(project, unit, keyword.value, name=name)


def _drawn(
    unit: SceneFile, node: ast.AST, named: Names, *, tables: Mapping[str, Source], langs: Sequence[str]
) -> Iterator[Problem]:
    """Columns that a chart draws, ``LineChart(china, y="holdings")``, in units that nobody can write."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name)):
        return
    source = tables.get(named.get(node.args[0].id, ""))
    axes = (keyword.value for keyword in node.keywords if keyword.arg in AXES)
    named_columns = (part for axis in axes for part in ast.walk(axis))
    for part in named_columns if source else ():
        column = part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
        meaning = source.columns.get(column) if source else None
        if meaning and source and isinstance(part, ast.Constant):
            of = f"{source.name}.{column} in data/sources.yaml"
            yield from _unit(_place(unit, part), meaning.unit, of, langs=langs)


def _unit(place: Place, unit: str, of: str, *, langs: Sequence[str]) -> Iterator[Problem]:
    if not is_unit(unit):
        yield Problem(place, "unknown-unit", f"unknown unit {unit!r} of {of}", unknown_hint(unit, langs))
        return
    for lang in langs:
        try:
            wording(unit, lang)
        except ContentError as error:
            yield Problem(place, "unknown-unit", f"{error.message}, that of {of}", error.hint)
            return


def _check(project: Project, unit: SceneFile, node: ast.expr, *, name: str) -> Iterator[Problem]:
    if isinstance(node, ast.List | ast.Tuple):
        for item in node.elts:
            yield from _check(project, unit, item, name=name)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        known = _columns(project, name)
        if known and node.value not in known:
            yield _unknown(unit, node, node.value, of=name, known=known)


def _columns(project: Project, name: str) -> tuple[str, ...]:
    """A table's columns; none where it cannot be read, which is told elsewhere."""
    try:
        return column_names(project.data, name)
    except LangreelError:
        return ()


def _unknown(
    unit: SceneFile, node: ast.expr | ast.keyword, name: str, *, of: str, known: tuple[str, ...]
) -> Problem:
    place = _place(unit, node)
    return Problem(place, "unknown-column", f"the table {of!r} has no column {name!r}", perhaps(name, known))


def _place(unit: SceneFile, node: ast.expr | ast.keyword) -> Place:
    return Place(unit.shown, node.lineno, node.col_offset + 1)
