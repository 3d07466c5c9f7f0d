"""Nodes: one YAML file → its plain values, and the place in the file of each of them and of each character.

Scalars stay text as the author wrote it: ``2025-07`` is no date and ``1.50`` no float. Empty ones are None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import yaml

from langreel.model import Place
from langreel.placed_yaml import unclosed
from langreel.script.problems import Problem

# libyaml where it is there: PyYAML's own reader stumbles over {en: Where to?}, which YAML allows.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NULLS: Final = ("", "~", "null", "Null", "NULL")
TAB: Final = re.compile(r"[^\n\t\"']*\t")
NO_TABS: Final = "YAML indents with spaces, not tabs"
BRACKET_FIRST: Final = "text that begins with [ or { needs quotes or a | block"
CAUSES: Final = {
    "mapping values are not allowed": "text that contains ': ' needs quotes or a | block",
    "could not find expected ':'": "a key ends with a colon and a space",
    "expected <block end>": "keys of one mapping begin in the same column",
    "did not find expected key": BRACKET_FIRST,
    "cannot start any token": "text that begins with this character needs quotes",
    "expected ',' or": "close the brackets, and quote text that contains brackets or commas",
}
"""What usually leads to a parser's complaint."""
BLANK_ESCAPES: Final = "ntrvfNLP_ \t\n"
HEX_ESCAPES: Final = {"x": 4, "u": 6, "U": 10}

Loc = Sequence[str | int]


@dataclass(frozen=True)
class Document:
    """One YAML file. A ``loc`` walks from the root: keys of mappings, indices of lists."""

    path: str
    text: str
    root: yaml.Node
    data: Any

    def at(self, loc: Loc = ()) -> Place:
        """Where the value at ``loc`` begins: as far down as the file goes."""
        return self.place(self.nodes(loc)[1].start_mark.index)

    def key(self, loc: Loc) -> Place:
        """Where the last key of ``loc`` stands."""
        return self.place(self.nodes(loc)[0].start_mark.index)

    def within(self, loc: Loc) -> tuple[Place, ...]:
        """The place of each character of the text at ``loc``, and of its end."""
        node = self.nodes(loc)[1]
        return tuple(self.place(index) for index in [*_indices(node, self.text), node.end_mark.index])

    def place(self, index: int) -> Place:
        line = bisect_right(self._lines, index)
        return Place(self.path, line, index - self._lines[line - 1] + 1)

    def text_at(self, loc: Loc) -> str | None:
        value = self.value(loc)
        return value if isinstance(value, str) else None

    def mapping(self, loc: Loc = ()) -> dict[str, Any]:
        """The mapping at ``loc``; empty where there is none."""
        value = self.value(loc)
        return value if isinstance(value, dict) else {}

    def items(self, loc: Loc) -> list[Any]:
        """The list at ``loc``; empty where there is none."""
        value = self.value(loc)
        return value if isinstance(value, list) else []

    def value(self, loc: Loc) -> Any:
        value = self.data
        for step in loc:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def name(self, loc: Loc) -> str:
        """The last key on the way to ``loc`` that the file has."""
        key = self.nodes(loc)[0]
        return key.value if isinstance(key, yaml.ScalarNode) else ""

    def nodes(self, loc: Loc) -> tuple[yaml.Node, yaml.Node]:
        """The nodes of the last key and of the value; steps that lead nowhere are passed over."""
        key = node = self.root
        for step in loc:
            if isinstance(node, yaml.MappingNode):
                pairs = [pair for pair in node.value if pair[0].value == step]
                key, node = pairs[0] if pairs else (key, node)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
        return key, node


