"""Scan: a scene's file → what it says of the script, read from its syntax without running it."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from langreel.model import Place
from langreel.project import Project

FIGURE_CALLS: Final = ("figure", "quantity", "value")
UNKNOWN: Final = "?"
"""A segment whose name is only known when the scene runs."""


@dataclass(frozen=True, slots=True)
class SceneCall:
    """A string handed to a call, as in ``self.label("heading")``, and the segment open around it."""

    call: str
    text: str
    place: Place
    segment: str = ""


@dataclass(frozen=True, slots=True)
class SceneFile:
    """One file below scenes/: its syntax, every string in it, and the names of all that it imports."""

    path: Path
    shown: str
    tree: ast.Module
    strings: frozenset[str]
    imported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of an episode as they are now: each file is read, and what it imports looked for, once."""

    project: Project
    episode: str
    _known: dict[Path, tuple[SceneFile, tuple[Path, ...]] | None] = field(default_factory=dict)

    def file_of(self, scene: str) -> Path:
        """The file that should hold a scene: ``demand.Holdings`` → scenes/<episode>/demand.py."""
        *modules, _ = scene.split(".")
        return (self.project.scenes / self.episode).joinpath(*modules).with_suffix(".py")

    def figures_named(self, scene: str) -> frozenset[str]:
        """Every string in a scene's file, and in the local files that it imports, which may name a figure.

        More than the figures: names kept in tuples and handed on in loops must not be missed.
        """
        files = self.reach(self.file_of(scene)) if scene else ()
        return frozenset(text for unit in files for text in unit.strings)

    def reach(self, path: Path) -> tuple[SceneFile, ...]:
        """A scene's file and those below scenes/ that it imports, near ones first, without broken ones."""
        found: dict[Path, SceneFile] = {}
        waiting = [path]
        while waiting:
            path = waiting.pop(0)
            known = None if path in found else self._near(path)
            if known:
                found[path], more = known
                waiting += more
        return tuple(found.values())

    def _near(self, path: Path) -> tuple[SceneFile, tuple[Path, ...]] | None:
        """A file and the files that it imports itself."""
        if path not in self._known:
            unit = parsed(self.project, path)
            near = tuple(imports(self.project, self.episode, unit)) if unit else ()
            self._known[path] = (unit, near) if unit else None
        return self._known[path]


def parsed(project: Project, path: Path) -> SceneFile | None:
    """A file's syntax; None if there is no such file or it is not Python."""
    try:
        return SceneFile(path, project.relative(path), *_read(path.read_bytes()))
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None


@lru_cache(maxsize=128)
def _read(source: bytes) -> tuple[ast.Module, frozenset[str], tuple[str, ...]]:
    """A file's syntax, and in one walk through it its strings and the names that it imports."""
    tree = ast.parse(source)
    strings, imported = set[str](), list[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
        elif isinstance(node, ast.Import):
            imported += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            dot = "" if base.endswith(".") else "."
            imported += [base, *(f"{base}{dot}{alias.name}" for alias in node.names)]
    return tree, frozenset(strings), tuple(imported)


def imports(project: Project, episode: str, unit: SceneFile) -> Iterator[Path]:
    """The files below scenes/ that a file imports."""
    for name in unit.imported:
        yield from _located(project, episode, unit.path, name=name)


def _located(project: Project, episode: str, path: Path, *, name: str) -> Iterator[Path]:
    """The file that a module's name means, seen from ``path``; none if it is not the project's."""
    module = name.lstrip(".")
    level = len(name) - len(module)
    bases = [path.parents[level - 1]] if level else [project.scenes / episode, project.scenes, project.root]
    # Most names are somebody else's: paths as text, for speed.
    inside = f"{project.scenes}{os.sep}"
    for base in bases:
        target = os.path.join(base, *module.split(".")) if module else str(base)  # noqa: PTH118
        for file in (f"{target}.py", f"{target}{os.sep}__init__.py"):
            if file.startswith(inside) and os.path.isfile(file):  # noqa: PTH113
                yield Path(file)
                return


# What a scene class says


def find_class(files: Sequence[SceneFile], name: str) -> tuple[SceneFile, ast.ClassDef] | None:
    """A class, in the scene's own file or in one that it imports."""
    for unit in files:
        for node in ast.walk(unit.tree):
            if isinstance(node, ast.ClassDef) and node.name == name:
                return unit, node
    return None


def classes(unit: SceneFile) -> list[str]:
    return [node.name for node in unit.tree.body if isinstance(node, ast.ClassDef)]


def family(files: Sequence[SceneFile], name: str) -> list[tuple[SceneFile, ast.ClassDef]]:
    """A scene's class and the local classes that it builds on."""
    found, waiting, seen = [], [name], set[str]()
    while waiting:
        name = waiting.pop(0)
        one = None if name in seen else find_class(files, name)
        seen.add(name)
        if one:
            found.append(one)
            waiting += [base.id for base in one[1].bases if isinstance(base, ast.Name)]
            waiting += [base.attr for base in one[1].bases if isinstance(base, ast.Attribute)]
    return found


def scene_calls(unit: SceneFile, node: ast.AST, segment: str = "") -> Iterator[SceneCall]:
    """The strings handed to calls of ``self`` inside ``node``; a segment that is no plain string is ``?``."""
    if isinstance(node, ast.With):
        for item in node.items:
            yield from scene_calls(unit, item.context_expr, segment)
            opened = _opened(item.context_expr)
            segment = opened if opened is not None else segment
        for statement in node.body:
            yield from scene_calls(unit, statement, segment)
        return
    if isinstance(node, ast.Call):
        yield from _call(unit, node, segment)
    for child in ast.iter_child_nodes(node):
        yield from scene_calls(unit, child, segment)


def _opened(node: ast.expr) -> str | None:
    """The segment that a ``with`` opens; None if it opens none, ``?`` if which one is only known later."""
    if isinstance(node, ast.Call) and _of_self(node) == "segment":
        return _text(node.args[0]) or UNKNOWN if node.args else UNKNOWN
    return None


def _of_self(node: ast.Call) -> str:
    """``label`` of ``self.label(…)``, else empty."""
    call = node.func
    is_own = isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "self"
    return call.attr if is_own and isinstance(call, ast.Attribute) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _call(unit: SceneFile, node: ast.Call, segment: str) -> Iterator[SceneCall]:
    name = _of_self(node)
    place = Place(unit.shown, node.lineno, node.col_offset + 1)
    first = node.args[0] if node.args else None
    if name == "segment":
        yield SceneCall("segment", _text(first) or UNKNOWN if first else UNKNOWN, place, segment)
    elif name in ("label", *FIGURE_CALLS) and first is not None and _text(first):
        yield SceneCall("label" if name == "label" else "figure", _text(first), place, segment)
    elif name == "hold" and first is not None and _text(first):
        yield SceneCall("mark", _text(first), place, segment)
    for keyword in node.keywords:
        if keyword.arg == "until" and name in ("play", "hold") and _text(keyword.value):
            at = Place(unit.shown, keyword.value.lineno, keyword.value.col_offset + 1)
            yield SceneCall("mark", _text(keyword.value), at, segment)
