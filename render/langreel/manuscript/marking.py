"""Marking: an author's line → the same line as the script has it, with marks and figures in their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from langreel.script.words import escaped


@dataclass(frozen=True, slots=True)
class Insertion:
    """What stands for ``text[start:end]``: a mark before it (``start == end``), or a figure instead of it."""

    start: int
    end: int
    code: str


def marked(text: str, insertions: Iterable[Insertion]) -> str:
    """The line; whatever in it only looks like a mark or a figure stays as it is.

    >>> marked("It was $2 [sic].", [Insertion(7, 7, "[now]"), Insertion(7, 9, "{sum}")])
    'It was [now]{sum} \\\\[sic\\\\].'
    """
    pieces, at = [], 0
    for each in sorted(insertions, key=lambda each: (each.start, each.end)):
        pieces += [escaped(text[at : each.start]), each.code]
        at = each.end
    return "".join([*pieces, escaped(text[at:])])
