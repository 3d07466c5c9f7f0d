"""Text at a place: one scalar of a YAML file, changed where it stands; all else keeps its bytes.

Comments, order, quoting, line ends and a byte-order mark stay. What was written is read again: if the file
would not say just what it said, and the new text, nothing is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

import yaml

from langreel.errors import ContentError
from langreel.placed_yaml import composed, quoted

Loc = Sequence[str | int]

PLAIN: Final = re.compile(r"[^\W_][^\n:#{}\[\],&*!|>'\"%@`\\]*(?<!\s)")
"""Text that may stand without quotes wherever a value may."""
WORDS_OF_YAML: Final = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~")


def value_at(text: str, at: Loc, shown: str) -> str | None:
    """The text at a place; None where nothing stands. An integer behind a text is one of its lines.

    >>> value_at("a: {zh: x}", ["a", "zh"], ""), value_at("a: |\\n  x\\n\\n  y\\n", ["a", 1], "")
    ('x', 'y')
    """
    node, rest = _walked(_root(text, shown), at)
    if not isinstance(node, yaml.ScalarNode) or len(rest) > 1:
        return None
    if not rest:
        return str(node.value)
    lines = _lines(node.value)
    return lines[rest[0]][1] if isinstance(rest[0], int) and 0 <= rest[0] < len(lines) else None


def with_value(text: str, at: Loc, new: str, shown: str) -> str:
    """The file with another text at a place, or with a new entry where its mapping has none yet."""
    root = _root(text, shown)
    node, rest = _walked(root, at)
    if isinstance(node, yaml.ScalarNode):
        whole = _with_line(node.value, rest, new)
        wanted = _changed(_plain(root), at[: len(at) - len(rest)], whole)
        for made in _rewritten(text, node, whole):
            if _says(made, wanted, shown):
                return made
    elif isinstance(node, yaml.MappingNode) and len(rest) == 1:
        wanted = _changed(_plain(root), at, new)
        made = _with_entry(text, node, str(rest[0]), new)
        if _says(made, wanted, shown):
            return made
    raise ContentError("this text cannot be changed where it stands", shown, "change it in the file itself")


def _root(text: str, shown: str) -> yaml.Node:
    node = composed(text, shown)
    if node is None:
        raise ContentError("the file is empty", shown)
    return node


def _walked(node: yaml.Node, at: Loc) -> tuple[yaml.Node, Loc]:
    """As far as the steps lead, and those that are left."""
    for number, step in enumerate(at):
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            found = node.value[step]
        else:
            found = None
        if found is None:
            return node, at[number:]
        node = found
    return node, ()


def _lines(value: str) -> list[tuple[int, str]]:
    """The lines of a text that hold words, with their numbers in it."""
    return [(number, line) for number, line in enumerate(value.split("\n")) if line.strip()]


def _with_line(value: str, rest: Loc, new: str) -> str:
    if not rest:
        return new
    rows, lines = value.split("\n"), _lines(value)
    (number,) = rest
    if not isinstance(number, int) or not 0 <= number < len(lines):
        raise ContentError("there is no such line")
    rows[lines[number][0]] = new
    return "\n".join(rows)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return node.value


def _changed(data: Any, at: Loc, new: str) -> Any:
    """The plain values with another at a place."""
    if not at:
        return new
    step, *rest = at
    if isinstance(data, dict):
        return {**data, step: _changed(data.get(step, {}), rest, new)}
    return [_changed(each, rest, new) if number == step else each for number, each in enumerate(data)]


def _says(text: str, wanted: Any, shown: str) -> bool:
    try:
        node = composed(text, shown)
    except ContentError:
        return False
    return node is not None and bool(_plain(node) == wanted)


def _rewritten(text: str, node: yaml.ScalarNode, new: str) -> Sequence[str]:
    """The file with the scalar written anew: first in its own style, then in one that takes everything."""
    begin, end = node.start_mark.index, node.end_mark.index
    made = []
    if node.style == "|":
        made.append(_block(text, begin, new))
    elif "\n" in new and node.style != ">":
        made.append(_spliced(text, begin, end, _as_block(text, begin, new)))
    elif node.style == "'":
        made.append(_spliced(text, begin, end, "'" + new.replace("'", "''") + "'"))
    elif not node.style and _stands_plain(new):
        made.append(_spliced(text, begin, end, new))
    if node.style in ("|", ">"):
        end = _block_end(text, begin)
    # Some signs, such as other alphabets' line ends, only an escape can hold.
    return [
        *made,
        *(_spliced(text, begin, end, json.dumps(new, ensure_ascii=all_)) for all_ in (False, True)),
    ]


def _spliced(text: str, begin: int, end: int, new: str) -> str:
    return text[:begin] + new + text[end:]


def _stands_plain(new: str) -> bool:
    return bool(PLAIN.fullmatch(new)) and not WORDS_OF_YAML.fullmatch(new)


def _as_block(text: str, begin: int, new: str) -> str:
    """Lines as a literal block, two further in than the key of the scalar that begins there."""
    ending = "\r\n" if "\r\n" in text else "\n"
    before = text[text.rfind("\n", 0, begin) + 1 : begin]
    indent = " " * (len(before) - len(before.lstrip(" -")) + 2)
    rows = [indent + row if row else "" for row in new.removesuffix("\n").split("\n")]
    return ending.join(("|" if new.endswith("\n") else "|-", *rows))


def _block(text: str, begin: int, new: str) -> str:
    """A literal block with other lines, as far in as its own are."""
    ending = "\r\n" if "\r\n" in text else "\n"
    head = text.index("\n", begin) + 1
    end = _block_end(text, begin)
    first = next((line for line in text[head:end].splitlines() if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    rows = new.removesuffix("\n").split("\n")
    last = ending if text[:end].endswith("\n") else ""
    return text[:head] + ending.join(indent + row if row else "" for row in rows) + last + text[end:]


def _block_end(text: str, begin: int) -> int:
    """Where the lines of a block scalar end: after its last line with words."""
    at = text.find("\n", begin) + 1
    indent, end = 0, at
    while at and at < len(text):
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        own = len(line) - len(line.lstrip(" "))
        if line.strip():
            indent = indent or own
            if own < indent or not own:
                break
            end = stop + 1 if stop >= 0 else len(text)
        at = stop + 1 if stop >= 0 else len(text)
    return end


def _with_entry(text: str, node: yaml.MappingNode, key: str, new: str) -> str:
    """The mapping with one entry more, behind its last."""
    ending = "\r\n" if "\r\n" in text else "\n"
    entry = f"{_scalar(key)}: {_scalar(new)}"
    if node.flow_style:
        close = node.end_mark.index - 1
        before = text[:close].rstrip()
        return before + (", " if node.value else "") + entry + text[len(before) :]
    first_key, last = node.value[0][0], node.value[-1][1]
    indent = " " * first_key.start_mark.column
    at = _after(text, last)
    gap = "" if text[:at].endswith("\n") else ending
    return f"{text[:at]}{gap}{indent}{entry}{ending}{text[at:]}"


def _scalar(text: str) -> str:
    return text if _stands_plain(text) else quoted(text)


def _after(text: str, node: yaml.Node) -> int:
    """Where the line behind a value begins."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _block_end(text, node.start_mark.index)
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _after(text, last[1] if isinstance(last, tuple) else last)
    stop = text.find("\n", node.end_mark.index)
    return stop + 1 if stop >= 0 else len(text)
