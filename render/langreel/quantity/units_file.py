"""Units file: ``data/units.yaml`` → the units that a project declares, or the place of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeGuard

import yaml

from langreel.errors import ContentError, perhaps
from langreel.languages.model import CATEGORIES, Wording
from langreel.placed_yaml import composed, entries, place, plain, text_of
from langreel.quantity.declared_unit import DeclaredUnit

SHOWN: Final = "data/units.yaml"
SPOKEN: Final = {f"spoken_{category}": category for category in CATEGORIES}
WORDS: Final = ("written", "compact", "spoken", *CATEGORIES, *SPOKEN)
"""What an entry may say of its words in a language: what is written and spoken, with their plurals."""
LANGUAGE: Final = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FIXED: Final = ("1", "date")
"""A bare number and a date are no units that could be called otherwise."""
EXAMPLE: Final = 'like people: {en: {written: "{} people", one: "{} person"}}'


def read(path: Path) -> Mapping[str, DeclaredUnit]:
    """The units of a file by name."""
    root = composed(text_of(path, SHOWN), SHOWN)
    if root is None:
        return {}
    found = entries(root, f"the file must map units to their words, {EXAMPLE}", SHOWN)
    return {name: _unit(name, key, node, shown=SHOWN) for name, (key, node) in found.items()}


def _unit(name: str, key: yaml.Node, node: yaml.Node, *, shown: str) -> DeclaredUnit:
    """One entry, checked."""
    if name in FIXED or not name.strip():
        message = f"{name!r} cannot be declared" if name else "a unit has no name"
        raise ContentError(message, place(shown, key.start_mark), "give the unit a name of its own")
    found = entries(node, f"{name!r} must map languages to words, {EXAMPLE}", shown)
    words: dict[str, Wording] = {}
    scaled: bool | None = None
    for field, (where, value) in found.items():
        if field == "scaled":
            scaled = _scaled(value, shown)
        elif LANGUAGE.fullmatch(field) and field not in WORDS:
            words[field] = _wording(name, field, value, shown=shown)
        else:
            hint = (
                f"languages have words, so: en: {{{field}: …}}" if field in WORDS else f"{EXAMPLE}, or scaled"
            )
            raise ContentError(f"{field!r} is no language", place(shown, where.start_mark), hint)
    if not words:
        raise ContentError(f"{name!r} has no words", place(shown, key.start_mark), EXAMPLE)
    return DeclaredUnit(name, words, scaled)


def _scaled(node: yaml.Node, shown: str) -> bool:
    value = plain(node)
    if not isinstance(value, bool):
        hint = "true lets 125700000 be 125.7 million, false writes it out"
        raise ContentError("scaled is true or false", place(shown, node.start_mark), hint)
    return value


def _wording(name: str, lang: str, node: yaml.Node, *, shown: str) -> Wording:
    """Its words in a language: ``{written: …, one: …}``, or only what is written."""
    if isinstance(node, yaml.ScalarNode):
        text = _pattern(node, shown)
        return Wording(text, text, text)
    found = entries(node, f"{name!r} must have words in {lang!r}, {EXAMPLE}", shown)
    for key, (where, _) in found.items():
        if key not in WORDS:
            raise ContentError(f"unknown key {key!r}", place(shown, where.start_mark), perhaps(key, WORDS))
    if "written" not in found:
        hint = 'add written: "{} …"'
        raise ContentError(f"{name!r} has no written in {lang!r}", place(shown, node.start_mark), hint)
    lone = _lone(lang)
    forms = {key: _pattern(value, shown, lone=key in lone) for key, (_, value) in found.items()}
    written, spoken = forms["written"], forms.get("spoken", forms["written"])
    plurals: dict[str, str] = {category: forms[category] for category in CATEGORIES if category in forms}
    aloud: dict[str, str] = {category: forms[key] for key, category in SPOKEN.items() if key in forms}
    return Wording(
        written,
        forms.get("compact", written),
        spoken,
        plurals=plurals,
        spoken_plurals=aloud if "spoken" in forms else plurals | aloud,
    )


def _lone(lang: str) -> frozenset[str]:
    """The forms that are of one number alone: they may say it in their own words."""
    from langreel.languages.cldr import lone_plurals

    return lone_plurals(lang) | {key for key, category in SPOKEN.items() if category in lone_plurals(lang)}


def _pattern(node: yaml.Node, shown: str, *, lone: bool = False) -> str:
    """A text with one place for the number, or with none where it is of a ``lone`` one."""
    text = plain(node)
    allowed = (0, 1) if lone else (1,)
    if not _is_words(text) or text.count("{}") not in allowed or re.search("[{}]", text.replace("{}", "")):
        hint = 'the number stands at {}, in quotes: "{} people"'
        raise ContentError("the words need one place for the number", place(shown, node.start_mark), hint)
    return text


def _is_words(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and bool(text.strip())