def load(path: Path, shown: str, problems: list[Problem]) -> Document | None:
    """Read one file. What is wrong with its YAML goes to ``problems``; None if nothing can be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        start = path.read_bytes()[: error.start]
        place = Place(shown, start.count(b"\n") + 1, error.start - start.rfind(b"\n"))
        problems.append(Problem(place, "encoding", "the file is not UTF-8", "save it as UTF-8"))
        return None
    except OSError as error:
        problems.append(Problem(Place(shown), "unreadable", f"cannot be read: {error.strerror}"))
        return None
    odd = UNPRINTABLE.search(text)
    if odd:
        place = _place(shown, text, odd.start())
        problems.append(
            Problem(place, "encoding", f"the character {odd[0]!r} cannot stand in YAML", "delete it")
        )
        return None
    return _composed(text, shown, problems)


def _composed(text: str, shown: str, problems: list[Problem]) -> Document | None:
    try:
        root = yaml.compose(text, LOADER)
    except yaml.YAMLError as error:
        problems.append(_broken(error, text, shown))
        return None
    except RecursionError:
        problems.append(Problem(Place(shown), "broken-yaml", "the file is nested too deeply"))
        return None
    if root is None:
        problems.append(Problem(Place(shown), "empty-file", "the file is empty"))
        return None
    document = Document(shown, text, root, None)
    data = _plain(root, document, problems, above=())
    return Document(shown, text, root, data)


def _broken(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """A YAML error in our form, with a hint for its usual causes."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark else 0
    begins = text.rfind("\n", 0, index) + 1
    place = _place(shown, text, index)
    tab = TAB.match(text, begins)
    if tab and tab.end() <= index + 1:
        return Problem(replace(place, column=tab.end() - begins), "tab", "a tab where spaces belong", NO_TABS)
    if found := unclosed(error, text):
        return Problem(_place(shown, text, found.index), "broken-yaml", found.message, found.hint)
    why = getattr(error, "problem", None) or "it cannot be read"
    why = (
        f"{error.context}, {why}"
        if why.startswith("but ") and isinstance(error, yaml.MarkedYAMLError)
        else why
    )
    return Problem(place, "broken-yaml", f"broken YAML: {why}", _cause(why))


def _place(shown: str, text: str, index: int) -> Place:
    return Place(shown, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _cause(why: str) -> str:
    return next((hint for words, hint in CAUSES.items() if words in why), "")


def _plain(
    node: yaml.Node, document: Document, problems: list[Problem], *, above: tuple[yaml.Node, ...]
) -> Any:
    """The plain value of a node; keys that stand twice and loops are problems."""
    if any(node is other for other in above):
        place = document.place(node.start_mark.index)
        problems.append(Problem(place, "broken-yaml", "the alias of an anchor stands inside its own value"))
        return None
    above = (*above, node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, document, problems, above=above) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        assert isinstance(node, yaml.ScalarNode)
        return None if not node.style and node.value in NULLS else node.value
    data: dict[str, Any] = {}
    for key, value in node.value:
        place = document.place(key.start_mark.index)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(
                Problem(place, "key", "a key must be a word", "quote text that begins with { or [")
            )
        elif key.value in data:
            problems.append(
                Problem(place, "duplicate-key", f"the key {key.value!r} stands twice", "keep one")
            )
        else:
            data[key.value] = _plain(value, document, problems, above=above)
    return data


def _indices(node: yaml.Node, text: str) -> list[int]:
    """Where in ``text`` each character of a scalar's value stands; white space where it may begin."""
    if not isinstance(node, yaml.ScalarNode):
        return []
    at = node.start_mark.index
    if node.style in ("|", ">"):
        at = text.find("\n", at) + 1
    elif node.style:
        at += 1
    indices = []
    for char in node.value:
        step = 0
        if not char.isspace():
            at = _over_blanks(text, at, node.style)
            step = _width(text, at, node.style)
        indices.append(at)
        at += step
    return indices


def _over_blanks(text: str, at: int, style: str | None) -> int:
    while at < len(text) and (text[at].isspace() or _is_blank_escape(text, at, style)):
        at += 1 if text[at].isspace() else _width(text, at, style)
    return at


def _is_blank_escape(text: str, at: int, style: str | None) -> bool:
    if style != '"' or text[at] != "\\":
        return False
    kind = text[at + 1]
    if kind in HEX_ESCAPES:
        return chr(int(text[at + 2 : at + HEX_ESCAPES[kind]], 16)).isspace()
    return kind in BLANK_ESCAPES


def _width(text: str, at: int, style: str | None) -> int:
    """How many characters of the file make one of the value."""
    if style == "'" and text[at] == "'":
        return 2
    if style == '"' and text[at] == "\\":
        return HEX_ESCAPES.get(text[at + 1], 2)
    return 1
