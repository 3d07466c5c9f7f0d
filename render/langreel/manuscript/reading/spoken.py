"""Spoken: subtitles and transcripts of any make: their words as running text, parted where they pause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from langreel.captions.formats.read_file import read
from langreel.manuscript.blocks import TextBlock
from langreel.manuscript.letters import joined
from langreel.model import Cue, Track

_PAUSE: Final = 2000
"""Milliseconds without a word that end a paragraph."""


def blocks(data: bytes, shown: str, encoding: str) -> tuple[TextBlock, ...]:
    """A paragraph for what is spoken without a pause."""
    track, _ = read(data, encoding=encoding, shown=shown)
    return tuple(
        TextBlock("text", (joined(line for cue in cues for line in cue.lines),), number)
        for number, cues in enumerate(_paragraphs(track), start=1)
    )


def _paragraphs(track: Track) -> Iterator[list[Cue]]:
    begun = list(track.cues[:1])
    for before, after in pairwise(track.cues):
        if after.span.start - before.span.end >= _PAUSE:
            yield begun
            begun = []
        begun.append(after)
    if begun:
        yield begun
