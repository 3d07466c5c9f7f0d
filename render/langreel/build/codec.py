"""Plain: nouns → JSON with type names, and back; and what differs between two of them, in words."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from langreel.model import Place

TYPE = "$"
"""The JSON key that names a type; ``is`` holds the text of a tagged scalar, ``items`` a collection."""

_PLAIN = frozenset({type(None), bool, int, float, str})
SCALARS: Mapping[str, Callable[[str], Any]] = {"fraction": Fraction, "date": date.fromisoformat}
COLLECTIONS: Mapping[str, Callable[[Any], Any]] = {"list": list, "set": frozenset, "map": dict}


def encode(value: Any, path: Callable[[Path], Any], places: bool = True) -> Any:
    """JSON of a value; ``path`` says how paths are written.

    Without ``places``, a Place counts as nothing: where a sentence stands does not change what it says.

    >>> encode((1, {"half": Fraction(1, 2)}), path=str)
    [1, {'half': {'$': 'fraction', 'is': '1/2'}}]
    """

    def inner(part: Any) -> Any:
        kind: Any = type(part)
        if kind in _PLAIN:
            return part
        if kind is tuple:
            return [each if type(each) in _PLAIN else inner(each) for each in part]
        if kind is Place and not places:
            return None
        if noun := _of_noun(kind):
            made: dict[str, Any] = {TYPE: noun[0]}
            for name in noun[1]:
                each = getattr(part, name)
                # Most are plain: asked here, they cost no call.
                made[name] = each if type(each) in _PLAIN else inner(each)
            return made
        if kind is dict and TYPE not in part and all(type(key) is str for key in part):
            return {key: each if type(each) in _PLAIN else inner(each) for key, each in part.items()}
        return path(part) if isinstance(part, Path) else _encode_other(part, inner)

    return inner(value)


def paths(value: Any) -> list[Path]:
    """Every path that stands somewhere in a value.

    >>> paths((1, {"music": Path("bed.wav")}))
    [PosixPath('bed.wav')]
    """
    found: list[Path] = []
    encode(value, found.append)
    return found


def _encode_other(value: Any, inner: Callable[[Any], Any]) -> Any:
    match value:
        case str() | int() | float():
            return value
        case Fraction():
            return {TYPE: "fraction", "is": str(value)}
        case date():
            return {TYPE: "date", "is": value.isoformat()}
    return _encode_many(value, inner)


def _encode_many(value: Any, inner: Callable[[Any], Any]) -> Any:
    match value:
        case tuple():
            return [inner(part) for part in value]
        case list():
            return {TYPE: "list", "items": [inner(part) for part in value]}
        case Set():
            return {TYPE: "set", "items": sorted((inner(part) for part in value), key=repr)}
        case Mapping() if TYPE not in value and all(isinstance(key, str) for key in value):
            return {key: inner(part) for key, part in value.items()}
        case Mapping():
            return {TYPE: "map", "items": [[inner(key), inner(part)] for key, part in value.items()]}
    raise TypeError(f"a job can neither take nor return {value!r} of {type(value)}")


@cache
def _of_noun(kind: type[Any]) -> tuple[str, tuple[str, ...]] | None:
    """The name and the fields of a dataclass; None for any other type."""
    if not is_dataclass(kind):
        return None
    return f"{kind.__module__}:{kind.__qualname__}", tuple(field.name for field in fields(kind))


def decode(data: Any, path: Callable[[Mapping[str, Any]], Path]) -> Any:
    """The value that ``encode`` wrote; ``path`` reads the tagged paths that its own ``path`` wrote."""
    if isinstance(data, list):
        return tuple([part if type(part) in _PLAIN else decode(part, path) for part in data])
    if not isinstance(data, dict):
        return data
    if TYPE not in data:
        return {key: part if type(part) in _PLAIN else decode(part, path) for key, part in data.items()}
    return _decode_tagged(data[TYPE], data, path)


def _decode_tagged(kind: str, data: dict[str, Any], path: Callable[[Mapping[str, Any]], Path]) -> Any:
    if kind in SCALARS:
        return SCALARS[kind](data["is"])
    if kind in COLLECTIONS:
        return COLLECTIONS[kind](decode(part, path) for part in data["items"])
    if ":" not in kind:
        return path(data)
    parts = {name: part if type(part) in _PLAIN else decode(part, path) for name, part in data.items()}
    del parts[TYPE]
    return _noun(kind)(**parts)


@cache
def _noun(kind: str) -> Any:
    module, _, name = kind.partition(":")
    home = importlib.import_module(module) if module.startswith("langreel.") else sys.modules[module]
    found: Any = home
    for part in name.split("."):
        found = getattr(found, part)
    if not is_dataclass(found):
        raise TypeError(f"{kind} is no dataclass")
    return found


def differences(old: Any, new: Any, at: str = "") -> Iterator[str]:
    """What changed between two encoded values, one phrase each.

    >>> list(differences({"marks": {"peak": 41}}, {"marks": {"peak": 45}}))
    ['marks.peak 41 → 45']
    """
    if old == new:
        return
    match old, new:
        case dict(), dict() if old.get(TYPE) == new.get(TYPE) and "is" not in old and "items" not in old:
            for key in dict.fromkeys([*old, *new]):
                yield from _difference(old, new, key, at=f"{at}.{key}" if at else key)
        case list(), list() if len(old) == len(new):
            for number, (before, after) in enumerate(zip(old, new)):
                yield from differences(before, after, f"{at}[{number}]")
        case list(), list():
            yield f"{at} {len(old)} → {len(new)} items"
        case _:
            yield f"{at} {_short(old)} → {_short(new)}" if _short(old) and _short(new) else f"{at} changed"


def _difference(old: dict[str, Any], new: dict[str, Any], key: str, *, at: str) -> Iterator[str]:
    if key not in old:
        yield f"{at} is new"
    elif key not in new:
        yield f"{at} is gone"
    else:
        yield from differences(old[key], new[key], at)


def _short(data: Any) -> str:
    """A scalar as people read it; nothing for what is too long or has no words."""
    if isinstance(data, dict) and data.get(TYPE) in ("fraction", "date"):
        return str(data["is"])
    if isinstance(data, str):
        return repr(data) if len(data) <= 40 else ""
    return "" if isinstance(data, dict | list) else str(data).lower() if data is None else str(data)
