"""Digests: a file → sha256 of what it holds, or of what its code means; big files are read once."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from langreel.build import code_slice, json_file

# A file written within this time of being read could change again without a new mtime.
YOUNG = 2.0


@dataclass(frozen=True, slots=True)
class Code:
    """A Python source: digest of its syntax tree, and the modules its import statements name.

    Relative imports keep their leading dots. What only a type checker imports does not count.
    """

    digest: str
    imports: tuple[str, ...]


@dataclass(slots=True)
class Digests:
    """Digests remembered by path, size, times and inode, in one JSON file between runs (``memo``)."""

    memo: Path | None = None
    _files: dict[str, list[str]] = field(default_factory=dict)
    _codes: dict[str, list[object]] = field(default_factory=dict)
    _changed: bool = False

    def __post_init__(self) -> None:
        known = json_file.read(self.memo) if self.memo else None
        if isinstance(known, dict) and known.get("python") == sys.version:
            self._files, self._codes = known["files"], known["codes"]

    def file(self, path: Path | str) -> str:
        """sha256 of the content; ``""`` where there is no readable file."""
        seal, young = _seal(path)
        known = self._files.get(str(path))
        if known and seal and known[0] == seal:
            return known[1]
        found = _read_digest(path) if seal else ""
        if found and not young:
            self._note(path, seal, found)
        return found

    def code(self, path: Path) -> Code:
        """The meaning of a Python file: comments, docstrings and formatting do not count."""
        seal, young = _seal(path)
        known = self._codes.get(str(path))
        if known and seal and known[0] == seal:
            return Code(str(known[1]), tuple(known[2]))  # type: ignore[arg-type]
        found = code(path) if young else _code_of(path, seal)
        if seal and not young:
            self._codes[str(path)] = [seal, found.digest, list(found.imports)]
            self._changed = True
        return found

    def part(self, path: Path, name: str) -> str:
        """The meaning of one class of a Python file (``langreel.build.code_slice``)."""
        (seal, young), key = _seal(path), f"{path}\0{name}"
        known = self._codes.get(key)
        if known and seal and known[0] == seal:
            return str(known[1])
        found = part(path, name)
        if seal and not young:
            self._codes[key] = [seal, found, []]
            self._changed = True
        return found

    def know(self, path: Path, digest: str) -> None:
        """Take a digest for granted: the file was just written here, and nobody else writes it."""
        self._note(path, _seal(path)[0], digest)

    def _note(self, path: Path | str, seal: str, digest: str) -> None:
        self._files[str(path)] = [seal, digest]
        self._changed = True

    def save(self) -> None:
        """Keep what was learnt for the next run."""
        if not (self.memo and self._changed):
            return
        files = {path: known for path, known in [*self._files.items()] if Path(path).exists()}
        codes = {key: known for key, known in [*self._codes.items()] if Path(key.partition("\0")[0]).exists()}
        json_file.write(self.memo, {"python": sys.version, "files": files, "codes": codes})
        self._changed = False


def file(path: Path) -> str:
    """sha256 of the content; OSError if it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def of_bytes(data: bytes) -> str:
    """sha256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def text(value: object) -> str:
    """sha256 of a JSON value, whatever the order of its keys."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return of_bytes(canonical.encode("utf-8", "surrogatepass"))


def code(path: Path) -> Code:
    """Digest of a source's syntax tree without docstrings and positions, and its imports."""
    try:
        source = path.read_bytes()
        tree = ast.parse(source)
    except OSError:
        return Code("", ())
    except (SyntaxError, ValueError):
        return Code(hashlib.sha256(source).hexdigest(), ())
    imports = tuple(dict.fromkeys(_imports(tree.body)))
    return Code(hashlib.sha256(ast.dump(_bare(tree)).encode()).hexdigest(), imports)


@cache
def _code_of(path: Path, seal: str) -> Code:
    """The same of the version that has this seal: our own modules are parsed once, for whatever projects."""
    return code(path)


def part(path: Path, name: str) -> str:
    """Digest of what a class of a source is made of there; of the whole source where that cannot be told."""
    try:
        return code_slice.digest(_bare(ast.parse(path.read_bytes())), name)
    except (OSError, SyntaxError, ValueError):
        return code(path).digest


def _bare(tree: ast.Module) -> ast.Module:
    """The tree without its docstrings."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if body := getattr(node, "body", None):
            node.body = [each for each in body if not _is_remark(each)]  # type: ignore[attr-defined]
        waiting += _inside(node)
    return tree


def _inside(node: ast.AST) -> list[ast.AST]:
    """The statements, branches and handlers in a statement; expressions hold neither words nor imports."""
    return [
        part
        for name in ("body", "handlers", "orelse", "finalbody", "cases")
        for part in getattr(node, name, ())
    ]


def _is_remark(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _imports(body: Iterable[ast.AST]) -> Iterable[str]:
    for node in body:
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from _imports(otherwise)
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                home = "." * level + (module or "")
                yield from (home, *(f"{home}{'.' if module else ''}{name.name}" for name in names))
            case _:
                yield from _imports(_inside(node))


def _seal(path: Path | str) -> tuple[str, bool]:
    """What tells one version of a file from another without reading it, and whether it is too young."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - several times faster than Path.stat where it counts
    except OSError:
        return "", True
    # A file that is written in place may get its time back, but not that of its last change.
    times = f"{stat.st_mtime_ns}:{stat.st_ctime_ns}"
    return f"{stat.st_size}:{times}:{stat.st_ino}", abs(time.time() - stat.st_mtime) < YOUNG


def _read_digest(path: Path | str) -> str:
    try:
        return file(Path(path))
    except OSError:
        return ""
