"""Order: words one after another, and those behind a pause later."""

from __future__ import annotations

from collections.abc import Sequence

from langreel.model import Pause, Word


def ordered(words: Sequence[Word], seconds: float) -> tuple[Word, ...]:
    """The words one after another: none before the last one's end, none after the take's."""
    placed: list[Word] = []
    for word in words:
        begins = min(max(word.begins, placed[-1].ends if placed else 0.0), seconds)
        placed.append(Word(word.start, word.end, begins, min(max(word.ends, begins), seconds)))
    return tuple(placed)


def later(words: Sequence[Word], pause: Pause) -> tuple[Word, ...]:
    """The words with a pause let in before its offset."""
    return tuple(
        word
        if word.start < pause.offset
        else Word(word.start, word.end, word.begins + pause.seconds, word.ends + pause.seconds)
        for word in words
    )
