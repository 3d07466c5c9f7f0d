"""Music part: a bed an act, each faded in and out, all of them down while somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from langreel.ffmpeg.k_weighting import BOTH_SIDES
from langreel.sound import duck
from langreel.sound.arrangement import LaidBed
from langreel.sound.bed_loop import BedLoop
from langreel.sound.gains import Gains, middles, spread, ticks_around
from langreel.sound.parts import Samples, SoundPart, Sum
from langreel.sound.survey import Survey, add, silence
from langreel.sound.voice_part import SPEECH_LUFS
from langreel.sound_steps import RATE, TICK

FADE_IN: Final = 1.0
FADE_OUT: Final = 2.5
"""Seconds, where the act is long enough for them."""


@dataclass(frozen=True, slots=True)
class BedPart:
    """The music of an act, from one sample of the film to another; ``points`` are those of ``duck``."""

    first: int
    last: int
    bed: BedLoop
    gain: float
    points: duck.Points
    channels: int = 2

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, 2), np.float32)
        start, end = max(first, self.first), min(last, self.last)
        if start < end:
            sound = self.bed.loop.samples(start - self.last, end - self.last)
            gains = spread(self._gains(*ticks_around(start, end)), start, end)
            np.multiply(sound, gains, out=mixed[start - first : end - first])
        return mixed

    def survey(self, first: int, last: int) -> Survey:
        found = silence(last - first)
        start, end = max(first, self.first // TICK), min(last, -(-self.last // TICK))
        if start < end:
            heard = self.bed.survey(np.arange(start, end) * TICK + TICK // 2 - self.last)
            gains = self._gains(start, end)
            quieter = Survey(heard.energies * gains**2, np.asarray(heard.peaks * gains, np.float32))
            add(found, (start - first) * TICK, quieter)
        return found

    def _gains(self, first: int, last: int) -> Gains:
        return duck.lifted(self.points, first, last) * self._fades(first, last) * self.gain

    def _fades(self, first: int, last: int) -> Gains:
        """From nothing to full and back, by halves of a cosine."""
        begins, ends, at = self.first / RATE, self.last / RATE, middles(first, last)
        rise = (at - begins) / min(FADE_IN, (ends - begins) / 3)
        fall = (ends - at) / min(FADE_OUT, (ends - begins) / 2)
        shares = np.clip(np.minimum(rise, fall), 0, 1)
        return np.asarray(0.5 - 0.5 * np.cos(np.pi * shares))


def music_part(beds: Sequence[LaidBed], loops: Sequence[BedLoop], spoken: duck.Spans) -> SoundPart:
    """The beds on one stereo track, ducked where somebody speaks (seconds)."""
    points = duck.swell(spoken)
    return Sum([_part(laid, loop, points) for laid, loop in zip(beds, loops, strict=True)])


def _part(laid: LaidBed, loop: BedLoop, points: duck.Points) -> BedPart:
    gain = 10 ** ((SPEECH_LUFS + BOTH_SIDES - laid.duck - loop.loudest) / 20)
    first = round(laid.begins * RATE)
    return BedPart(first, first + round(laid.seconds * RATE), loop, gain, points)
