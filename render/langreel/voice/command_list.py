"""Command list: the project's ``voices.yaml`` → the programs that it lets speak.

::

    commands:
      mimic:
        run: [mimic3, --voice, "{lang}", --stdout]
        version: "0.2.4"
        languages: [en, de]
        seconds: 60
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import yaml

from langreel.errors import ContentError, perhaps
from langreel.project import Project

FILE: Final = "voices.yaml"
EXAMPLE: Final = f'{FILE}: commands: {{mimic: {{run: [mimic3, --stdout], version: "0.2.4"}}}}'
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PATIENCE: Final = 120.0


@dataclass(frozen=True, slots=True)
class SpeakingProgram:
    """A program that speaks: its words with ``{text}``, ``{lang}``, ``{out}`` in them, and its version.

    ``languages`` are those that it speaks, none for any; after ``seconds`` it is ended.
    """

    run: tuple[str, ...]
    version: str
    languages: tuple[str, ...] = ()
    seconds: float = _PATIENCE

    @property
    def digest(self) -> str:
        """Of how it is called: what stands there may be nobody else's business."""
        return sha256(json.dumps(self.run).encode()).hexdigest()[:12]


def programs(project: Project) -> Mapping[str, SpeakingProgram]:
    """The programs of a project by name; ContentError with line and column if the file is wrong."""
    path = project.root / FILE
    try:
        root = yaml.compose(path.read_text("utf-8"), _LOADER)
    except FileNotFoundError:
        return {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{FILE}:{mark.line + 1}:{mark.column + 1}" if mark else FILE
        raise ContentError(f"broken YAML: {getattr(error, 'problem', error)}", where) from error
    if root is None:
        return {}
    commands = _fields(root, ("commands",), "voices.yaml").get("commands")
    return dict(_entries(commands)) if commands else {}


def _entries(node: yaml.Node) -> Iterator[tuple[str, SpeakingProgram]]:
    for name, entry in _fields(node, None, "commands").items():
        fields = _fields(entry, ("run", "version", "languages", "seconds"), name)
        for needed, why in (
            ("run", "the program and its arguments"),
            ("version", "without it old takes play"),
        ):
            if needed not in fields:
                raise _wrong(entry, f"the command {name!r} has no {needed}", f"{needed}: {why}")
        languages = _texts(fields["languages"], "languages") if "languages" in fields else ()
        seconds = _seconds(fields["seconds"]) if "seconds" in fields else _PATIENCE
        version = _text(fields["version"], "version")
        yield name, SpeakingProgram(_texts(fields["run"], "run"), version, languages, seconds)


def _fields(node: yaml.Node, known: tuple[str, ...] | None, what: str) -> dict[str, yaml.Node]:
    """The values of a mapping by key; without ``known``, keys are names."""
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(node, f"{what} must be names with values", EXAMPLE)
    for key, _ in node.value:
        if known is not None and key.value not in known:
            raise _wrong(key, f"unknown key {key.value!r}", perhaps(str(key.value), known))
    return {str(key.value): value for key, value in node.value}


def _texts(node: yaml.Node, what: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise _wrong(node, f"{what} must be a list", f"{what}: [one, two]; no shell reads it")
    return tuple(_text(each, what) for each in node.value)


def _text(node: yaml.Node, what: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        raise _wrong(node, f"{what} must be text")
    return str(node.value)


def _seconds(node: yaml.Node) -> float:
    try:
        seconds = float(_text(node, "seconds"))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise _wrong(node, "seconds must be a number above zero")
    return seconds


def _wrong(node: yaml.Node, message: str, hint: str = "") -> ContentError:
    mark = node.start_mark
    return ContentError(message, f"{FILE}:{mark.line + 1}:{mark.column + 1}", hint)
