"""Sources: a module → itself and every module of its package that it imports, each with its digest."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from langreel.build import digests
from langreel.build.digests import Digests


@dataclass(frozen=True, slots=True)
class ModuleGraph:
    """Closures over import statements, within the module's own package and langreel; nothing is imported.

    A closure is computed once: the code that runs is the code that was there when it started.
    """

    digests: Digests
    _known: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _modules: dict[str, _Module | None] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    """What is imported from modules and is none."""

    def of(self, module: str) -> Mapping[str, str]:
        """Digests of syntax trees by module name, sorted."""
        if module not in self._known:
            self._known[module] = dict(sorted(self._closure(module).items()))
        return self._known[module]

    def digest(self, module: str) -> str:
        """One digest of all of them."""
        if module not in self._digests:
            self._digests[module] = digests.text(self.of(module))
        return self._digests[module]

    def _closure(self, module: str) -> dict[str, str]:
        tops = {module.partition(".")[0], "langreel"}
        seen = set(_with_parents(module))
        found: dict[str, str] = {}
        waiting = [*seen]
        while waiting:
            name = waiting.pop()
            known = self._module(name) if name.partition(".")[0] in tops else None
            if known:
                found[name] = known.digest
                more = known.needs - seen - self._names
                seen |= more
                waiting += more
        return found

    def _module(self, name: str) -> _Module | None:
        if name not in self._modules:
            self._modules[name] = self._read(name)
            if not self._modules[name]:
                self._names.add(name)
        return self._modules[name]

    def _read(self, name: str) -> _Module | None:
        home = name.rpartition(".")[0]
        around = self._module(home) if home else None
        # What is imported from a module that is no package is a name in it.
        path = None if around and not around.is_package else source_file(name)
        if path is None:
            return None
        code, is_package = self.digests.code(path), path.name == "__init__.py"
        wanted = {_absolute(each, name if is_package else home) for each in code.imports}
        needs = frozenset(part for each in wanted for part in _with_parents(each))
        return _Module(code.digest, needs, is_package)


@dataclass(frozen=True, slots=True)
class _Module:
    """A module's digest, and the modules that it imports, with the packages around them."""

    digest: str
    needs: frozenset[str]
    is_package: bool


def source_file(module: str) -> Path | None:
    """The .py file of a module, found without importing it; None for anything else."""
    loaded = getattr(sys.modules.get(module), "__file__", None)
    if loaded:
        return Path(loaded) if loaded.endswith(".py") else None
    home = _top_folder(module.partition(".")[0])
    if home is None:
        return None
    place = home.joinpath(*module.split("."))
    return next((path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file()), None)


@cache
def _top_folder(top: str) -> Path | None:
    """The folder on sys.path that holds a top-level module."""
    try:
        spec = importlib.util.find_spec(top)
    except ValueError:
        return None
    if spec is None or not spec.origin:
        return None
    origin = Path(spec.origin)
    return origin.parent.parent if origin.name == "__init__.py" else origin.parent


def _with_parents(module: str) -> Iterator[str]:
    """A module and the packages around it, whose ``__init__`` runs first."""
    while module:
        yield module
        module = module.rpartition(".")[0]


def _absolute(wanted: str, package: str) -> str:
    """
    >>> _absolute("..model", "langreel.build")
    'langreel.model'
    """
    name = wanted.lstrip(".")
    dots = len(wanted) - len(name)
    if not dots:
        return wanted
    home = package.split(".")[: len(package.split(".")) - dots + 1]
    return ".".join([*home, name] if name else home)
