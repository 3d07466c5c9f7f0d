"""Line matching: the message of a catalogue that translates a line, and whether it still says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from langreel.model import Line
from langreel.po import PLACEHOLDER, Message


def says_the_same(source: str, target: str, line: Line) -> bool:
    """Whether ``source`` is the line, but for figures that ``target`` names."""
    if source == line.text:
        return True
    if not {mention.figure.id for mention in line.mentions} <= set(PLACEHOLDER.findall(target)):
        return False
    ends = [0, *(mention.end for mention in line.mentions)]
    starts = [*(mention.start for mention in line.mentions), len(line.text)]
    stretches = [re.escape(line.text[end:start]) for end, start in zip(ends, starts, strict=True)]
    return re.fullmatch(".+?".join(stretches), source) is not None


def stale(message: Message, line: Line) -> bool:
    """Whether a translation was made from other words than the line has now.

    A figure that the data moved makes no translation stale that names the figure: it moves along.
    """
    return message.fuzzy or not says_the_same(message.source, message.target, line)


def message_for(messages: Iterable[Message], line: Line) -> Message | None:
    """The message for a line: the one under its key, unless another of its segment has the line's very words.

    So translations follow lines that moved within their segment. None if there is none.
    """
    ours = [message for message in messages if message.context.rpartition(".")[0] == line.segment]
    under = next((message for message in ours if message.context == key(line)), None)
    if under and under.source == line.text:
        return under
    return next((message for message in ours if message.source == line.text and message.target), under)


def key(line: Line) -> str:
    """What a line is called in every file that translators get."""
    return f"{line.segment}.{line.number}"
