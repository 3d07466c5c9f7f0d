"""Beds: quiet music to speak over, each a loop that our own synthesiser plays.

A new one is a ``Score`` in ``SCORES`` and its name in ``synth.BEDS``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from langreel.synth.synthesiser import Note, Stereo, Timbre, levelled, loop

PAD = Timbre((1.0, 0.42, 0.24, 0.11, 0.07, 0.04, 0.02), detune=7.0, attack=1.4, release=2.6)
PLUCK = Timbre((1.0, 0.3, 0.12, 0.05), detune=2.0, attack=0.012, release=1.5)
BASS = Timbre((1.0, 0.25, 0.06), detune=1.5, attack=0.25, release=1.2)
_ENOUGH: Final = 4
"""Bars from which on a shift of the tempo is not heard: an eighth at most."""


@dataclass(frozen=True, slots=True)
class Score:
    """Chords (MIDI pitches, lowest first), a bar of four beats each; beats a minute; how loud plucks are."""

    chords: Sequence[Sequence[int]]
    tempo: float
    pluck: float

    @property
    def bar(self) -> float:
        """Seconds."""
        return 4 * 60 / self.tempo


SCORES: Mapping[str, Score] = {
    # Open fifths and ninths around A minor: it asks, and does not answer.
    "inquiry": Score(
        ((45, 57, 64, 71), (41, 57, 60, 67), (48, 55, 64, 71), (43, 55, 62, 69)), tempo=66, pluck=0.20
    ),
    # D major with sevenths: light, on its way.
    "daylight": Score(
        ((50, 57, 66, 73), (47, 57, 62, 69), (43, 59, 62, 66), (45, 57, 64, 71)), tempo=76, pluck=0.26
    ),
    # E minor, low and slow: something weighs.
    "weight": Score(
        ((40, 52, 59, 67), (36, 52, 60, 64), (45, 52, 57, 64), (47, 54, 59, 66)), tempo=56, pluck=0.12
    ),
}


def bed(name: str, seconds: float) -> Stereo:
    """One round of a bed that is heard for so many seconds; it may follow itself without a seam.

    Its tempo is shifted a little, so that these seconds hold whole bars: it begins on a bar and ends on one.
    """
    score = _fitted(SCORES[name], seconds)
    layers = ((_pads, PAD), (_basses, BASS), (_plucks, PLUCK))
    sounds = [loop(list(notes(score)), timbre, score.bar * len(score.chords)) for notes, timbre in layers]
    return levelled(np.sum(sounds, axis=0), -9.0)


def _fitted(score: Score, seconds: float) -> Score:
    """The score at the tempo nearest to its own that fills a length with whole bars.

    >>> round(_fitted(SCORES["inquiry"], 62.0).bar, 3), round(_fitted(SCORES["inquiry"], 2.0).bar, 3)
    (3.647, 3.636)
    """
    bars = round(seconds / score.bar)
    return replace(score, tempo=4 * 60 * bars / seconds) if bars >= _ENOUGH else score


def _pads(score: Score) -> Iterator[Note]:
    for number, chord in enumerate(score.chords):
        for place, pitch in enumerate(chord[1:]):
            yield Note(pitch, number * score.bar, score.bar * 0.92, 0.34, (place - 1) * 0.5)


def _basses(score: Score) -> Iterator[Note]:
    for number, chord in enumerate(score.chords):
        yield Note(chord[0], number * score.bar, score.bar * 0.8, 0.30)


def _plucks(score: Score) -> Iterator[Note]:
    """Broken chords in quavers, an octave up, every other one left out: it moves, and nobody counts."""
    pattern = (0, 2, 1, 2)
    for number, chord in enumerate(score.chords):
        for quaver in (0, 2, 3, 5, 6):
            pitch = chord[1 + pattern[quaver % 4] % (len(chord) - 1)] + 12
            yield Note(
                pitch, number * score.bar + quaver * score.bar / 8, 0.1, score.pluck, 0.6 - quaver * 0.2
            )
