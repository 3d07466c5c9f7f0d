"""Edits: changes of a script's file at the places of its keys; all else stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import yaml

from langreel.errors import ContentErrors
from langreel.placed_yaml import quoted
from langreel.project import Project
from langreel.script.nodes import Document, Loc, load
from langreel.script.problems import Problem


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands for ``text[start:end]`` of a file."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice, none of which meets another; those at one place in their order.

    >>> spliced("a: 1\\n", [Splice(3, 4, "2"), Splice(5, 5, "b: 3\\n")])
    'a: 2\\nb: 3\\n'
    """
    pieces, at = [], 0
    for each in sorted(splices, key=lambda each: (each.start, each.end)):
        pieces += [text[at : each.start], each.text]
        at = each.end
    return "".join([*pieces, text[at:]])


def with_key(document: Document, loc: Loc, key: str, value: str, *, after: str = "") -> Splice:
    """A further key of the mapping at ``loc``, behind ``after`` or the last one; ``value`` is YAML."""
    node = _node(document, loc)
    assert isinstance(node, yaml.MappingNode)
    told = f"{key}: {value}"
    if node.flow_style:
        at = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
        return Splice(at, at, f", {told}" if node.value else told)
    names = [each.value for each, _ in node.value]
    at = _end(document, [*loc, after if after in names else names[-1]])
    column = node.value[0][0].start_mark.column
    return Splice(at, at, f"{_newline(document, at)}{indent(told, ' ' * column)}\n")


def with_words(document: Document, loc: Loc, lang: str, lines: Sequence[str], *, after: str) -> Splice:
    """The words of a segment in a language, a line each: in place of those there, else behind ``after``."""
    node = _node(document, loc)
    assert isinstance(node, yaml.MappingNode)
    if node.flow_style or any(line != line.strip() or not line for line in lines):
        words = quoted("\n".join(lines))
    else:
        words = "|\n" + indent("\n".join(lines), "  ")
    found = next((value for key, value in node.value if key.value == lang), None)
    if found is None:
        return with_key(document, loc, lang, words, after=after)
    end = found.end_mark.index if node.flow_style else _end(document, [*loc, lang])
    if node.flow_style:
        return Splice(found.start_mark.index, end, words)
    column = node.value[0][0].start_mark.column
    told = words.replace("\n", f"\n{' ' * column}")
    return Splice(found.start_mark.index, end, f"{told}\n")


def with_item(document: Document, loc: Loc, key: str, item: str, *, after: str = "") -> Splice | None:
    """A further item of the list under ``key`` of a mapping; None where it stands there already."""
    if item in document.items([*loc, key]):
        return None
    node = _node(document, [*loc, key]) if key in document.mapping(loc) else None
    if not isinstance(node, yaml.SequenceNode):
        return with_key(document, loc, key, f"[{item}]", after=after)
    last = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
    if node.flow_style:
        return Splice(last, last, f", {item}" if node.value else item)
    return Splice(last, last, f"\n{' ' * node.start_mark.column}- {item}")


def with_text(document: Document, loc: Loc, key: str, value: str) -> Splice:
    """Another value, as YAML, under ``key`` of the mapping at ``loc``, or a further key."""
    if key in document.mapping(loc):
        return instead(document, [*loc, key], value)
    return with_key(document, loc, key, value)


def without_item(document: Document, loc: Loc, key: str, item: str) -> Splice | None:
    """A list under ``key`` of a mapping less an item, gone with its last one; None where it has no such."""
    items = document.items([*loc, key])
    if item not in items:
        return None
    rest = [str(each) for each in items if each != item]
    mapping = _node(document, loc)
    if rest or (isinstance(mapping, yaml.MappingNode) and mapping.flow_style):
        return instead(document, [*loc, key], f"[{', '.join(rest)}]")
    mark = document.nodes([*loc, key])[0].start_mark
    if mark.column and document.text[mark.index - mark.column : mark.index].strip():
        return instead(document, [*loc, key], "[]")  # behind the dash of its segment
    return Splice(mark.index - mark.column, _end(document, [*loc, key]), "")


def instead(document: Document, loc: Loc, value: str) -> Splice:
    """Another value, as YAML, for a key."""
    last = node = _node(document, loc)
    while isinstance(last, yaml.SequenceNode) and not last.flow_style and last.value:
        last = last.value[-1]  # a list in block style ends, by its marks, where the next key begins
    block = isinstance(last, yaml.ScalarNode) and last.style in ("|", ">")  # and so does a text
    return Splice(node.start_mark.index, last.end_mark.index, f"{value}\n" if block else value)


def open_file(project: Project, path: Path) -> Document:
    """A file of the script; ContentErrors where it is none."""
    problems = list[Problem]()
    document = load(path, project.relative(path), problems)
    if document is None:
        raise ContentErrors(each.error() for each in problems)
    return document


def spoken_lines(act: Document, number: int, lang: str) -> list[str]:
    """The lines of an act's segment as the script has them, with their codes."""
    words = act.text_at(["segments", number, lang]) or ""
    return [line.strip() for line in words.split("\n") if line.strip()]


def rewritten(path: Path, document: Document, splices: Iterable[Splice | None]) -> str:
    """The text of a file with its splices; its line ends stay what they were."""
    text = spliced(document.text, [each for each in splices if each])
    return text.replace("\n", "\r\n") if b"\r\n" in path.read_bytes() else text


def segment_span(document: Document, number: int) -> tuple[int, int]:
    """Where a segment's lines stand in its file, from its dash on."""
    item = _node(document, ["segments", number])
    start = document.text.rfind("\n", 0, item.start_mark.index) + 1
    dash = document.text[start : item.start_mark.index].find("-")
    return start, _lines_end(document.text, start, dash)


def _node(document: Document, loc: Loc) -> yaml.Node:
    return document.nodes(loc)[1]


def _end(document: Document, loc: Loc) -> int:
    """Where the lines of a key of a mapping in block style end."""
    mark = document.nodes(loc)[0].start_mark
    start = document.text.rfind("\n", 0, mark.index) + 1
    return _lines_end(document.text, start, mark.column)


def _lines_end(text: str, start: int, column: int) -> int:
    """Where the last line ends that is indented by more than ``column``, from the line at ``start`` on."""
    at = end = _next(text, start)
    while at < len(text):
        following = _next(text, at)
        line = text[at:following]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        if line.strip():
            end = following
        at = following
    return end


def _next(text: str, at: int) -> int:
    """Where the line after the one at ``at`` begins."""
    return text.find("\n", at) + 1 or len(text)


def _newline(document: Document, at: int) -> str:
    """The line end that a file lacks after its last line."""
    return "" if document.text[at - 1 : at] in ("\n", "") else "\n"
