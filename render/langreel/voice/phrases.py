"""Phrases: words placed in a recording by its syllables, held to the silences that the reader made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.syllables import Token, length, place, tokens

Span = tuple[float, float]

_GAP = 0.15
_BREATH = 0.25
"""Seconds: a silence that may be a pause; a pause after which a phrase begins."""
_UNEVEN = 1.7


def placed(text: str, lang: str, samples: waveform.Samples) -> tuple[Word, ...]:
    """The words of ``text`` in a recording, in seconds.

    Where the longest silences can be the pauses that the punctuation asks for, each phrase lies between two
    of them; where they cannot (a phrase would be said far too fast), the words are spread over the whole.
    """
    first, last = waveform.speech(samples)
    whole = (first / RATE, (last or len(samples)) / RATE)
    phrases = _phrases(tokens(text, lang))
    spans = _spans(samples, whole, len(phrases) - 1)
    if len(phrases) < 2 or not _even(phrases, spans):
        return place(text, lang, begins=whole[0], ends=whole[1])
    return tuple(
        Word(phrase[0].start + word.start, phrase[0].start + word.end, word.begins, word.ends)
        for phrase, (begins, ends) in zip(phrases, spans, strict=True)
        for word in place(text[phrase[0].start : phrase[-1].end], lang, begins=begins, ends=ends)
    )


def _phrases(pieces: Sequence[Token]) -> list[list[Token]]:
    phrases: list[list[Token]] = [[]]
    for piece in pieces:
        phrases[-1].append(piece)
        if piece.pause >= _BREATH:
            phrases.append([])
    return [phrase for phrase in phrases if phrase]


def _spans(samples: waveform.Samples, whole: Span, pauses: int) -> list[Span]:
    """The speech cut at its longest silences."""
    longest = sorted(sorted(_silences(samples, whole), key=lambda gap: gap[0] - gap[1])[:pauses])
    edges = [whole[0], *(edge for gap in longest for edge in gap), whole[1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _silences(samples: waveform.Samples, whole: Span) -> list[Span]:
    loud = waveform.envelope(samples)
    heard = np.flatnonzero(loud > float(loud.max(initial=0.0)) * 10 ** (-34 / 20)) * waveform.BLOCK / RATE
    step = waveform.BLOCK / RATE
    gaps = [
        (float(before) + step, float(after))
        for before, after in pairwise(heard)
        if after - before > _GAP + step
    ]
    return [gap for gap in gaps if whole[0] < gap[0] and gap[1] < whole[1]]


def _even(phrases: Sequence[Sequence[Token]], spans: Sequence[Span]) -> bool:
    """Whether the phrases fit the spans: as many, and none more than 1.7 times as fast as another."""
    if len(phrases) != len(spans):
        return False
    paces = [length(phrase) / (ends - begins) for phrase, (begins, ends) in zip(phrases, spans, strict=True)]
    return max(paces) <= min(paces) * _UNEVEN
