"""Music part: a bed an act, each faded in and out, all of them down while somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from langreel.errors import MediaError
from langreel.ffmpeg.k_weighting import BOTH_SIDES
from langreel.ffmpeg.loudness import RATE
from langreel.sound import duck, music
from langreel.sound.arrangement import LaidBed
from langreel.sound.parts import Samples, SoundPart, Sum
from langreel.sound.voice_part import SPEECH_LUFS

FADE_IN: Final = 1.0
FADE_OUT: Final = 2.5
"""Seconds, where the act is long enough for them."""


@dataclass(frozen=True, slots=True)
class BedPart:
    """The music of an act, from one sample of the film to another; ``points`` are those of ``duck``."""

    first: int
    last: int
    loop: music.Loop
    gain: float
    points: duck.Points
    channels: int = 2

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, 2), np.float32)
        start, end = max(first, self.first), min(last, self.last)
        if start < end:
            sound = self.loop.samples(start - self.last, end - self.last)
            sound *= duck.gains(self.points, start, end) * self._fades(start, end)
            mixed[start - first : end - first] = sound * np.float32(self.gain)
        return mixed

    def _fades(self, first: int, last: int) -> Samples:
        """From nothing to full and back, by halves of a cosine."""
        seconds = (self.last - self.first) / RATE
        at = np.arange(first, last, dtype=np.float64)
        rise = (at - self.first) / (min(FADE_IN, seconds / 3) * RATE)
        fall = (self.last - at) / (min(FADE_OUT, seconds / 2) * RATE)
        shares = np.clip(np.minimum(rise, fall), 0, 1)
        return np.asarray(0.5 - 0.5 * np.cos(np.pi * shares), np.float32)[:, None]


def music_part(beds: Sequence[LaidBed], spoken: duck.Spans) -> SoundPart:
    """The beds on one stereo track, ducked where somebody speaks (seconds)."""
    points = duck.swell(spoken)
    return Sum([_part(laid, points) for laid in beds])


def _part(laid: LaidBed, points: duck.Points) -> BedPart:
    found = music.loop(laid)
    loudest = music.loudest(found)
    if loudest == float("-inf"):
        raise MediaError("the music holds no sound", where=str(laid.file))
    gain = 10 ** ((SPEECH_LUFS + BOTH_SIDES - laid.duck - loudest) / 20)
    first = round(laid.begins * RATE)
    return BedPart(first, first + round(laid.seconds * RATE), found, gain, points)
