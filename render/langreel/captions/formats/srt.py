"""SRT: numbered blocks, times to the millisecond, no styling. Players read markup, so text carries none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from langreel.captions.formats.look import PLAIN, TrackLook, clock_text, milliseconds, one_line
from langreel.captions.formats.parsing import stamped
from langreel.model import Cue

_MARKUP = str.maketrans({"{": "｛", "}": "｝", "\\": "＼"})
_TAG = re.compile(r"<(?=[/A-Za-z]|\d[\d:.]{3,20}>)")


def render(cues: Sequence[Cue], fps: int, look: TrackLook = PLAIN) -> str:
    """The file as text.

    >>> from langreel.model import Span
    >>> print(render([Cue(Span(30, 45), ("40",))], fps=30), end="")
    1
    00:00:01,000 --> 00:00:02,500
    40
    """
    return "\n".join(_block(number, cue, fps) for number, cue in enumerate(cues, start=1))


def _block(number: int, cue: Cue, fps: int) -> str:
    begins, ends = (clock_text(milliseconds(at, fps), ",") for at in (cue.span.start, cue.span.end))
    return "\n".join((str(number), f"{begins} --> {ends}", *map(text, filter(one_line, cue.lines)), ""))


def text(line: str) -> str:
    """A line that every player shows as it stands: nothing in it looks like a tag, an override or a time."""
    plain = _TAG.sub("＜", one_line(line).replace("-->", "→")).translate(_MARKUP)
    return plain.replace(":", "∶") if stamped(plain) else plain
