"""Placed YAML: the text of a project's file → its nodes, where each key stands, and errors at their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from langreel.errors import ContentError

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def text_of(path: Path, shown: str) -> str:
    """The text of a UTF-8 file, with or without its mark; ContentError where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError(f"the file cannot be read: {error.strerror}", shown) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise ContentError("the file is not UTF-8", f"{shown}:{line}:{column}", "save it as UTF-8") from None


def composed(text: str, shown: str) -> yaml.Node | None:
    """The node that a text is; None if it is empty, ContentError if it is no YAML."""
    try:
        node: yaml.Node | None = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        raise ContentError(f"broken YAML: {error.problem}", place(shown, error.problem_mark)) from None
    except yaml.YAMLError as error:
        raise ContentError(f"broken YAML: {error}", shown) from None
    return node


def entries(node: yaml.Node, otherwise: str, shown: str) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
    """The key and the value of each entry of a mapping; ContentError if it is none, or has a key twice."""
    if not isinstance(node, yaml.MappingNode):
        raise ContentError(otherwise, place(shown, node.start_mark))
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if str(key.value) in found:
            raise ContentError(f"{key.value!r} stands here twice", place(shown, key.start_mark), "keep one")
        found[str(key.value)] = (key, value)
    return found


def plain(node: yaml.Node) -> Any:
    """What a node means: text, numbers, lists and mappings."""
    return yaml.SafeLoader("").construct_document(node)


def place(shown: str, mark: yaml.Mark | None) -> str:
    """``file:line:column`` of a mark."""
    return f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown


def quoted(text: str) -> str:
    """A text as YAML has it in double quotes."""
    return json.dumps(text, ensure_ascii=False)
