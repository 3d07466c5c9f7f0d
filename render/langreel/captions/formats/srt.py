"""SRT: numbered blocks, times to the millisecond, no styling. Players read markup, so text carries none."""

from __future__ import annotations

import re
from dataclasses import replace

from langreel.captions.formats import blocks
from langreel.captions.formats.appearance import PLAIN, TrackLook, clock_text, one_line
from langreel.captions.formats.blocks import Above, Dialect
from langreel.captions.formats.parsing import Block, Notes, Sure, stamped
from langreel.model import Cue, Track

_MARKUP = str.maketrans({"{": "｛", "}": "｝", "\\": "＼"})
_TAG = re.compile(r"<(?=[/A-Za-z]|\d[\d:.]{3,20}>)")


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text.

    >>> from langreel.model import Span
    >>> print(write(Track((Cue(Span(30, 45), ("40",)),), rate=30)), end="")
    1
    00:00:01,000 --> 00:00:02,500
    40
    """
    return "\n".join(_block(number, cue, track) for number, cue in enumerate(track.cues, start=1))


def _block(number: int, cue: Cue, track: Track) -> str:
    begins, ends = (clock_text(track.milliseconds(at), ",") for at in (cue.span.start, cue.span.end))
    return "\n".join((str(number), f"{begins} --> {ends}", *map(text, filter(one_line, cue.lines)), ""))


def text(line: str) -> str:
    """A line that every player shows as it stands: nothing in it looks like a tag, an override or a time."""
    plain = _TAG.sub("＜", one_line(line).replace("-->", "→")).translate(_MARKUP)
    return plain.replace(":", "∶") if stamped(plain) else plain


def plain(track: Track) -> Track:
    """A track whose lines every player shows as they stand, whatever they hold."""
    return replace(track, cues=tuple(Cue(cue.span, _plain_lines(cue)) for cue in track.cues))


def _plain_lines(cue: Cue) -> tuple[str, ...]:
    return tuple(map(text, filter(one_line, cue.lines)))


def recognises(head: str) -> Sure:
    """By its times, which files of any ending may hold."""
    return Sure.MAYBE if blocks.TIMES.search(head) else Sure.NO


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of an SRT file, in its order."""
    return blocks.read(text, notes, _SRT)


def _numbers(above: Above, due: int) -> bool:
    """Whether a line is the number of the cue whose times follow.

    A cue that says only ``40`` is no number: its line follows the times, and what numbers the next cue stands
    alone before its times. Where empty lines are missing, only the number that is due counts as one.
    """
    number = above.words.isascii() and above.words.isdigit()
    is_due = above.words == str(due)
    return number and ((above.near and above.alone) or (is_due and (above.near or above.alone)))


_SRT = Dialect(_numbers)
