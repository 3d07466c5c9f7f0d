"""Split: the words of a cue that stands through several lines → words for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from langreel import languages

_ENDS: Final = re.compile(r"(?<=[。！？!?…؟۔।॥])(?![。！？!?…؟”’“»」』）)\"'])|(?<=[.”’」』）)\"'])(?=\s)")
_PAUSES: Final = re.compile(r"(?<=[，、；：,;:،؛])|\s")


def divided(lines: Sequence[str], weights: Sequence[int], lang: str) -> list[tuple[str, ...]]:
    """Words for several lines, divided near the shares of their time: at sentence ends, or else at any pause.

    >>> divided(["It doubled. Then it fell."], [2, 2], "en")
    [('It doubled.',), ('Then it fell.',)]
    """
    text = joined([tuple(lines)], lang)
    cuts = sorted({match.end() for match in _ENDS.finditer(text)} - {0, len(text)})
    if len(cuts) < len(weights) - 1:
        seams = _seams(lines, lang)
        cuts = sorted({*cuts, *seams, *(match.end() for match in _PAUSES.finditer(text))} - {0, len(text)})
    if len(cuts) < len(weights) - 1:
        return [(text,), *((),) * (len(weights) - 1)]
    chosen, at = [0], 0
    for number in range(1, len(weights)):
        aim = len(text) * sum(weights[:number]) / sum(weights)
        left = cuts[at : len(cuts) - (len(weights) - 1 - number)]
        pick = min(left, key=lambda cut: abs(cut - aim))
        at = cuts.index(pick) + 1
        chosen.append(pick)
    return [(text[a:b].strip(),) if text[a:b].strip() else () for a, b in pairwise([*chosen, len(text)])]


def _seams(lines: Sequence[str], lang: str) -> set[int]:
    """Where the lines of a cue meet in its text."""
    return {len(joined([tuple(lines[:n])], lang)) for n in range(1, len(lines))}


def joined(cues: Sequence[tuple[str, ...]], lang: str) -> str:
    """The words of cues as one line. Where Chinese or Japanese cues meet, a space keeps the translator's cut.

    >>> joined([("美元去了", "哪里"), ("没人知道",)], "zh"), joined([("two", "lines"), ("more",)], "en")
    ('美元去了哪里 没人知道', 'two lines more')
    """
    within = " " if languages.of(lang).spaced else ""
    return " ".join(within.join(line.strip() for line in lines) for lines in cues)
