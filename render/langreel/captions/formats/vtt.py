"""WebVTT: language header, and cues placed in the subtitle band at the foot of the frame."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from langreel.captions.formats import blocks
from langreel.captions.formats.appearance import PLAIN, TrackLook, clock_text, directed, one_line
from langreel.captions.formats.blocks import Above, Dialect
from langreel.captions.formats.parsing import Block, Notes, Sure
from langreel.model import Cue, Track

_PLACE = "line:84% position:50% size:90% align:center"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_HEAD = "WEBVTT"
_LEFT_OUT = re.compile(rf"NOTE(?![^\s])|(?:STYLE|REGION)\s*$|{_HEAD}", re.MULTILINE)


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text.

    >>> from langreel.model import Span
    >>> print(write(Track((Cue(Span(30, 45), ("Q&A",)),), 30), TrackLook("en")), end="")
    WEBVTT
    Kind: captions
    Language: en
    <BLANKLINE>
    1
    00:00:01.000 --> 00:00:02.500 line:84% position:50% size:90% align:center
    Q&amp;A
    """
    head = [_HEAD, "Kind: captions", *([f"Language: {look.tag}"] if look.tag else []), ""]
    return "\n".join(
        [*head, *(_block(number, cue, track, look) for number, cue in enumerate(track.cues, start=1))]
    )


def _block(number: int, cue: Cue, track: Track, look: TrackLook) -> str:
    begins, ends = (clock_text(track.milliseconds(at), ".") for at in (cue.span.start, cue.span.end))
    return "\n".join((str(number), f"{begins} --> {ends} {_PLACE}", *words(cue, look), ""))


def words(cue: Cue, look: TrackLook) -> Iterator[str]:
    """The lines of a cue that hold words, each running as its language does."""
    shown = filter(one_line, cue.lines)
    return (directed(text(line), look.lang_of(at)) for at, line in enumerate(shown))


def text(line: str) -> str:
    """A line with its markup characters as entities; other formats' overrides get a brace that is none."""
    return one_line(line).translate(_ENTITIES).replace("{\\", "｛\\")


def recognises(head: str) -> Sure:
    """By its first word; without it, by its times."""
    if head.startswith(_HEAD):
        return Sure.YES
    return Sure.MAYBE if blocks.TIMES.search(head) else Sure.NO


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of a WebVTT file, in its order; its notes and styles are told of, not shown."""
    return blocks.read(text, notes, _VTT)


def _names(above: Above, due: int) -> bool:
    """Whether a line is the name of the cue whose times follow: any words, alone."""
    return above.near and above.alone and not _aside(above.words)


def _aside(block: str) -> bool:
    """Whether a block is no cue: the head of the file, a note, a style."""
    return _LEFT_OUT.match(block) is not None


# Words may hold any other arrow. Tags are gone before entities become signs.
_VTT = Dialect(_names, arrow="-->", aside=_aside, spoken=html.unescape, strict=False)
