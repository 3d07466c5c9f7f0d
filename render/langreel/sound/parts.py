"""Parts: what a mix is the sum of. A part gives any stretch of its samples, so that none is held whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from langreel.sound.survey import Survey, add, silence
from langreel.sound_steps import TICK

Samples = NDArray[np.float32]
"""Shape (n, channels) at 48 kHz; a part has one channel or two all along."""


class SoundPart(Protocol):
    """Voice, music or effects: silence where nothing of it sounds. Both ends may lie outside of the film."""

    @property
    def channels(self) -> int: ...

    def samples(self, first: int, last: int) -> Samples:
        """Its samples from one to another."""

    def survey(self, first: int, last: int) -> Survey:
        """What it is like from one tick to another."""


@dataclass(frozen=True, slots=True)
class LaidSound:
    """A sound of ``length`` samples that begins at sample ``at``, and how its samples and survey are had."""

    at: int
    length: int
    load: Callable[[], Samples]
    surveyed: Callable[[], Survey]

    @property
    def end(self) -> int:
        return self.at + self.length


@dataclass(frozen=True, slots=True)
class LaidSounds:
    """A part that is put together of sounds, which may overlap."""

    sounds: Sequence[LaidSound]
    channels: int

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, self.channels), np.float32)
        for sound in self.sounds:
            start, end = max(first, sound.at), min(last, sound.end)
            if start < end:
                mixed[start - first : end - first] += sound.load()[start - sound.at : end - sound.at]
        return mixed

    def survey(self, first: int, last: int) -> Survey:
        found = silence(last - first)
        for sound in self.sounds:
            if sound.at < last * TICK and first * TICK < sound.end + TICK:
                add(found, sound.at - first * TICK, sound.surveyed())
        return found


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts of the same channels, heard together."""

    parts: Sequence[SoundPart]
    channels: int = 2

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, self.channels), np.float32)
        for part in self.parts:
            mixed += part.samples(first, last)
        return mixed

    def survey(self, first: int, last: int) -> Survey:
        found = silence(last - first)
        for part in self.parts:
            add(found, 0, part.survey(first, last))
        return found
