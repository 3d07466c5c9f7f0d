"""Line messages: the message of a catalogue for a line, living or, where its line had gone, from its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from langreel import line_matching
from langreel.model import Line
from langreel.po import Message


def message_of(messages: Sequence[Message], line: Line) -> Message | None:
    """The message for a line; where it has no words, one that was kept when a line of the same words went."""
    living = line_matching.message_for([each for each in messages if not each.obsolete], line)
    if living and living.target:
        return living
    dead = [each for each in messages if each.obsolete and each.target and each.source == line.text]
    return line_matching.message_for(dead, line) or living


def revived(message: Message, line: Line) -> Message:
    """A message as that of its line, whatever number the line had and wherever the message stood."""
    place = f"{line.place.path}:{line.place.line}"
    return replace(message, context=line_matching.key(line), references=(place,), obsolete=False)
