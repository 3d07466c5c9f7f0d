"""Segment words: a segment of the script, and what changed in its lines → its lines as they are now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from langreel.manuscript.marking import Insertion, marked
from langreel.manuscript.update.episode_lines import EpisodeLine
from langreel.manuscript.update.placing import SegmentPlaces
from langreel.manuscript.update.rewording import reworded
from langreel.model import Line, Mark

_PACE: Final = re.compile(r"\(\d+(?:\.\d+)?x\)\s*")

Words = Callable[[int], tuple[str, list[Insertion]]]
"""The words of a line of the text by its number, and the figures in them."""


def segment_words(
    lines: Sequence[tuple[int, EpisodeLine]],
    changed: Mapping[int, int],
    gone: frozenset[int],
    placement: SegmentPlaces,
    *,
    words: Words,
) -> list[str]:
    """The lines of a segment; none where all of them are gone.

    ``lines`` come with their numbers in the script; ``changed`` are lines of the text by these. Marks of a
    line that is gone fall on what follows it, or else on the last word.
    """
    kept = _with_marks([(n, each.line) for n, each in lines if n not in gone], lines, gone)
    written = []
    for number, each in lines:
        written += [marked(*words(came)) for came in placement.before.get(number, ())]
        if number in kept:
            written.append(_line(each, kept[number], changed.get(number), words))
        written += [marked(*words(came)) for came in placement.after.get(number, ())]
    return written


def _line(each: EpisodeLine, line: Line, change: int | None, words: Words) -> str:
    if change is None and line is each.line:
        return each.raw
    pace = _PACE.match(each.raw)
    text, figures = words(change) if change is not None else (line.text, [])
    return reworded(line, text, figures, pace=pace[0] if pace else "")


def _with_marks(
    kept: Sequence[tuple[int, Line]], lines: Sequence[tuple[int, EpisodeLine]], gone: frozenset[int]
) -> dict[int, Line]:
    """The lines that stay, with the marks of those that are gone."""
    found = dict(kept)
    for number, each in lines:
        if number not in gone or not each.line.marks or not found:
            continue
        after = min((n for n in found if n > number), default=-1)
        line = found[after if after >= 0 else max(found)]
        at = 0 if after >= 0 else max(len(line.text) - 2, 0)
        marks = tuple(Mark(mark.name, at) for mark in each.line.marks)
        both = (*marks, *line.marks) if after >= 0 else (*line.marks, *marks)
        found[after if after >= 0 else max(found)] = replace(line, marks=both)
    return found
