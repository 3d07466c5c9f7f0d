"""Act text: an act's file with its segments moved, left out, or held longer; all else as it stands.

A segment is moved with the comments right above it. One that is left out stays as a comment where it stood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from langreel.errors import ContentError
from langreel.placed_yaml import composed, entries, place, plain


@dataclass(frozen=True, slots=True)
class ActText:
    """A file of the script: what stands before its segments, each segment's lines, what stands behind them.

    ``breaks`` are the blank lines between neighbours.
    """

    shown: str
    head: str
    blocks: Mapping[str, str]
    breaks: tuple[str, ...]
    tail: str
    indent: int

    def text(self) -> str:
        """The file as it was."""
        return self.with_blocks(list(self.blocks.values()))

    def with_blocks(self, blocks: Sequence[str]) -> str:
        """The file with other segments; blank lines stay where they were."""
        usual = self.breaks[0] if self.breaks else "\n"
        breaks = [*self.breaks, *[usual] * len(blocks)]
        pieces = [piece for block, blank in zip(blocks, breaks) for piece in (block, blank)]
        return "".join([self.head, *pieces[:-1], self.tail])


def act_text(text: str, shown: str) -> ActText:
    """The parts of an act's file; ContentError where its segments do not stand on lines of their own."""
    text = text if text.endswith("\n") else f"{text}\n"
    segments = _segments(text, shown)
    if segments.flow_style:
        hint = "begin each on a line with a dash"
        raise ContentError("the segments cannot be moved here", place(shown, segments.start_mark), hint)
    starts = [_begins(text, item) for item in segments.value]
    ends = [*starts[1:], _end(text, segments)]
    whole = [text[start:end] for start, end in zip(starts, ends)]
    dash = _dash(text, segments.value[0])
    indent = dash - _line(text, dash)
    blocks = [_trimmed(block, indent) for block in whole]
    rests = [each[len(block) :] for each, block in zip(whole, blocks)]
    return ActText(
        shown=shown,
        head=text[: starts[0]],
        blocks=dict(zip(map(_id, segments.value), blocks)),
        breaks=tuple(rests[:-1]),
        tail=rests[-1] + text[ends[-1] :],
        indent=indent,
    )


def values_of(text: str, shown: str) -> dict[str, object]:
    """What each segment of a file says, by its id, in their order."""
    return {_id(item): plain(item) for item in _segments(text, shown).value}


def _segments(text: str, shown: str) -> yaml.SequenceNode:
    root = composed(text, shown)
    found = entries(root, "an act is a mapping", shown).get("segments") if root else None
    if not found or not isinstance(found[1], yaml.SequenceNode) or not found[1].value:
        raise ContentError("the act has no segments", shown)
    return found[1]


def _id(item: yaml.Node) -> str:
    value: object = plain(item)
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _line(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def _dash(text: str, item: yaml.Node) -> int:
    """Where the dash of an item stands: before its first key, perhaps on a line above."""
    return text.rfind("-", 0, item.start_mark.index)


def _begins(text: str, item: yaml.Node) -> int:
    """The first line of an item, with the comments right above it."""
    start = _line(text, _dash(text, item))
    dash = _dash(text, item) - start
    while start:
        above = _line(text, start - 1)
        comment = text[above:start]
        indent = len(comment) - len(comment.lstrip(" "))
        if not comment.lstrip(" ").startswith("#") or indent > dash:
            break
        start = above
    return start


def _end(text: str, segments: yaml.SequenceNode) -> int:
    """The line after the last item: that of the next key, or the end of the file."""
    end = segments.end_mark.index
    return _line(text, end) if end < len(text) else len(text)


def _trimmed(block: str, indent: int) -> str:
    """A block without the blank lines behind it, and comments there that are no deeper than its dash."""
    lines = block.splitlines(keepends=True)
    while lines and (
        not lines[-1].strip() or (lines[-1].lstrip(" ")[0] == "#" and _spaces(lines[-1]) <= indent)
    ):
        lines.pop()
    return "".join(lines)


def moved(block: str, shift: int) -> str:
    """A block with so many more spaces before each line, or fewer.

    >>> moved("  - id: a\\n    scene: b.C\\n", -2)
    '- id: a\\n  scene: b.C\\n'
    """
    return "\n".join(_shifted(line, shift) for line in block.split("\n"))


def _shifted(line: str, shift: int) -> str:
    if shift > 0:
        return " " * shift + line if line.strip() else line
    return line[min(-shift, _spaces(line)) :]


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def commented(block: str, indent: int) -> str:
    """A block as a comment, each line with its sign where the dash stood.

    >>> commented("  - id: a\\n    scene: b.C\\n", 2)
    '  # - id: a\\n  #   scene: b.C\\n'
    """
    lines = block.split("\n")
    return "\n".join(f"{line[:indent]}# {line[indent:]}" if line.strip() else line for line in lines)


def with_hold(text: str, shown: str, segment: str, seconds: str) -> str:
    """A file whose segment has another ``hold:``; ContentError where it has one that stands elsewhere."""
    item = next(each for each in _segments(text, shown).value if _id(each) == segment)
    keys = entries(item, "a segment is a mapping", shown)
    key, value = keys.get("hold") or keys.get("scene") or keys["id"]
    is_here = key.start_mark.index < value.start_mark.index < item.end_mark.index
    if "hold" in keys:
        if not is_here:
            raise ContentError(
                "the hold stands elsewhere", place(shown, key.start_mark), "write its seconds here"
            )
        return f"{text[: value.start_mark.index]}{seconds}{text[value.end_mark.index :]}"
    at = value.end_mark.index if is_here else key.end_mark.index
    if isinstance(item, yaml.MappingNode) and item.flow_style:
        return f"{text[:at]}, hold: {seconds}{text[at:]}"
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    newline = "\r\n" if text[end - 1 : end] == "\r" else "\n"
    column = " " * (key.start_mark.index - _line(text, key.start_mark.index))
    return f"{text[: end + 1]}{column}hold: {seconds}{newline}{text[end + 1 :]}"
