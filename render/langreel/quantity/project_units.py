"""Project units: the units that the project around here declares in ``data/units.yaml``.

Every look at an entry is announced to audit hooks, so that a picture or a take depends on the units that it
has, and on no other.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
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
    found = _declared(file).get(name)
    _announce(file, {"unit": name}, _known(found))
    return found


def project_words(name: str, lang: str) -> Wording | None:
    """The words that the project around here declares for a unit in a language."""
    file = _file()
    if not file:
        return None
    found = _words(_declared(file), name, lang)
    _announce(file, {"unit": name, "lang": lang}, _digest(found))
    return found


def in_text(text: str, lang: str) -> tuple[tuple[str, Wording], ...]:
    """The project's units whose words stand in a text, with these."""
    file = _file()
    if not file:
        return ()
    found = _standing(_declared(file), text, lang)
    _announce(file, {"words in": text, "lang": lang}, _digest(found))
    return found


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
    if "words in" in asked:
        return _digest(_standing(known, asked["words in"], asked["lang"]))
    if "lang" in asked:
        return _digest(_words(known, asked["unit"], asked["lang"]))
    return _known(known.get(asked["unit"]))


def _words(known: Mapping[str, DeclaredUnit], name: str, lang: str) -> Wording | None:
    return known[name].wording(lang) if name in known else None


def _standing(known: Mapping[str, DeclaredUnit], text: str, lang: str) -> tuple[tuple[str, Wording], ...]:
    worded = ((name, unit.wording(lang)) for name, unit in known.items())
    return tuple((name, words) for name, words in worded if words and _stands(words, text))


def _stands(words: Wording, text: str) -> bool:
    """Whether the words around a number, of any form, stand in a text."""
    forms = (form.split("{}") for form in words.texts)
    return any(all(part.strip() in text for part in parts) for parts in forms)


def _announce(file: str, question: Mapping[str, str], digest: str) -> None:
    sys.audit("langreel.covered", file)
    sys.audit("langreel.selected", file, "units", json.dumps(question, ensure_ascii=False), digest)


def _known(unit: DeclaredUnit | None) -> str:
    """What a project says of a unit besides its words."""
    return "" if unit is None or unit.scaled is None else f"scaled: {unit.scaled}"


def _digest(words: object) -> str:
    return sha256(repr(words).encode()).hexdigest() if words else ""


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
