"""WebVTT: language header, and cues placed in the subtitle band at the foot of the frame."""

from __future__ import annotations

from collections.abc import Sequence

from langreel.captions.formats.look import PLAIN, TrackLook, clock_text, milliseconds, one_line
from langreel.model import Cue

_PLACE = "line:84% position:50% size:90% align:center"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(cues: Sequence[Cue], fps: int, look: TrackLook = PLAIN) -> str:
    """The file as text.

    >>> from langreel.model import Span
    >>> print(render([Cue(Span(30, 45), ("Q&A",))], 30, TrackLook("en")), end="")
    WEBVTT
    Kind: captions
    Language: en
    <BLANKLINE>
    1
    00:00:01.000 --> 00:00:02.500 line:84% position:50% size:90% align:center
    Q&amp;A
    """
    head = ["WEBVTT", "Kind: captions", *([f"Language: {look.tag}"] if look.tag else []), ""]
    return "\n".join([*head, *(_block(number, cue, fps) for number, cue in enumerate(cues, start=1))])


def _block(number: int, cue: Cue, fps: int) -> str:
    begins, ends = (clock_text(milliseconds(at, fps), ".") for at in (cue.span.start, cue.span.end))
    return "\n".join(
        (str(number), f"{begins} --> {ends} {_PLACE}", *map(text, filter(one_line, cue.lines)), "")
    )


def text(line: str) -> str:
    """A line with its markup characters as entities; other formats' overrides get a brace that is none."""
    return one_line(line).translate(_ENTITIES).replace("{\\", "｛\\")
