"""Join utterances: what espeak said of each piece → one run of samples, and the time of each word in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import utter, waveform

if TYPE_CHECKING:
    from langreel.voice.espeak import UtterancePart


def join_utterances(
    pieces: Sequence[UtterancePart], said: Sequence[utter.Utterance]
) -> tuple[waveform.Samples, tuple[Word, ...]]:
    """The pieces one after another, each trimmed and level, with the pauses between them."""
    parts: list[waveform.Samples] = []
    words: list[Word] = []
    at = 0
    for piece, utterance in zip(pieces, said, strict=True):
        whole = waveform.level(_resampled(utterance))
        samples, cut = waveform.trim(whole)
        offset = at / RATE - cut
        words += [
            Word(word.start, word.end, word.begins + offset, word.ends + offset)
            for word in _words(piece, utterance, whole)
        ]
        silence = waveform.silence(max(0.0, piece.pause - 2 * waveform.KEEP))
        parts += [samples, silence]
        at += len(samples) + len(silence)
    return np.concatenate(parts) if parts else waveform.silence(0), tuple(words)


def _words(piece: UtterancePart, utterance: utter.Utterance, samples: waveform.Samples) -> list[Word]:
    """The places with the moments at which espeak began them, and at which their sound ends."""
    begins: dict[int, int] = {}
    for offset, sample in utterance.words:
        here = max((n for n, place in enumerate(piece.places) if place[0] <= offset), default=0)
        begins.setdefault(here, sample)
    order = sorted(begins)
    words = []
    for here, after in zip(order, [*order[1:], None], strict=True):
        first = begins[here] / utterance.rate
        last = begins[after] / utterance.rate if after is not None else len(samples) / RATE
        start, end = piece.places[here][1], piece.places[(after or len(piece.places)) - 1][2]
        words.append(Word(start, end, *_sounding(samples, first, last)))
    return words


def _sounding(samples: waveform.Samples, begins: float, ends: float) -> tuple[float, float]:
    """The part of a span that is not silence: a word's own sound, without the pause after it."""
    first, last = round(begins * RATE), round(ends * RATE)
    loud = np.flatnonzero(np.abs(samples[first:last]) > 0.004)
    if not len(loud):
        return begins, ends
    return begins + float(loud[0]) / RATE, begins + float(loud[-1] + 1) / RATE


def _resampled(utterance: utter.Utterance) -> waveform.Samples:
    """espeak's 22.05 kHz at 48 kHz."""
    return waveform.resampled(np.frombuffer(utterance.samples, "<i2") / 32768, utterance.rate)
