"""Project units: the units that the project around here declares in ``data/units.yaml``.

Every look at an entry is announced to audit hooks, so that a picture or a take depends on the units that it
has, and on no other.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from langreel import project
from langreel.errors import ContentError, UsageError
from langreel.languages.model import Wording
from langreel.quantity.declared_unit import DeclaredUnit


class UnitsHere(NamedTuple):
    """The file of the project around here, with its time and size; all empty outside of any project."""

    file: str = ""
    changed: int = 0
    size: int = 0

    @property
    def units(self) -> Mapping[str, DeclaredUnit]:
        """What the file declares."""
        return _read(*self) if self.changed else {}


def units_here() -> UnitsHere:
    """Where the units of the project around here are, or would be, as the file is now."""
    file = _file(project.folder())
    return _now(file) if file else UnitsHere()


def announce(here: UnitsHere, names: Iterable[str], lang: str = "") -> None:
    """Tell whoever listens that somebody looked at units of these names, and at their words in a language."""
    if here.file:
        sys.audit("langreel.covered", here.file)
        for name in names:
            for question, digest in _looks(here, name, lang):
                sys.audit("langreel.selected", here.file, "units", question, digest)


@lru_cache(maxsize=1024)
def _looks(here: UnitsHere, name: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The questions that a look at a unit asks, with the digests of their answers."""
    declared = here.units.get(name)
    looks = [({"unit": name}, _known(declared))]
    if lang:
        looks.append(({"unit": name, "lang": lang}, _digest(declared.wording(lang) if declared else None)))
    return tuple((json.dumps(question, ensure_ascii=False), digest) for question, digest in looks)


def in_text(text: str, lang: str) -> tuple[tuple[str, Wording], ...]:
    """The project's units whose words stand in a text, with these; whoever listens is told."""
    here = units_here()
    if not here.file:
        return ()
    found = _standing(here.units, text, lang)
    question = json.dumps({"words in": text, "lang": lang}, ensure_ascii=False)
    sys.audit("langreel.covered", here.file)
    sys.audit("langreel.selected", here.file, "units", question, _digest(found))
    return found


def unit_digest(file: Path, question: str) -> str:
    """The digest that was announced for this question, as it is now; empty if the file is broken."""
    asked = json.loads(question)
    try:
        known = _now(str(file)).units
    except ContentError:
        return ""
    if "words in" in asked:
        return _digest(_standing(known, asked["words in"], asked["lang"]))
    declared = known.get(asked["unit"])
    if "lang" in asked:
        return _digest(declared.wording(asked["lang"]) if declared else None)
    return _known(declared)


def _standing(known: Mapping[str, DeclaredUnit], text: str, lang: str) -> tuple[tuple[str, Wording], ...]:
    worded = ((name, unit.wording(lang)) for name, unit in known.items())
    return tuple((name, words) for name, words in worded if words and _stands(words, text))


def _stands(words: Wording, text: str) -> bool:
    """Whether the words around a number, of any form, stand in a text."""
    forms = (form.split("{}") for form in words.texts)
    return any(all(part.strip() in text for part in parts) for parts in forms)


def _known(unit: DeclaredUnit | None) -> str:
    """What a project says of a unit besides its words."""
    return "" if unit is None or unit.scaled is None else f"scaled: {unit.scaled}"


def _digest(words: object) -> str:
    return sha256(repr(words).encode()).hexdigest() if words else ""


# The file


@lru_cache(maxsize=64)
def _data(folder: Path) -> str:
    return str(project.find(folder).data / "units.yaml")


def _file(folder: Path) -> str:
    try:
        return _data(folder)
    except UsageError:
        return ""


def _now(file: str) -> UnitsHere:
    try:
        state = os.stat(file)  # noqa: PTH116 - asked for every number that a chart draws
    except FileNotFoundError:
        return UnitsHere(file)
    return UnitsHere(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(file: str, _changed: int, _size: int) -> Mapping[str, DeclaredUnit]:
    # Most projects have none: they need not wait for YAML.
    from langreel.quantity.units_file import read

    return read(Path(file))
