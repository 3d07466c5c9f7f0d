"""Sources: a module → itself and every module of its package that it imports, each with its digest."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from langreel.build.digests import Digests


@dataclass(frozen=True, slots=True)
class Sources:
    """Closures over import statements, within the module's own package and langreel; nothing is imported.

    A closure is computed once: the code that runs is the code that was there when it started.
    """

    digests: Digests
    _known: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, module: str) -> Mapping[str, str]:
        """Digests of syntax trees by module name, sorted."""
        if module not in self._known:
            self._known[module] = dict(sorted(self._closure(module).items()))
        return self._known[module]

    def _closure(self, module: str) -> dict[str, str]:
        tops = {module.partition(".")[0], "langreel"}
        found: dict[str, str] = {}
        waiting = list(_with_parents(module))
        while waiting:
            name = waiting.pop()
            path = None if name in found or name.partition(".")[0] not in tops else source_file(name)
            if path is None:
                continue
            code = self.digests.code(path)
            found[name] = code.digest
            package = name if path.name == "__init__.py" else name.rpartition(".")[0]
            for wanted in code.imports:
                waiting.extend(_with_parents(_absolute(wanted, package)))
        return found


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
