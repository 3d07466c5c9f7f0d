"""Project units: the units that the project around here declares in ``data/units.yaml``.

Every look at an entry is announced to audit hooks, so that a picture or a take depends on the units that it
has, and on no other.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from langreel import project
from langreel.errors import ContentError, UsageError
from langreel.languages.model import Wording
from langreel.quantity.declared_unit import DeclaredUnit


def project_unit(name: str) -> DeclaredUnit | None:
    """The unit of that name that the project around here declares."""
    file = _file()
    if not file:
        return None
    declared = _declared(file)
    _announce(file, {"unit": name}, _digest([declared.get(name)]))
    return declared.get(name)


def in_text(text: str, lang: str) -> tuple[tuple[str, Wording], ...]:
    """The project's units whose words stand in a text."""
    file = _file()
    if not file:
        return ()
    found = _standing(_declared(file), text, lang)
    _announce(file, {"words in": text, "lang": lang}, _digest(found))
    return tuple((unit.name, words) for unit in found if (words := unit.wording(lang)))


def declared() -> Mapping[str, DeclaredUnit]:
    """All units that the project around here declares."""
    file = _file()
    return _declared(file) if file else {}


def unit_digest(file: Path, question: str) -> str:
    """The digest that was announced for this question, as it is now; empty if the file is broken."""
    asked = json.loads(question)
    try:
        known = _declared(str(file))
    except ContentError:
        return ""
    if "unit" in asked:
        return _digest([known.get(asked["unit"])])
    return _digest(_standing(known, asked["words in"], asked["lang"]))


def _standing(known: Mapping[str, DeclaredUnit], text: str, lang: str) -> list[DeclaredUnit]:
    return [unit for unit in known.values() if (words := unit.wording(lang)) and _stands(words, text)]


def _stands(words: Wording, text: str) -> bool:
    """Whether the words around a number, of any form, stand in a text."""
    forms = (form.split("{}") for form in words.texts)
    return any(all(part.strip() in text for part in parts) for parts in forms)


def _announce(file: str, question: Mapping[str, str], digest: str) -> None:
    sys.audit("langreel.covered", file)
    sys.audit("langreel.selected", file, "units", json.dumps(question, ensure_ascii=False), digest)


def _digest(units: Sequence[DeclaredUnit | None]) -> str:
    return sha256(repr(units).encode()).hexdigest() if any(units) else ""


# The file


def _file() -> str:
    """Where the units of the project around here are, or would be; "" outside of any project."""
    folder = project.folder()
    try:
        return str(_data(folder) / "units.yaml")
    except UsageError:
        return ""


@lru_cache(maxsize=64)
def _data(folder: Path) -> Path:
    return project.find(folder).data


def _declared(file: str) -> Mapping[str, DeclaredUnit]:
    try:
        state = os.stat(file)  # noqa: PTH116 - asked for every number that a chart draws
    except FileNotFoundError:
        return {}
    return _read(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(file: str, _changed: int, _size: int) -> Mapping[str, DeclaredUnit]:
    """A file as it is now: its time and size are part of what is remembered."""
    # Most projects have none: they need not wait for YAML.
    from langreel.quantity.units_file import read

    return read(Path(file))
