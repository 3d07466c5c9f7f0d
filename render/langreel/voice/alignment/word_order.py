"""Word order: a line and a stretch of a recording → how surely the stretch says the line, not other words.

Where nothing can be learnt of a speaker, how alike two voices sound tells little: another line that is said
in the same room may come as near. So a line has rivals: its own words in other orders, the same sounds of the
same voice. Only a stretch that says the line fits the line better than its rivals.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from langreel.voice.alignment import search, speech
from langreel.voice.alignment.cepstra import Floats
from langreel.voice.alignment.forced import Bools, Ints, Template
from langreel.voice.alignment.likeness import distances

_RIVALS = 24
_FEWEST = 4
"""Words that a line must have: fewer stand in too few orders."""
_CHANCE, _CERTAIN = 0.03, 0.15
"""Of the rivals' distance, by how much the line is nearer than the nearest of them: other lines come to 0.04,
the line itself, by another voice in a noisy room, to 0.11 at least."""


def confidence(shape: Template, reference: Floats, hushed: Bools, stretch: Floats) -> float:
    """From 0 to 1; ``stretch`` is the rows of a recording, ``hushed`` the silent frames of the reference."""
    words = [shape.frames[shape.words == word] for word in range(int(shape.words.max()) + 1)]
    if len(words) < _FEWEST:
        return 0.0
    own = _distance(np.concatenate(words), reference, hushed, stretch)
    others = [
        _distance(np.concatenate([words[at] for at in order]), reference, hushed, stretch)
        for order in _orders(len(words))
    ]
    nearer = (min(others) - own) / float(np.mean(others))
    return float(np.clip((nearer - _CHANCE) / (_CERTAIN - _CHANCE), 0.0, 1.0))


def _distance(frames: Ints, reference: Floats, hushed: Bools, stretch: Floats) -> float:
    """Of these frames of the reference, one after another, from where they fit best."""
    rows = speech.coarse(reference[frames], hushed[frames])
    return float(search.scan(distances(rows, stretch)).cost.min())


def _orders(count: int) -> Iterator[Ints]:
    """Orders of so many words in which none follows the one that it follows in the line; always the same."""
    chance, found = np.random.default_rng(1), 0
    while found < _RIVALS:
        order = chance.permutation(count)
        if not (np.diff(order) == 1).any():
            found += 1
            yield order
