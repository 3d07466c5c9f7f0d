"""Plug-ins: a name and a group of entry points → the object registered under it."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points

from langreel.errors import ToolError, UsageError, perhaps


def names(group: str) -> tuple[str, ...]:
    """Names registered under an entry-point group, sorted.

    >>> "espeak" in names("langreel.voices")
    True
    """
    return tuple(sorted({point.name for point in _points(group)}))


def load(group: str, name: str) -> object:
    """The object registered as ``name``: UsageError if unknown, ToolError if broken.

    Announces the module as the audit event ``langreel.plugin``, so that a build can tell what a job leant on.
    """
    found = [point for point in _points(group) if point.name == name]
    if not found:
        kind = group.rpartition(".")[2].removesuffix("s")
        raise UsageError(f"unknown {kind} {name!r}", hint=perhaps(name, names(group)))
    return _import(found[0])


def _points(group: str) -> EntryPoints:
    return _points_in(group, tuple(sys.path))


@cache
def _points_in(group: str, places: tuple[str, ...]) -> EntryPoints:
    """Looking into every package takes longer than a command with nothing to do may take more than once."""
    return entry_points(group=group)


def _import(point: EntryPoint) -> object:
    sys.audit("langreel.plugin", point.module)
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        package = point.dist.name if point.dist else point.value
        raise ToolError(
            f"{point.name!r} of {point.group} cannot be loaded: {error}",
            where=point.value,
            hint=f"pip install --force-reinstall {package}",
        ) from error
