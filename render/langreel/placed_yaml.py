"""Placed YAML: the text of a project's file → its nodes, where each key stands, and errors at their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import yaml

from langreel.errors import ContentError

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMARK: Final = re.compile(r"(?<=\s)#(?:[0-9A-Fa-f]{3,8}\b|[^\n]*[]}])")
"""A remark that was to be a colour, or has the sign in it that was to close a bracket."""


@dataclass(frozen=True, slots=True)
class Unclosed:
    """What was opened and never closed: the character that says why, what is wrong, and what to write."""

    index: int
    message: str
    hint: str


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
        if found := unclosed(error, text):
            raise ContentError(found.message, _place_of(shown, text, found.index), found.hint) from None
        raise ContentError(f"broken YAML: {error.problem}", place(shown, error.problem_mark)) from None
    except yaml.YAMLError as error:
        raise ContentError(f"broken YAML: {error}", shown) from None
    return node


def unclosed(error: yaml.YAMLError, text: str) -> Unclosed | None:
    """The bracket or quote that a parser's complaint comes from; None where it is none that stays open.

    A bracket may look closed: what follows a # is a remark, and so is the sign that closes it.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    opened, remark = _left_open(text[: mark.index])
    if opened >= 0 and remark >= 0:
        begins = re.split(r"[\s,}\]]", text[remark:], maxsplit=1)[0]
        message = f"broken YAML: {text[opened]} is not closed: what follows # is a remark"
        return Unclosed(remark, message, f'a text that begins with # needs quotes: "{begins}"')
    if text[mark.index :].strip():
        return None
    context = getattr(error, "context_mark", None)
    if "quoted scalar" in (getattr(error, "context", None) or "") and context:
        return Unclosed(context.index, "broken YAML: the quotes are not closed", "close them")
    message = f"broken YAML: {text[opened]} is not closed"
    return Unclosed(opened, message, "close the bracket") if opened >= 0 else None


def _left_open(text: str) -> tuple[int, int]:
    """The last bracket open at the end of a text, and the first remark since that closes one; or -1."""
    brackets: list[int] = []
    remarks: dict[int, int] = {}
    for before, token in pairwise(_tokens(text)):
        remark = _REMARK.search(text, before.end_mark.index, token.start_mark.index)
        if brackets and remark:
            remarks.setdefault(brackets[-1], remark.start())
        if isinstance(token, yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken):
            brackets.append(token.start_mark.index)
        if isinstance(token, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken) and brackets:
            brackets.pop()
    return (brackets[-1], remarks.get(brackets[-1], -1)) if brackets else (-1, -1)


def _tokens(text: str) -> Iterator[yaml.Token]:
    """The tokens of a text, as far as it has any."""
    try:
        yield from yaml.scan(text, yaml.SafeLoader)
    except yaml.YAMLError:
        return


def _place_of(shown: str, text: str, index: int) -> str:
    """``file:line:column`` of a character."""
    return f"{shown}:{text.count(chr(10), 0, index) + 1}:{index - text.rfind(chr(10), 0, index)}"


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
