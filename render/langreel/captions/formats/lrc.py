"""LRC: a time before each line, as music players and YouTube read it; an empty line where a cue ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from langreel.captions.formats.look import PLAIN, TrackLook, milliseconds, one_line
from langreel.model import Cue

# A line of square brackets would be a time or a tag: show their full-width twins.
_MARKUP = str.maketrans({"[": "［", "]": "］"})
_WORD_TIME = re.compile(r"<(?=-?\d+:\d)")


def render(cues: Sequence[Cue], fps: int, look: TrackLook = PLAIN) -> str:
    """The file as text; its times are hundredths of a second, rounded down. Lines of a cue share a time.

    >>> from langreel.model import Span
    >>> print(render([Cue(Span(30, 45), ("40",)), Cue(Span(90, 30), ("end",))], 30, TrackLook("en")), end="")
    [la:en]
    [00:01.00]40
    [00:02.50]
    [00:03.00]end
    [00:04.00]
    """
    lines = [f"[la:{look.tag}]"] if look.tag else []
    for cue, after in zip_longest(cues, cues[1:]):
        begins, ends = _clock(cue.span.start, fps), _clock(cue.span.end, fps)
        lines += [f"[{begins}]{text(line)}" for line in cue.lines if one_line(line)]
        if after is None or _clock(after.span.start, fps) != ends:
            lines.append(f"[{ends}]")
    return "\n".join([*lines, ""])


def _clock(frame: int, fps: int) -> str:
    hundredths = milliseconds(frame, fps) // 10
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def text(line: str) -> str:
    """A line in which nothing is a time or a tag."""
    return _WORD_TIME.sub("＜", one_line(line)).translate(_MARKUP)
