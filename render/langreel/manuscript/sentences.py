"""Sentences: a text → the lines that a voice says one at a time; joined they are the text again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from langreel import languages
from langreel.linebreak import breaks, wrap
from langreel.manuscript.letters import CLOSERS, TERMINALS, width
from langreel.voice.scratch import guess

LONGEST: Final = 16.0
"""Seconds that a line takes at most, where it can be cut at all."""
_MANY: Final = 4
"""Lines from which on a text without any sign is halved first: the best lines of a long one take long."""
_NEAR: Final = 40
"""Letters around the middle among which it is halved."""
_END: Final = re.compile(rf"[{re.escape(TERMINALS)}]+[{re.escape(CLOSERS)}]*")
_HALT: Final = re.compile(rf"(?:[;；]|——|—|[:：]|[,，、،](?!\d))[{re.escape(CLOSERS)}]*")
_INITIAL: Final = re.compile(r"(?:^|[\s.])[^\W\d_]$")


def sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of a text; what is too long for a breath, or has no end, is cut where a voice may halt.

    >>> sentences("It was $1.5 trillion. Who paid? Nobody.", "en")
    ('It was $1.5 trillion.', 'Who paid?', 'Nobody.')
    """
    return tuple(
        line
        for sentence in _cut(text.strip(), _ends(text.strip(), lang))
        for line in _breaths(sentence, lang)
    )


def seconds(text: str, lang: str) -> float:
    """How long a calm narrator says it."""
    return guess(text, lang)[0]


def _cut(text: str, ends: Iterator[int]) -> Iterator[str]:
    for begins, until in pairwise([0, *ends, len(text)]):
        if piece := text[begins:until].strip():
            yield piece


def _ends(text: str, lang: str) -> Iterator[int]:
    """Where sentences end."""
    abbreviation = languages.of(lang).breaking().abbreviation
    for found in _END.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        narrow = width(found[0][0]) == 1
        # 3.5, e.g, the name of a file; “Really?” he asked.
        if (narrow and after[:1].strip()) or after.lstrip()[:1].islower():
            continue
        if found[0] == "." and (abbreviation.search(before) or _INITIAL.search(before)):
            continue
        yield found.end()


def _halt(sentence: str) -> int:
    """The sign nearest to the middle of a sentence at which a voice halts; 0 where none is near it."""
    halts = [found.end() for found in _HALT.finditer(sentence) if sentence[found.end() :].strip()]
    best = min(halts, key=lambda at: abs(at - len(sentence) / 2), default=0)
    return best if 0.2 * len(sentence) < best < 0.8 * len(sentence) else 0


def _gap(sentence: str, lang: str) -> int:
    """The best place near the middle of a text without signs where a line may end; 0 where there is none."""
    begins = max(0, len(sentence) // 2 - _NEAR)
    edges = breaks(sentence[begins : begins + 2 * _NEAR], lang)
    best = min(edges, key=lambda edge: (edge.cost, abs(edge.offset - _NEAR)), default=None)
    return begins + best.offset if best else 0


def _breaths(sentence: str, lang: str) -> Iterator[str]:
    """A sentence that a voice says in one go, or as few pieces of it as can be, about equally long."""
    whole = seconds(sentence, lang)
    if whole <= LONGEST:
        yield sentence
        return
    best = _halt(sentence) or (_gap(sentence, lang) if whole > _MANY * LONGEST else 0)
    if best:
        for half in (sentence[:best], sentence[best:]):
            yield from _breaths(half.strip(), lang)
    else:
        # Without any sign, where a line of a subtitle would end.
        wide = max(1, int(width(sentence) * 0.75 * LONGEST / whole))
        yield from wrap(sentence, lang, wide, measure=width)
